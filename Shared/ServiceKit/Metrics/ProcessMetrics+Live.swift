internal import Foundation

extension ProcessMetrics {
    /// This process.
    static let live = ProcessMetrics(
        read: { path in
            // Files of /proc tell no size, so they are read to their end. One that cannot be read means that there is no such series.
            (try? FileHandle(forReadingFrom: URL(filePath: path)))
                .flatMap { try? $0.readToEnd() }.map { String(decoding: $0, as: UTF8.self) }
        },
        count: { try? FileManager.default.contentsOfDirectory(atPath: $0).count })
}
