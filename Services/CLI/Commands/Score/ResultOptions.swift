internal import ArgumentParser
internal import Domain
internal import Views

/// Which results are asked for.
struct ResultOptions: ParsableArguments {
    @Option(help: .said(zh: "只列某一考核周期", en: "one period only"), completion: .names(.period)) var period: String?
    @Option(help: .said(zh: "只列某一组别", en: "one cohort only"), completion: .names(.cohort)) var cohort: String?
    @Option(help: .said(zh: "只列某一单位", en: "one unit only"), completion: .names(.unit)) var unit: String?

    func check(_ state: SystemState) throws {
        try state.known(period: period)
        try state.known(cohort: cohort)
        if let unit { try known(unit, in: state) }
    }

    var selection: ResultSelection { ResultSelection(period: period, cohort: cohort, unit: unit) }
}
