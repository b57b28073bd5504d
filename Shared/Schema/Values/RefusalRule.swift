/// What the schema says of a refusal, by the option of its value. The refusals of a part are `PledgesRefusals.all` and so on.
public struct RefusalRule: Hashable, Sendable {
    /// Whether the same submission may be accepted later.
    public enum Retriable: String, Hashable, Sendable {
        case never, sometimes, always
    }

    /// Of a refusal that may be about one field or another, as the case is.
    public static let anyField = "*"

    /// As it stands in decisions and logs.
    public let code: String
    /// It has the code of another refusal, which it tells in other words.
    public let isFurtherWording: Bool
    /// The field at fault in protobuf's JSON spelling; empty: none; ``anyField``: it differs.
    public let field: String
    public let retriable: Retriable
    /// What people read, with names in braces for what is put in.
    public let zh: String
    public let en: String

    @_spi(Refusals)
    public init(
        _ code: String, isFurtherWording: Bool = false, field: String = "", retriable: Retriable = .never, zh: String, en: String
    ) {
        self.code = code
        self.isFurtherWording = isFurtherWording
        self.field = field
        self.retriable = retriable
        self.zh = zh
        self.en = en
    }
}
