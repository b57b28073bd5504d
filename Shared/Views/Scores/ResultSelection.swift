/// Which results a list has: of one period, one cohort, one unit, or of all.
package struct ResultSelection {
    package var period: String?
    package var cohort: String?
    package var unit: String?

    package init(period: String? = nil, cohort: String? = nil, unit: String? = nil) {
        self.period = period
        self.cohort = cohort
        self.unit = unit
    }

    func admits(period: String, cohort: String, unit: String) -> Bool {
        (self.period ?? period) == period && (self.cohort ?? cohort) == cohort && (self.unit ?? unit) == unit
    }
}
