package import Foundation
internal import Synchronization

extension WholeFile {
    /// So many are written side by side: the disk then makes them durable together.
    private static let atOnce = 128

    /// Writes many new files of one folder, each there completely or not at all. Whatever ends this on the way, those that are there are the first of
    /// them, without a gap; when it returns all of them are on the disk.
    ///
    /// - Throws: ``WriteFailure``; those before the one that failed may be there.
    package static func write(_ files: [(name: String, data: Data)], into folder: URL, mode: mode_t) throws {
        for start in stride(from: 0, to: files.count, by: atOnce) {
            let chunk = files[start..<min(start + atOnce, files.count)]
            try writeChunk(Array(chunk), folder, mode)
        }
    }

    private static func writeChunk(_ files: [(name: String, data: Data)], _ folder: URL, _ mode: mode_t) throws {
        let run = UUID().uuidString
        func temporary(_ index: Int) -> String { folder.appending(path: ".\(files[index].name).\(run).part").path }
        let failure = Mutex<WriteFailure?>(nil)
        let names = files.indices.map(temporary)
        DispatchQueue.concurrentPerform(iterations: files.count) { index in
            do { try writeTemporary(names[index], mode) { try $0.write(files[index].data) } } catch {
                let reason = error as? WriteFailure ?? WriteFailure(EIO)
                failure.withLock { $0 = $0 ?? reason }
            }
        }
        do {
            if let failure = failure.withLock({ $0 }) { throw failure }
            for (index, name) in names.enumerated() {
                guard rename(name, folder.appending(path: files[index].name).path) == 0 else { throw WriteFailure(errno) }
            }
        } catch {
            for name in names { unlink(name) }
            throw error
        }
        synchronize(folder: folder.path)
    }
}
