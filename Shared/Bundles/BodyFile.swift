internal import Files
internal import Foundation
internal import Schema
package import SwiftProtobuf
internal import Yams

/// A long body written as YAML or JSON, in protobuf's JSON mapping with the field names of the schema.
///
/// JSON is read as the YAML it also is. Plain scalars become strings, which the mapping takes for numbers too; only `true`, `false` and `null`
/// stand for themselves. So `due: 2026-06-30` and `period: 2026` need no quotation marks. Unknown fields are errors.
package enum BodyFile {
    /// Far above what fits into a submission of 64 KiB.
    static let largestFile = 512 * 1024

    /// The body in the file; without a file an empty one, for flags to fill in.
    package static func load<Body: Message>(_ path: String?, as body: Body.Type) throws -> Body {
        guard let path else { return Body() }
        let data = try InputFile.read(path)
        guard data.count <= largestFile else {
            throw CommandError(
                .badInput, zh: "\(path) 须为 UTF-8 文本，最多 \(largestFile) 字节。",
                en: "\(path) must be UTF-8 text of at most \(largestFile) bytes.")
        }
        return try read(TextFile.text(data, named: path), named: path, as: body)
    }

    package static func read<Body: Message>(_ text: String, named name: String, as body: Body.Type) throws -> Body {
        let node: Node?
        do { node = try Yams.compose(yaml: text) } catch {
            throw CommandError(.badInput, zh: "\(name) 不是正确的 YAML 或 JSON：\(error)", en: "\(name) is neither YAML nor JSON: \(error)")
        }
        guard let node else { return Body() }
        do throws(JSONProblem) { return try Body.reading(json: json(node)) } catch {
            let line = line(of: error.field, in: node)
            let field = error.field.isEmpty ? "" : ": \(error.field)"
            throw CommandError(
                .badInput, zh: "\(name) 第 \(line) 行\(field)：\(error.words.zh)。", en: "\(name), line \(line)\(field): \(error.words.en).")
        }
    }

    /// The line on which a field stands, or the nearest one around it that does; from 1.
    ///
    /// - Parameter path: as ``JSONProblem`` spells it, such as `duties[2].text.zh`.
    private static func line(of path: String, in root: Node) -> Int {
        var (node, line) = (root, root.mark?.line ?? 1)
        for step in path.split(whereSeparator: { ".[]".contains($0) }) {
            let next: Node?
            if case .sequence(let sequence) = node, let index = Int(step), sequence.indices.contains(index) {
                next = sequence[index]
            } else if let found = node.mapping?.first(where: { $0.key.string == String(step) }) {
                next = found.value
                line = found.key.mark?.line ?? line
            } else {
                next = nil
            }
            guard let next else { break }
            if case .sequence = node { line = next.mark?.line ?? line }
            node = next
        }
        return line
    }

    private static func json(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar):
            guard scalar.style == .plain || scalar.style == .any else { return JSON.quoted(scalar.string) }
            return switch scalar.string {
            case "true", "false", "null": scalar.string
            case "", "~": "null"
            default: JSON.quoted(scalar.string)
            }
        case .sequence(let sequence): return "[" + sequence.map(json).joined(separator: ",") + "]"
        case .mapping(let mapping):
            return "{" + mapping.map { "\(JSON.quoted($0.string ?? "")):\(json($1))" }.joined(separator: ",") + "}"
        // Anchors are resolved by the parser; what is left of one stands for nothing.
        case .alias: return "null"
        }
    }
}
