extension Log {
    /// Turns a reader's error into the violation behind it: a reader whose position is outside the partition's current bounds has read
    /// records that no longer exist. Services and commands use this one function, so that they give it the same name.
    ///
    /// - Returns: nil if the error says nothing about the partition, such as a broker that does not answer; reading may be tried again.
    public func violation(behind error: any Error, of partition: TopicPartition) async -> FoldViolation? {
        if let violation = error as? FoldViolation { return violation }
        guard case .offsetOutOfRange(_, let offset)? = error as? LogError, let bounds = try? await bounds(of: partition),
            offset < bounds.low || offset > bounds.high
        else { return nil }
        return offset < bounds.low
            ? FoldViolation(.logStartMoved, partition, bounds.low) : FoldViolation(.positionBeyondEnd, partition, offset)
    }
}
