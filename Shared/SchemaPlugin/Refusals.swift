import SwiftProtobuf
import SwiftProtobufPluginLibrary
internal import Templates

/// A service's refusals, as the schema says them: the values of `enum PledgesRefusal`.
struct Refusals {
    struct Value {
        var entry: RefusalEntry
        /// The name of the function or constant that gives it: `noticeRunning`.
        var property: String
        /// What is put into the texts: the field at fault, if it is among them, then in the order of the English text.
        var places: [String]
        var retriable: PBRetriable
    }

    private static let suffix = "Refusal"

    /// As in the names of modules: `Pledges`.
    var service: String
    var values: [Value]

    /// All of them, in the order of the files; nothing that must not be is among them.
    static func all(_ files: [FileDescriptor]) throws -> [Refusals] {
        let enums = files.flatMap(\.enums).filter { $0.values.contains { $0.options.hasPBrefusal } }
        let all = try enums.map(Refusals.init)
        let problems = RefusalEntry.problems(in: all.flatMap(\.values).map(\.entry))
        guard problems.isEmpty else { throw Catalogue.Wrong(description: problems.joined(separator: "\n")) }
        return all
    }

    private init(_ described: EnumDescriptor) throws {
        guard described.name.hasSuffix(Self.suffix) else { throw Catalogue.Wrong(description: "\(described.name) is not called a Refusal") }
        service = String(described.name.dropLast(Self.suffix.count))
        values = try described.values.filter { $0.number != 0 }.map(Self.value)
    }

    private static func value(_ described: EnumValueDescriptor) throws -> Value {
        guard described.options.hasPBrefusal else { throw Catalogue.Wrong(description: "\(described.name) is a refusal without texts") }
        let refusal = described.options.PBrefusal
        let prefix = "\(described.enumType.name.dropLast(suffix.count).uppercased())_REFUSAL_"
        guard described.name.hasPrefix(prefix) else {
            throw Catalogue.Wrong(description: "\(described.name) does not begin with \(prefix)")
        }
        let entry = RefusalEntry(
            name: described.name, code: refusal.code.isEmpty ? described.name.dropFirst(prefix.count).lowercased() : refusal.code,
            isFurtherWording: !refusal.code.isEmpty, field: refusal.field, retriable: String(describing: refusal.retriable), zh: refusal.zh,
            en: refusal.en)
        // Texts that cannot be read are told of together with everything else.
        let places = (try? entry.places()) ?? []
        return Value(
            entry: entry, property: SwiftProtobufNamer().relativeName(enumValue: described), places: places, retriable: refusal.retriable)
    }

    /// Where its Swift goes: into the part that gives these refusals.
    var fileName: String {
        let folder =
            switch service {
            case "Intake": "Shared/Streaming"
            // Rights are those of the keys that the registry enrolled, in whichever service they are asked for.
            case "Rights": "Services/Registry/Core"
            default: "Services/\(service)/Core"
            }
        return "\(folder)/Generated/\(service)Refusals.swift"
    }
}
