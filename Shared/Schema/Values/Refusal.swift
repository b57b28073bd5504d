internal import SwiftProtobuf
internal import Templates

/// Why a submission is not accepted: a stable code for programs, and for people what was wrong, where, and what to do, in both languages.
///
/// The schema lists all of them. Those of a part are made by the functions that `make proto` writes, such as `PledgesRefusals.noticeRunning`.
public struct Refusal: Error, Hashable, Sendable {
    public let code: String
    public internal(set) var zh: String
    public internal(set) var en: String
    /// The same submission may be accepted later.
    public let retriable: Bool
    /// The field at fault in protobuf's JSON spelling, if one is.
    public internal(set) var field: String

    /// For the functions that are written from the schema.
    ///
    /// - Parameters:
    ///   - values: what is put into the texts, by name.
    ///   - field: which one is at fault, if the rule leaves that open.
    ///   - retriable: whether the same submission may be accepted later, if the rule leaves that open.
    @_spi(Refusals)
    public init(
        _ rule: RefusalRule, _ values: [(name: String, value: any RefusalValue)] = [], field: String = "", retriable: Bool = false
    ) {
        let texts = Dictionary(values.map { ($0.name, $0.value.inRefusal) }) { first, _ in first }
        code = rule.code
        zh = Self.filled(rule.zh) { texts[$0]?.zh }
        en = Self.filled(rule.en) { texts[$0]?.en }
        switch rule.retriable {
        case .never: self.retriable = false
        case .sometimes: self.retriable = retriable
        case .always: self.retriable = true
        }
        self.field = rule.field == RefusalRule.anyField ? field : rule.field
    }

    /// A text of the schema can be read as a template, or `make proto` would not have written it; any other stays as it is.
    private static func filled(_ text: String, _ value: (String) -> String?) -> String {
        do { return try Template(text).filled(value) } catch { return text }
    }

    /// The same where another field than that of the rule names what it is about, such as a second unit.
    public func about(_ field: String) -> Refusal {
        var refusal = self
        refusal.field = field
        return refusal
    }
}

extension PBRefused {
    public init(_ refusal: Refusal) {
        self.init()
        code = refusal.code
        text = .both(refusal.zh, refusal.en)
        retriable = refusal.retriable
        field = refusal.field
    }
}
