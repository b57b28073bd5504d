internal import Domain
public import Schema

/// 填报指标: a fact that every unit of certain levels and sectors must state by a day: staffing, funds, or the number of something.
public struct Requirement: Hashable, Sendable {
    public var id: String
    /// The unit that set it; it applies to this unit and below.
    public var unit: String
    public var due: CivilDate
    public var content: PBSetRequirement

    func applies(toLevel level: PBLevel, sector: String) -> Bool {
        (content.levels.isEmpty || content.levels.contains(level)) && (content.sectors.isEmpty || content.sectors.contains(sector))
    }
}

/// One statement by a unit. A later statement replaces it; all are kept.
public struct Statement: Hashable, Sendable {
    public var content: PBStateFact
    /// The day of the decision.
    public var date: CivilDate
}

/// The state of a requirement at a unit.
public struct RequirementStanding: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// Not stated, and not yet found missing by a tick.
        case due
        /// Not stated by the due day.
        case missing
        case met
        /// Less than required.
        case short
        /// More than allowed.
        case excess
    }

    public var requirement: Requirement
    public var state: State
    /// Whether the first statement came after the due day.
    public var isLate: Bool
    /// In the order of their decisions; the last one counts.
    public var statements: [Statement]
}

extension RegistryState {
    /// Whether a unit has to state a fact: it is open, of the required level and sector, at or below the requirement's unit, existed on the
    /// due day, and had adopted the system by then (启用).
    public func owes(_ unit: String, _ requirement: Requirement) -> Bool {
        guard let found = units[unit], isObliged(found, by: requirement) else { return false }
        return isWithin(unit, subtree: requirement.unit)
    }

    private func isObliged(_ unit: Unit, by requirement: Requirement) -> Bool {
        unit.isOpen && requirement.applies(toLevel: unit.level, sector: unit.sector)
            && unit.registered <= requirement.due && (unit.opened.map { $0 <= requirement.due } ?? false)
            && (unit.adopted.map { $0 <= requirement.due } ?? true)
    }

    /// The state of a requirement at a unit; nil if the unit neither owes the fact nor has stated it.
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

    /// The facts a unit has not stated but must, missing or not yet due, by day and then by id.
    public func owedFacts(of unit: String) -> [RequirementStanding] {
        requirements.values
            .filter { owes(unit, $0) && statements[unit]?[$0.id] == nil }
            .sorted { $0.due == $1.due ? UTF8Order.precedes($0.id, $1.id) : $0.due < $1.due }
            .compactMap { standing(of: unit, to: $0.id) }
    }

    /// The units that owe a fact, have not stated it and are not marked for it, in byte order.
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
    /// Compares exactly: of a required 1 to 2 percent, exactly 1 percent meets the minimum and exactly 2 percent does not exceed the
    /// maximum.
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
