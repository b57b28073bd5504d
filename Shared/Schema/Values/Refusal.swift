internal import SwiftProtobuf
/// Why a submission is refused: a stable code for programs, and for people what is wrong, where, and what to do, in both languages.
public struct Refusal: Error, Hashable, Sendable {
    public var code: String
    public var zh: String
    public var en: String
    /// Whether the same submission may be accepted later.
    public var retriable: Bool
    /// The invalid field in protobuf's JSON spelling; empty if no single field is to blame.
    public var field: String

    public init(_ code: String, zh: String, en: String, retriable: Bool = false, field: String = "") {
        self.code = code
        self.zh = zh
        self.en = en
        self.retriable = retriable
        self.field = field
    }
}

extension PBRefused {
    public init(_ refusal: Refusal) {
        self.init()
        code = refusal.code
        text = .with {
            $0.zh = refusal.zh
            $0.en = refusal.en
        }
        retriable = refusal.retriable
        field = refusal.field
    }
}
