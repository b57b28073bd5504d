extension PBPosition {
    /// The position as text, for people and programs: `pledges[3]@17` is the record at offset 17 of partition 3 of the pledges service's
    /// decisions.
    public var place: String { "\(service.topicName)[\(partition)]@\(offset)" }
}
