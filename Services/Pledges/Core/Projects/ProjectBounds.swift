internal import Domain
internal import RegistryCore
internal import Schema

/// Limits on a project, each far beyond honest use.
enum ProjectBounds {
    static let chain = 20
    static let implementers = 100
    static let measures = 100
    static let milestones = 100
    /// The most units and third parties at one on-site review.
    static let participants = 100
    /// How often one project may be proposed.
    static let proposals = 20

    static func checkCount(_ count: Int, field: String, _ range: ClosedRange<Int>) throws(Refusal) {
        guard range.contains(count) else {
            throw Refusal.invalid(
                field,
                .both(
                    "须有 \(range.lowerBound) 到 \(range.upperBound) 项，现有 \(count) 项。",
                    "must have \(range.lowerBound) to \(range.upperBound) entries; there are \(count)."))
        }
    }

    /// Checks that units exist and are open, and that none is named twice.
    static func checkUnits(_ units: [String], field: String, _ request: Request) throws(Refusal) {
        try checkCount(units.count, field: field, 0...implementers)
        var seen: Set<String> = []
        for unit in units {
            guard seen.insert(unit).inserted else {
                throw Refusal.invalid(field, .both("单位“\(unit)”重复。", "the unit “\(unit)” occurs twice."))
            }
            try request.checkOpen(unit, field: field)
        }
    }
}
