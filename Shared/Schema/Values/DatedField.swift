/// A day as a submission writes it.
public struct DatedField: Hashable, Sendable {
    /// As protobuf's JSON mapping spells it.
    public var field: String
    /// yyyy-mm-dd, or whatever else was written.
    public var text: String
    public var sort: PBDay

    public init(_ field: String, _ text: String, _ sort: PBDay) {
        self.field = field
        self.text = text
        self.sort = sort
    }
}
