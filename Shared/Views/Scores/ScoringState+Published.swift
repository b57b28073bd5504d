package import ScoringCore

extension ScoringState {
    /// The rankings that were published, by period and then cohort.
    ///
    /// - Parameters:
    ///   - cohort: only this cohort's; nil is every one.
    ///   - period: only this period's; nil is every one.
    package func published(cohort: String? = nil, period: String? = nil) -> [ClosedCohort] {
        closedCohorts.filter { (cohort ?? $0.key.cohort) == $0.key.cohort && (period ?? $0.key.period) == $0.key.period }
            .sorted { ($0.key.period, $0.key.cohort) < ($1.key.period, $1.key.cohort) }
            .map(\.value)
    }
}
