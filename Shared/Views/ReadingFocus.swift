/// Which units a question is about, when it is about few.
package struct ReadingFocus: Sendable {
    /// Their decisions are applied.
    package var units: Set<String>
    /// Those of them of which others' decisions are searched for a mention.
    package var mentions: Set<String>
    /// Further units that the question turns out to be about once those have been read.
    package var further: @Sendable (SystemState) -> Set<String>

    package init(
        units: Set<String>, mentions: Set<String>, further: @escaping @Sendable (SystemState) -> Set<String> = { _ in [] }
    ) {
        self.units = units
        self.mentions = mentions
        self.further = further
    }
}
