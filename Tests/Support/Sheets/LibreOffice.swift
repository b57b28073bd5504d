public import Foundation

/// LibreOffice without a screen, with settings of its own.
public struct LibreOffice: Sendable {
    private let program: URL
    private let settings: URL

    public struct Failure: Error { var status: Int32, output: String }

    /// - Parameter folder: for its settings.
    /// - Throws: ``Failure`` if it is not installed; `make test` does that.
    public init(settingsIn folder: URL) throws {
        let places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/soffice" }
        guard let found = places.first(where: FileManager.default.isExecutableFile) else {
            throw Failure(status: 127, output: "soffice (libreoffice-calc-nogui) is not installed")
        }
        program = URL(filePath: found)
        settings = folder.appending(path: "libreoffice")
    }

    /// Opens workbooks and saves them under the same names elsewhere.
    public func saveAgain(_ files: [URL], to folder: URL) async throws {
        let process = Process()
        process.executableURL = program
        process.arguments =
            ["-env:UserInstallation=\(settings.absoluteString)", "--headless", "--convert-to", "xlsx", "--outdir", folder.path]
            + files.map(\.path)
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (pipe, pipe)
        let output: String = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                do {
                    try process.run()
                    let data = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    continuation.resume(returning: String(decoding: data, as: UTF8.self))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
        let missing = files.filter { !FileManager.default.fileExists(atPath: folder.appending(path: $0.lastPathComponent).path) }
        guard process.terminationStatus == 0, missing.isEmpty else { throw Failure(status: process.terminationStatus, output: output) }
    }
}
