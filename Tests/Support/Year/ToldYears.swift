package import Audit
import Foundation
package import Samples
import Client

/// Tells each sample once in a run of the tests, however many tests and processes look at it: a county's year is 40,000 decisions.
///
/// What was told is kept as an export in the folder `told` beside the test program, and read there by the processes that come after. It is kept for this
/// build of the test program only: another would perhaps decide otherwise. `make test` begins by deleting the folder.
package actor ToldYears {
    package static let shared = ToldYears()

    private var told: [String: Task<ToldYear, any Error>] = [:]

    package init() {}

    package func year(of sample: any Sample) async throws -> ToldYear {
        let task = told[sample.name] ?? Task { try await Self.year(of: sample, in: ToldFolder.ofThisBuild()) }
        told[sample.name] = task
        return try await task.value
    }

    private static func year(of sample: any Sample, in folder: ToldFolder) async throws -> ToldYear {
        let file = folder.file(of: sample.name)
        // Another process may be telling it: then this one waits, and reads.
        let lock = try await FileLock.hold(folder.lock(of: sample.name))
        defer { lock.release() }
        if FileManager.default.fileExists(atPath: file.path) { return try ToldYear(ArchiveFile.read(file.path), of: sample, in: file) }
        let archive = try await ToldYear.tell(sample)
        // It gets its name when it is whole.
        try ArchiveFile.write(archive, to: file.path)
        return try ToldYear(archive, of: sample, in: file)
    }
}

/// Where the years are kept that this build of the test program told.
struct ToldFolder {
    private let url: URL

    /// Makes it, and deletes those of other builds.
    static func ofThisBuild(program: String = CommandLine.arguments[0]) throws -> ToldFolder {
        let files = FileManager.default
        let program = URL(filePath: program)
        var status = stat()
        guard stat(program.path, &status) == 0 else { throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: program.path]) }
        let all = program.deletingLastPathComponent().appending(path: "told", directoryHint: .isDirectory)
        let name = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)-\(status.st_size)"
        try files.createDirectory(at: all.appending(path: name), withIntermediateDirectories: true)
        for other in try files.contentsOfDirectory(atPath: all.path) where other != name {
            try files.removeItem(at: all.appending(path: other))
        }
        return ToldFolder(url: all.appending(path: name, directoryHint: .isDirectory))
    }

    func file(of sample: String) -> URL { url.appending(path: "\(sample).jsonl") }
    func lock(of sample: String) -> URL { url.appending(path: "\(sample).lock") }
}
