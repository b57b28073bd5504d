public import Foundation

/// The inputs that are kept, a folder for each target: seeds made from real records, and whatever once went wrong.
public struct Corpus: Sendable {
    public struct Entry: Sendable {
        public let name: String
        public let bytes: Data
    }

    public let entries: [Entry]

    /// - Parameter folder: holds a folder named after each target.
    public init(_ target: FuzzTarget, in folder: URL) throws {
        let place = folder.appending(path: target.rawValue)
        entries = try FileManager.default.contentsOfDirectory(atPath: place.path).filter { !$0.hasPrefix(".") }.sorted().map { name in
            Entry(name: name, bytes: try Data(contentsOf: place.appending(path: name)))
        }
    }
}
