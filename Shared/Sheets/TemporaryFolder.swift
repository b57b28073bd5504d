internal import Foundation

/// A folder that only this user can access, for the file that libxlsxwriter writes: the library can write only to files.
struct TemporaryFolder {
    private let folder: URL

    init() throws(XLSXWriteProblem) {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "pledgeline-sheet-\(UUID().uuidString)", directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .file(error.localizedDescription)
        }
    }

    private var place: URL { folder.appending(path: "book.xlsx", directoryHint: .notDirectory) }

    var file: String { place.path(percentEncoded: false) }

    func contents() throws(XLSXWriteProblem) -> Data {
        do { return try Data(contentsOf: place) } catch { throw .file(error.localizedDescription) }
    }

    func remove() {
        do { try FileManager.default.removeItem(at: folder) } catch {
            // The system cleans the folder for temporary files; the workbook was made all the same.
            return
        }
    }
}
