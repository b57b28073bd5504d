import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The services with their kinds and facts, read from the schema's descriptors.
struct Catalogue {
    struct Service {
        /// As in the names of the service's messages and modules: `Registry`.
        var name: String
        var kinds: [Kind]
        var facts: [Fact]

        /// As in the oneofs of `Payload` and `Fact`: `registry`.
        var caseName: String { name.lowercased() }
    }

    /// A kind of submission.
    struct Kind {
        /// As in decisions and logs: `draft_pledge`.
        var name: String
        /// The case of the oneof: `draftPledge`.
        var caseName: String
        /// The message's name: `DraftPledge`.
        var message: String
        var rule: PBRule
        var days: [Day]
        /// The field with the documents that the kind cites, if it has one.
        var documents: Documents?
        /// The Swift name of the field by which the record is partitioned; nil means the payload's unit.
        var key: String?
        /// What its fields are called, and those of the messages in it, as protobuf's JSON mapping spells them.
        var fields: Set<String>
    }

    /// A field that contains a date.
    struct Day {
        /// The path in protobuf's JSON spelling, starting in the kind's message.
        var field: String
        /// The same path in Swift.
        var path: String
        var sort: PBDay
    }

    /// A field that contains documents.
    struct Documents {
        var field: String
        var property: String
        var isRepeated: Bool
    }

    /// A fact that an accepted submission establishes.
    struct Fact {
        var caseName: String
        var name: String
        var message: String
        /// If the fact contains a submission's body: the path to it in the fact's message, and its kind.
        var submitted: (path: String, kind: Kind)?
    }

    /// An error in the schema, described for the person who edits it.
    struct Wrong: Error, CustomStringConvertible {
        var description: String
    }

    var services: [Service]

    init(_ files: [FileDescriptor]) throws {
        let messages = Dictionary(files.flatMap(\.messages).map { ($0.name, $0) }) { first, _ in first }
        guard let payload = messages["Payload"], let fact = messages["Fact"] else { throw Wrong(description: "no Payload, or no Fact") }
        let facts = Dictionary(fact.oneofs.flatMap(\.fields).map { ($0.name, $0) }) { first, _ in first }
        services = try payload.oneofs.flatMap(\.fields).map { field in
            let body = try Self.message(field)
            guard body.name.hasSuffix("Body"), let content = facts[field.name] else {
                throw Wrong(description: "\(field.name) has no fact of the same name, or its message is not called a Body")
            }
            let kinds = try body.oneofs.flatMap(\.fields).map(Self.kind)
            let known = Dictionary(kinds.map { ($0.message, $0) }) { first, _ in first }
            return Service(
                name: String(body.name.dropLast(4)), kinds: kinds,
                facts: try Self.message(content).oneofs.flatMap(\.fields).map { try Self.fact($0, known) })
        }
    }

    private static func kind(_ field: FieldDescriptor) throws -> Kind {
        let message = try message(field)
        guard message.options.hasPBrule else { throw Wrong(description: "\(message.name) is a kind of submission without a rule") }
        let rule = message.options.PBrule
        guard !rule.zh.isEmpty, !rule.en.isEmpty else { throw Wrong(description: "\(message.name) has no name in both languages") }
        guard rule.roles.isEmpty != (rule.rightZh.isEmpty || rule.rightEn.isEmpty) else {
            throw Wrong(description: "\(message.name): either roles, or in both languages who may send it")
        }
        let documents = message.fields.filter { $0.type == .message && $0.messageType.name == "Evidence" }
        guard documents.count <= 1 else {
            throw Wrong(description: "\(message.name) has two fields with documents, and only one is looked at")
        }
        let key = message.fields.first { $0.name == rule.key }
        guard rule.key.isEmpty || key != nil else { throw Wrong(description: "\(message.name) has no field \(rule.key)") }
        return Kind(
            name: field.name, caseName: property(field),
            message: message.name, rule: rule, days: days(of: message, field: "", path: ""),
            documents: documents.first.map {
                Documents(field: json($0), property: property($0), isRepeated: $0.isRepeated)
            },
            key: key.map(property), fields: fields(of: message))
    }

    /// The date fields of a message and of the messages nested in it, except those in lists.
    private static func days(of message: Descriptor, field: String, path: String) -> [Day] {
        message.fields.flatMap { part -> [Day] in
            if part.options.hasPBday {
                return [Day(field: field + json(part), path: path + property(part), sort: part.options.PBday)]
            }
            guard part.type == .message, !part.isRepeated, let inner = part.messageType else { return [] }
            return days(of: inner, field: field + json(part) + ".", path: path + property(part) + ".")
        }
    }

    private static func fields(of message: Descriptor) -> Set<String> {
        var (seen, fields): (Set<String>, Set<String>) = ([], [])
        var open = [message]
        while let message = open.popLast() {
            guard seen.insert(message.fullName).inserted else { continue }
            fields.formUnion(message.fields.map(json))
            open += message.fields.compactMap(\.messageType)
        }
        return fields
    }

    private static func property(_ field: FieldDescriptor) -> String {
        SwiftProtobufNamer().messagePropertyNames(field: field, prefixed: "", includeHasAndClear: false).name
    }

    private static func json(_ field: FieldDescriptor) -> String { field.jsonName ?? field.name }

    private static func fact(_ field: FieldDescriptor, _ kinds: [String: Kind]) throws -> Fact {
        let message = try message(field)
        var fact = Fact(caseName: property(field), name: field.name, message: message.name)
        if let kind = kinds[message.name] { fact.submitted = ("", kind) }
        guard message.options.hasPBsubmitted else { return fact }
        let name = message.options.PBsubmitted
        guard let part = message.fields.first(where: { $0.name == name }), let kind = kinds[try Self.message(part).name] else {
            throw Wrong(description: "\(message.name) has no field \(name) that is a kind of submission")
        }
        fact.submitted = (".\(property(part))", kind)
        return fact
    }

    private static func message(_ field: FieldDescriptor) throws -> Descriptor {
        guard field.type == .message, let message = field.messageType else { throw Wrong(description: "\(field.name) is no message") }
        return message
    }
}
