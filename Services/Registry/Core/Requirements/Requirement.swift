internal import Domain
public import Schema

/// A fact that every unit of certain levels and sectors must state by a day: staffing, funds, a number of something.
public struct Requirement: Hashable, Sendable {
    public var id: String
    /// It applies here and below.
    public var unit: String
    public var due: CivilDate
    public var content: PBSetRequirement

    func applies(toLevel level: PBLevel, sector: String) -> Bool {
        (content.levels.isEmpty || content.levels.contains(level)) && (content.sectors.isEmpty || content.sectors.contains(sector))
    }
}

/// What a unit stated, once. Later statements take its place; all are kept.
public struct Statement: Hashable, Sendable {
    public var content: PBStateFact
    /// The day of its record.
    public var date: CivilDate
}

/// How a unit stands to a requirement.
public struct RequirementStanding: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// Not stated, and nothing has settled that it is missing.
        case due
        /// Not stated by the day it was due.
        case missing
        case met
        /// Less than is asked for.
        case short
        /// More than is asked for.
        case excess
    }

    public var requirement: Requirement
    public var state: State
    /// The first statement came after the day.
    public var isLate: Bool
    /// In the order of their records; the last one holds.
    public var statements: [Statement]
}

extension RegistryState {
    /// Whether a unit has to state a fact: it is open, of the level and sector, at or below the requirement's unit, was there on the day, and had begun
    /// by then (启用).
    public func owes(_ unit: String, _ requirement: Requirement) -> Bool {
        guard let found = units[unit], isObliged(found, by: requirement) else { return false }
        return isWithin(unit, subtree: requirement.unit)
    }

    private func isObliged(_ unit: Unit, by requirement: Requirement) -> Bool {
        unit.isOpen && requirement.applies(toLevel: unit.level, sector: unit.sector)
            && unit.registered <= requirement.due && (unit.opened.map { $0 <= requirement.due } ?? false)
            && (unit.adopted.map { $0 <= requirement.due } ?? true)
    }

    /// nil if the unit neither owes the fact nor has stated it.
    public func standing(of unit: String, to requirement: String) -> RequirementStanding? {
        guard let requirement = requirements[requirement] else { return nil }
        let statements = statements[unit]?[requirement.id] ?? []
        guard let last = statements.last, let first = statements.first else {
            guard owes(unit, requirement) else { return nil }
            let missing = missingFacts[unit]?.contains(requirement.id) ?? false
            return RequirementStanding(requirement: requirement, state: missing ? .missing : .due, isLate: false, statements: [])
        }
        return RequirementStanding(
            requirement: requirement, state: requirement.judge(last.content), isLate: first.date > requirement.due, statements: statements)
    }

    /// What a unit still has to state, missing or not, by day and then by id.
    public func owedFacts(of unit: String) -> [RequirementStanding] {
        requirements.values
            .filter { owes(unit, $0) && statements[unit]?[$0.id] == nil }
            .sorted { $0.due == $1.due ? UTF8Order.precedes($0.id, $1.id) : $0.due < $1.due }
            .compactMap { standing(of: unit, to: $0.id) }
    }

    /// The units that have not stated a fact and are not marked for it, in byte order.
    func silentUnits(for requirement: Requirement) -> [String] {
        subtree(of: requirement.unit)
            .filter { unit in
                guard statements[unit]?[requirement.id] == nil, missingFacts[unit]?.contains(requirement.id) != true else { return false }
                return units[unit].map { isObliged($0, by: requirement) } ?? false
            }
            .sorted(by: UTF8Order.precedes)
    }
}

extension Requirement {
    /// Exactly: a share of 1 to 2 of a hundred is reached at 1 in 100 and not passed at 2 in 100.
    func judge(_ stated: PBStateFact) -> RequirementStanding.State {
        switch stated.value {
        case .staffing(let staffing):
            let share = Int128(staffing.cadres) * 100
            guard let least = Self.times(content.least, staffing.headcount), let most = Self.times(content.most, staffing.headcount) else {
                return .short
            }
            if share * Int128(content.least.denominator) < least { return .short }
            return share * Int128(content.most.denominator) > most ? .excess : .met
        case .funds(let funds):
            guard let due = Self.times(content.rate, funds.heads), funds.provided.isValid else { return .short }
            return Int128(funds.provided.value) * Int128(content.rate.denominator) >= due * Int128(funds.provided.denominator)
                ? .met : .short
        case .count(let count):
            guard count.number.isValid, content.least.isValid else { return .short }
            return PBDecimal.compare(count.number, content.least) >= 0 ? .met : .short
        case nil: return .short
        }
    }

    private static func times(_ number: PBDecimal, _ count: UInt32) -> Int128? {
        number.isValid ? Int128(number.value) * Int128(count) : nil
    }
}
