internal import Schema

extension ScoringRefusals {
    /// - Parameter grades: the ids of all of them.
    static func gradesWrong(_ grades: [String]) -> Refusal { gradesWrong(PBText.list(grades)) }

    static func markOutOfRange(full: String) -> Refusal { markOutOfRange(full, places: PBDecimal.largestScale) }
}
