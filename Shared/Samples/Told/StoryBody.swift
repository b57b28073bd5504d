internal import Foundation
internal import Schema
internal import SwiftProtobuf
internal import Yams

/// Turns the body of a step, as it is written, into a submission's body.
struct StoryBody {
    let sample: String
    let bundle: PBSchemeBundle
    let tables: [String: StoryTable]
    /// The name of the body's field in JSON, such as `draftPledge`.
    let kind: String
    let signer: String
    let time: Int64

    /// What is wrong, with the node whose line is to be looked at.
    struct Wrong: Error {
        var node: Node
        var zh: String
        var en: String
    }

    func body(_ node: Node, _ row: StoryRow) throws(Wrong) -> PBPayload.Body {
        guard case .object(let written) = try value(node, field: "", row) else {
            throw Wrong(node: node, zh: "“\(kind)”之下须是“键: 值”。", en: "“\(kind)” needs a mapping (key: value).")
        }
        do {
            let fields = try StoryCompletion(sample: sample, bundle: bundle, kind: kind, signer: signer, time: time).completed(written)
            guard let service = KindRule.named(json: kind)?.service else { throw JSONDecodingError.unrecognizedEnumValue }
            let body = StoryJSON.object([(service.topicName, .object([(kind, .object(fields))]))])
            let payload = try PBPayload(jsonString: body.string)
            guard let body = payload.body else { throw JSONDecodingError.malformedMap }
            return body
        } catch { throw Wrong(node: node, zh: "不是有效的 \(kind)：\(error)", en: "this is no \(kind): \(error)") }
    }

    private func value(_ node: Node, field: String, _ row: StoryRow) throws(Wrong) -> StoryJSON {
        switch node {
        case .scalar(let scalar):
            return try single(try filled(scalar.string, node, row), field: field, node)
        case .sequence(let sequence): return .list(try elements(Array(sequence), field: field, row))
        case .mapping(let mapping): return try object(mapping, field: field, row)
        case .alias: throw Wrong(node: node, zh: "不能用别名。", en: "aliases cannot be used here.")
        }
    }

    private func object(_ mapping: Node.Mapping, field: String, _ row: StoryRow) throws(Wrong) -> StoryJSON {
        if let each = mapping["each"], let element = mapping["as"] {
            var elements: [StoryJSON] = []
            for (index, columns) in try rows(each, mapping["where"], row).enumerated() {
                elements.append(try value(element, field: field, row.inner(columns, number: index + 1)))
            }
            return .list(elements)
        }
        var fields: [(String, StoryJSON)] = []
        for (key, node) in mapping {
            let name = key.scalar?.string ?? ""
            let value = try value(node, field: name, row)
            // An empty cell says nothing.
            if case .text("") = value { continue }
            fields.append((name, value))
        }
        return .object(fields)
    }

    private func elements(_ nodes: [Node], field: String, _ row: StoryRow) throws(Wrong) -> [StoryJSON] {
        var elements: [StoryJSON] = []
        for node in nodes {
            if case .scalar(let scalar) = node, let pieces = try pieces(scalar.string, node, row) {
                for piece in pieces { elements.append(try single(piece, field: field, node)) }
            } else {
                elements.append(try value(node, field: field, row))
            }
        }
        return elements
    }

    private func single(_ text: String, field: String, _ node: Node) throws(Wrong) -> StoryJSON {
        guard !text.isEmpty else { return .text("") }
        if let prefix = StoryWords.enumeration(field, of: kind) { return .text(StoryWords.name(text, prefix: prefix)) }
        if StoryWords.decimals.contains(field) {
            guard let decimal = PBDecimal(text) else {
                throw Wrong(node: node, zh: "“\(text)”不是十进制数。", en: "“\(text)” is not a decimal number.")
            }
            return .object([("value", .text(String(decimal.value))), ("scale", .text(String(decimal.scale)))])
        }
        if StoryWords.flags.contains(field) {
            guard text == "true" || text == "false" else { throw Wrong(node: node, zh: "须为 true 或 false。", en: "must be true or false.") }
            return .flag(text == "true")
        }
        // A template names documents; everything else shows them.
        if StoryWords.documents.contains(field), kind != "defineMilestoneTemplate" { return document(text) }
        return .text(text)
    }

    /// The documents of a sample exist by name only: the digest is that of the name.
    private func document(_ name: String) -> StoryJSON {
        .object([
            ("name", .text(name)), ("digest", .text(Digest.sha256(Data(name.utf8)).base64EncodedString())),
            ("address", .text("sample:\(sample)/\(name)")), ("revision", .text("1")),
        ])
    }

    // MARK: Rows and placeholders

    private func rows(_ each: Node, _ filter: Node?, _ row: StoryRow) throws(Wrong) -> [StoryTable.Row] {
        guard let name = each.scalar?.string, let table = tables[name] else {
            throw Wrong(node: each, zh: "没有这张表。", en: "there is no such table.")
        }
        var wanted: StoryTable.Row = [:]
        for (key, node) in filter?.mapping ?? [:] {
            wanted[key.scalar?.string ?? ""] = try filled(node.scalar?.string ?? "", node, row)
        }
        return table.rows.filter { row in wanted.allSatisfy { row[$0] == $1 } }
    }

    private func filled(_ text: String, _ node: Node, _ row: StoryRow) throws(Wrong) -> String {
        do { return try row.fill(text) } catch { throw unknown(error, node) }
    }

    private func pieces(_ text: String, _ node: Node, _ row: StoryRow) throws(Wrong) -> [String]? {
        do { return try row.pieces(text) } catch { throw unknown(error, node) }
    }

    private func unknown(_ error: StoryRow.Unknown, _ node: Node) -> Wrong {
        Wrong(node: node, zh: "没有“\(error.placeholder)”这一列。", en: "there is no column “\(error.placeholder)”.")
    }
}
