internal import Schema

/// The exact score of a unit in one component of a scheme, with the parts it is made of.
struct ComponentScore: Sendable {
    var component: PBComponent
    var weight: Rational
    /// From 0 to 1; nil if missing.
    var share: Rational?
    /// Why the component is missing; or, for one that is present, that some of its rounds count 0 because the unit was not inspected.
    var reason: MissingReason?
    var parts: [ScorePart]

    /// Share × weight.
    var points: Rational? { share.map { $0 * weight } }
    var sources: [PBPosition] { parts.flatMap(\.sources) }
}

/// One voter group, round, mark or count of pledges within a component.
struct ScorePart: Sendable {
    /// The name of the voter group, round or source.
    var name: PBText
    var content: Content
    var reason: MissingReason?
    var sources: [PBPosition] = []
    /// What the number is made of; kept only for explanations.
    var detail: Detail?

    enum Detail: Sendable {
        /// Only for a group large enough to keep its ballots secret.
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

/// The result of a component's source.
struct SourceResult: Sendable {
    var share: Rational?
    var reason: MissingReason?
    var parts: [ScorePart]
}
