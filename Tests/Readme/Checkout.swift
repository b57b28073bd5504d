import Foundation

/// The sources the READMEs speak of.
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
        let folder = "Services/CLI/Resources"
        return try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.map { "\(folder)/\($0)" }
    }

    static func sources() throws -> [String] { try sourceFiles().map { try text($0) } }

    /// Every refusal code in the sources, and whether it may be retriable.
    static func refusals() throws -> [String: Bool] {
        var refusals: [String: Bool] = [:]
        for source in try sources() {
            // What stands between one construction and the next belongs to the first.
            for part in source.split(separator: "Refusal(", omittingEmptySubsequences: false).dropFirst() {
                guard let code = part.prefixMatch(of: /\s*"([a-z_]+)"/)?.1 else { continue }
                refusals[String(code), default: false] = refusals[String(code)] == true || part.contains("retriable:")
            }
        }
        return refusals
    }

    /// Names in code that stand for why a partition halts.
    static func halts() throws -> Set<String> {
        let worker = try text("Shared/Streaming/Worker/WorkerProtocol.swift")
        let fold = try text("Shared/Streaming/Fold/AcceptanceFold.swift")
        let reasons = try region(of: worker, from: "enum HaltReason", to: "var description")
        let violations = try region(of: fold, from: "struct FoldViolation", to: "public var kind")
        return Set((reasons.matches(of: /: "([a-z_]+)"/) + violations.matches(of: /= "([a-z_]+)"/)).map { String($0.1) })
    }

    /// The texts in quotation marks in a part of a source: names of one kind.
    static func names(_ path: String, from start: String, to end: String) throws -> Set<String> {
        Set(try region(of: text(path), from: start, to: end).matches(of: /: "([a-z_]+)"/).map { String($0.1) })
    }

    /// The numbers of the cases of an enumeration of exit codes.
    static func exitCodes(_ path: String, enumeration: String) throws -> [Int] {
        try region(of: text(path), from: "enum \(enumeration)", to: "\n}").matches(of: /case \w+ = (\d+)/).compactMap { Int($0.1) }
    }

    private static func region(of text: String, from start: String, to end: String) throws -> Substring {
        guard let begin = text.range(of: start), let stop = text.range(of: end, range: begin.upperBound..<text.endIndex) else {
            throw Missing(what: "“\(start)”", file: "the sources")
        }
        return text[begin.upperBound..<stop.lowerBound]
    }
}
