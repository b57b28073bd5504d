internal import Foundation

extension ProcessMetrics {
    /// This process.
    static let live = ProcessMetrics(
        read: { path in
            // Files in /proc report no size, so they are read to their end. A file that cannot be read yields no series.
            (try? FileHandle(forReadingFrom: URL(filePath: path)))
                .flatMap { try? $0.readToEnd() }.map { String(decoding: $0, as: UTF8.self) }
        },
        count: { try? FileManager.default.contentsOfDirectory(atPath: $0).count })
}
