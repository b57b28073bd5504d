import Schema

@testable import ScoringCore

/// What the other services would say, as a test says it.
struct StubFacts: ClosingFacts {
    var inspections: [String: InspectionFact] = [:]
    var pledges: [String: PledgeFact] = [:]
    /// Severities of the findings that stand open at a unit.
    var findings: [String: [UInt32]] = [:]
    /// Pledges reported done and not verified, by the unit that answers for them.
    var unverified: [String: [ScopedName]] = [:]
    /// Units that contest all their findings.
    var contesting: Set<String> = []

    func inspection(of unit: String, round: String, period: String) -> InspectionFact? { inspections["\(unit)/\(round)/\(period)"] }

    func pledges(atAndBelow unit: String, period: String) -> PledgeFact { pledges[unit] ?? PledgeFact(inForce: 0, verified: 0) }

    func openFindings(at unit: String, severity: UInt32) -> Int { findings[unit, default: []].count { $0 >= severity } }

    func unverified(atAndBelow unit: String, period: String, on date: CivilDate) -> [ScopedName] { unverified[unit] ?? [] }

    /// The first is called f1.
    func standingFindings(at unit: String, severity: UInt32, on date: CivilDate) -> [(finding: ScopedName, isContested: Bool)] {
        (findings[unit] ?? []).enumerated().filter { $0.element >= severity }
            .map { (ScopedName(unit: unit, id: "f\($0.offset + 1)"), contesting.contains(unit)) }
    }

    mutating func inspect(_ unit: String, _ round: String, _ points: [String: Int64], at offset: Int64 = 5) {
        var position = PBPosition()
        position.service = .supervision
        position.partition = 3
        position.offset = offset
        inspections["\(unit)/\(round)/\(World.period)"] = InspectionFact(
            points: points.mapValues { PBDecimal($0) }, position: position)
    }
}
