internal import RegistryCore
internal import Schema
internal import Streaming

extension ScoringCore {
    /// Decides over any facts, so that tests can supply them without the other services.
    static func decide(_ submission: Submission, in context: DecisionContext, from basis: ScoringBasis<some ScoringFacts>) -> Verdict {
        do throws(Refusal) {
            guard basis.registry.genesis != nil else { throw RegistryRefusals.noGenesis }
            guard case .scoring(let kind)? = submission.payload.body else { throw IntakeRefusals.wrongService(service) }
            return try kind.decide(Request(submission: submission, context: context, registry: basis.registry), basis)
        } catch {
            return .refused(error)
        }
    }

    // MARK: What several rules ask

    /// The bundle of a period that must have begun; it may be over.
    static func begunPeriod(_ id: String, _ context: DecisionContext, _ registry: RegistryState) throws(Refusal) -> Bundle {
        guard let period = registry.periods[id], let bundle = registry.bundle(ofPeriod: id) else {
            throw RegistryRefusals.unknownPeriod(id).naming(id, among: registry.periods.keys)
        }
        guard context.date >= period.starts else { throw ScoringRefusals.periodNotBegun(id, starts: period.starts) }
        return bundle
    }

    static func cohort(_ id: String, _ registry: RegistryState) throws(Refusal) -> Cohort {
        guard let cohort = registry.cohorts[id] else { throw RegistryRefusals.unknownCohort(id).naming(id, among: registry.cohorts.keys) }
        return cohort
    }

    static func checkMember(_ unit: String, of cohort: Cohort, _ registry: RegistryState) throws(Refusal) {
        guard registry.units[unit] != nil else { throw RegistryRefusals.unknownUnit(unit) }
        guard registry.isMember(unit, of: cohort) else { throw ScoringRefusals.notAMember(unit, cohort: cohort.id) }
    }

    static func checkNotClosed(_ cohort: String, _ period: String, _ records: ScoringState) throws(Refusal) {
        guard let closed = records.closedCohort(cohort, period: period) else { return }
        throw ScoringRefusals.cohortClosed(cohort, period: period, position: closed.position)
    }

    /// Checks that the cohort's root is the payload's unit or below it: the key was authorised for the payload's unit.
    static func checkReaches(_ submission: Submission, _ cohort: Cohort, _ registry: RegistryState) throws(Refusal) {
        guard registry.isWithin(cohort.below, subtree: submission.payload.unit) else {
            throw ScoringRefusals.outsideRight(cohort.below, right: submission.payload.unit)
        }
    }
}

extension RegistryState {
    /// Whether `members(of:)` contains this unit, without computing the whole cohort: a tally asks it for one unit among thousands.
    func isMember(_ unit: String, of cohort: Cohort) -> Bool {
        guard let found = units[unit], found.isOpen else { return false }
        if !cohort.units.isEmpty { return cohort.units.contains(unit) }
        return found.level == cohort.level && (cohort.sector.isEmpty || found.sector == cohort.sector)
            && isWithin(unit, subtree: cohort.below)
    }
}
