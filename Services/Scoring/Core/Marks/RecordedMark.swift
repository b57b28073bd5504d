internal import Domain
public import Schema

public struct MarkKey: Hashable, Sendable {
    public var period: String
    public var cohort: String
    public var unit: String
    public var source: String

    public init(period: String, cohort: String, unit: String, source: String) {
        self.period = period
        self.cohort = cohort
        self.unit = unit
        self.source = source
    }
}

/// 外部评分: a mark given by an external source.
public struct RecordedMark: Hashable, Sendable {
    public var mark: PBDecimal
    /// The position of the decision that recorded it.
    public var position: PBPosition
}

extension RecordExternalMark {
    static func apply(_ recorded: PBRecordExternalMark, to state: inout ScoringState, about unit: String, at step: Step) {
        let key = MarkKey(period: recorded.period, cohort: recorded.cohort, unit: recorded.unit, source: recorded.source)
        if state.marks[key] == nil { state.marks[key] = RecordedMark(mark: recorded.mark, position: step.position) }
    }
}

extension ScoringState {
    public func mark(period: String, cohort: String, unit: String, source: String) -> RecordedMark? {
        marks[MarkKey(period: period, cohort: cohort, unit: unit, source: source)]
    }
}
