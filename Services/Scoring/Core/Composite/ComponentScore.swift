internal import Schema

/// What one component of a scheme is worth for one unit, exactly, and what it was made of.
struct ComponentScore: Sendable {
    var component: PBComponent
    var weight: Rational
    /// From 0 to 1; nil is missing.
    var share: Rational?
    /// Why it is missing; or, of a component that is present, that part of it counts 0 because nobody inspected it.
    var reason: MissingReason?
    var parts: [ScorePart]

    /// Share × weight.
    var points: Rational? { share.map { $0 * weight } }
    var sources: [PBPosition] { parts.flatMap(\.sources) }
}

/// One voter group, round, mark or count within a component.
struct ScorePart: Sendable {
    /// The group's, round's or source's own name.
    var name: PBText
    var content: Content
    var reason: MissingReason?
    var sources: [PBPosition] = []
    /// What the number is made of; kept for an explanation only.
    var detail: Detail?

    enum Detail: Sendable {
        /// Only of a group large enough to be secret.
        case grades(PBGradeTable, [PBGradeCount])
        case items([PBSheetItem], points: [String: PBDecimal])
    }

    enum Content: Sendable {
        case ballots(valid: Int, spoilt: Int, issued: Int)
        case points(given: Rational, possible: Rational)
        case pledges(PledgeFact)
        case nothing
    }
}

/// What a component's source gave.
struct SourceResult: Sendable {
    var share: Rational?
    var reason: MissingReason?
    var parts: [ScorePart]
}
