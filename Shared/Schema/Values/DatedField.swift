/// A date field of a submission as it was written, before it is parsed.
public struct DatedField: Hashable, Sendable {
    /// The field's path in protobuf's JSON spelling.
    public var field: String
    /// A date as yyyy-mm-dd, or whatever else was written.
    public var text: String
    public var sort: PBDay

    public init(_ field: String, _ text: String, _ sort: PBDay) {
        self.field = field
        self.text = text
        self.sort = sort
    }
}
