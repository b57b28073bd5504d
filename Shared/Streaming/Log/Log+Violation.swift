extension Log {
    /// What a reader's error says of the partition itself: a reader that stands outside its partition, by the partition's own bounds, has read what
    /// is gone. One name for it, whoever reads: services or command.
    ///
    /// - Returns: nil if the error says nothing about the partition, such as a broker that is away; reading may be tried again.
    public func violation(behind error: any Error, of partition: TopicPartition) async -> FoldViolation? {
        if let violation = error as? FoldViolation { return violation }
        guard case .offsetOutOfRange(_, let offset)? = error as? LogError, let bounds = try? await bounds(of: partition),
            offset < bounds.low || offset > bounds.high
        else { return nil }
        return offset < bounds.low
            ? FoldViolation(.logStartMoved, partition, bounds.low) : FoldViolation(.positionBeyondEnd, partition, offset)
    }
}
