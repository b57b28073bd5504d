public import Schema

extension RegistryState {
    /// Whether two keys are one holder's: the same, or each come by rotation from the same first one. A new key does not make its holder somebody else.
    public func isSameHolder(_ a: PublicKey, _ b: PublicKey) -> Bool { firstKey(of: a) == firstKey(of: b) }

    /// The key that was enrolled, of which this one has taken the place; the key itself if it was never rotated.
    public func firstKey(of key: PublicKey) -> PublicKey { keys[key]?.rotatedFrom ?? key }
}
