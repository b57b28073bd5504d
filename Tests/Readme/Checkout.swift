import Foundation

/// The sources the documents speak of.
enum Checkout {
    static let root: URL = {
        var root = URL(filePath: #filePath).deletingLastPathComponent()
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appending(path: "Package.swift").path) {
            root.deleteLastPathComponent()
        }
        return root
    }()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// All hand-written Swift under Shared and Services, by its path.
    static func sourceFiles() throws -> [String] {
        try ["Shared", "Services"].flatMap { folder in
            try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
                .filter { $0.hasSuffix(".swift") && !$0.contains("Generated/") }
                .map { "\(folder)/\($0)" }
        }
    }

    /// The samples' bundles, tables and stories, by their path.
    static func sampleFiles() throws -> [String] {
        let folder = "Shared/Samples/Resources"
        return try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.map { "\(folder)/\($0)" }
    }

    static func sources() throws -> [String] { try sourceFiles().map { try text($0) } }

    /// The texts in quotation marks in a part of a source: names of one kind.
    static func names(_ path: String, from start: String, to end: String) throws -> Set<String> {
        Set(try region(of: text(path), from: start, to: end).matches(of: /: "([a-z_]+)"/).map { String($0.1) })
    }

    private static func region(of text: String, from start: String, to end: String) throws -> Substring {
        guard let begin = text.range(of: start), let stop = text.range(of: end, range: begin.upperBound..<text.endIndex) else {
            throw Missing(what: "“\(start)”", file: "the sources")
        }
        return text[begin.upperBound..<stop.lowerBound]
    }
}
