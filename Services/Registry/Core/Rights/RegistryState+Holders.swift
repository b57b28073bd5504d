public import Schema

extension RegistryState {
    /// Whether two keys belong to the same holder: they are equal, or rotated from the same first key. Rotating a key does not make its
    /// holder another person.
    public func isSameHolder(_ a: PublicKey, _ b: PublicKey) -> Bool { firstKey(of: a) == firstKey(of: b) }

    /// The enrolled key from which this one was rotated; the key itself if it was never rotated.
    public func firstKey(of key: PublicKey) -> PublicKey { keys[key]?.rotatedFrom ?? key }
}
