extension PBPosition {
    /// As people and programs read it: `pledges[3]@17` is the record 17 of partition 3 of the pledges' decisions.
    public var place: String { "\(service.topicName)[\(partition)]@\(offset)" }
}
