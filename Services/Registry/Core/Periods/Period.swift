internal import Domain
internal import Foundation
public import Schema
internal import Streaming

/// 考核周期: a year, with a closing phase that lies in the next one. Its bundle is frozen.
public struct Period: Hashable, Sendable {
    public var id: String
    public var bundle: String
    public var starts: CivilDate
    public var ends: CivilDate
    /// The last day of the closing phase.
    public var closes: CivilDate
    public var previous: String
    /// 启用日期: the day from which units owe reports: the first day, unless a county adopted the system in mid-year.
    public var adopted: CivilDate
}

enum OpenPeriod {
    static func decide(_ open: PBOpenPeriod, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        guard request.unit == state.root else { throw RegistryRefusals.unknownUnit(request.unit) }
        try FieldBounds.checkID(open.period, field: "period")
        guard state.periods[open.period] == nil else { throw RegistryRefusals.periodExists(open.period) }
        guard let bundle = state.bundles[open.bundle], bundle.digest == open.bundleDigest else {
            throw RegistryRefusals.unknownBundle(open.bundle).naming(open.bundle, among: state.bundles.keys)
        }
        for scheme in bundle.content.schemes where state.cohorts[scheme.cohort] == nil {
            throw RegistryRefusals.unknownCohort(scheme.cohort).naming(scheme.cohort, among: state.cohorts.keys)
        }
        for recognition in bundle.content.recognitions where state.cohorts[recognition.cohort] == nil {
            throw RegistryRefusals.unknownCohort(recognition.cohort).naming(recognition.cohort, among: state.cohorts.keys)
        }
        guard let starts = CivilDate(open.starts), let ends = CivilDate(open.ends), let closes = CivilDate(open.closes),
            starts < ends, ends <= closes
        else {
            throw Refusal.invalid(
                "starts", .both("开始、结束、收尾须为先后相接的日期（yyyy-mm-dd）。", "starts, ends and closes must be dates (yyyy-mm-dd) in that order."))
        }
        try checkAdoption(open.adopted, starts...ends)
        try checkOverlap(starts...ends, state)
        guard open.previousPeriod.isEmpty || state.periods[open.previousPeriod] != nil else {
            throw RegistryRefusals.unknownPeriod(open.previousPeriod).naming(open.previousPeriod, among: state.periods.keys)
        }
        return .accepted([PBFact(about: request.unit, .periodOpened(open))])
    }

    private static func checkAdoption(_ text: String, _ days: ClosedRange<CivilDate>) throws(Refusal) {
        guard !text.isEmpty else { return }
        guard days.contains(try FieldBounds.checkDate(text, field: "adopted")) else {
            throw Refusal.invalid(
                "adopted",
                .both(
                    "启用日期须在 \(days.lowerBound) 与 \(days.upperBound) 之间。",
                    "the day of adoption must lie between \(days.lowerBound) and \(days.upperBound)."))
        }
    }

    /// Periods must not overlap, so that whatever falls due or is promised on a day counts once. Closing phases may overlap the next
    /// period.
    private static func checkOverlap(_ days: ClosedRange<CivilDate>, _ state: RegistryState) throws(Refusal) {
        let others = state.periods.values.filter { $0.starts <= days.upperBound && days.lowerBound <= $0.ends }
        guard let first = others.min(by: { UTF8Order.precedes($0.id, $1.id) }) else { return }
        throw RegistryRefusals.periodOverlaps(first)
    }

    static func apply(_ opened: PBOpenPeriod, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let starts = CivilDate(opened.starts), let ends = CivilDate(opened.ends), let closes = CivilDate(opened.closes) else {
            return
        }
        state.periods[opened.period] = Period(
            id: opened.period, bundle: opened.bundle, starts: starts, ends: ends, closes: closes, previous: opened.previousPeriod,
            adopted: CivilDate(opened.adopted) ?? starts)
    }
}

extension RegistryState {
    /// 启用: whether period and unit had both begun by `last`, the last day that an obligation is about. Nobody owes anything for a time
    /// before.
    public func hasBegun(_ unit: String, in period: String, by last: CivilDate) -> Bool {
        (periods[period].map { $0.adopted <= last } ?? true) && (units[unit]?.adopted.map { $0 <= last } ?? true)
    }

    public func bundle(ofPeriod period: String) -> Bundle? { periods[period].flatMap { bundles[$0.bundle] } }
}

extension RegistryState {
    /// The period with that id, if it has been opened and its closing phase is not over on `date`.
    public func period(_ id: String, openOn date: CivilDate) throws(Refusal) -> (period: Period, bundle: Bundle) {
        guard let period = periods[id], let bundle = bundle(ofPeriod: id) else {
            throw RegistryRefusals.unknownPeriod(id).naming(id, among: periods.keys)
        }
        guard date <= period.closes else { throw RegistryRefusals.periodClosed(id, closed: period.closes) }
        return (period, bundle)
    }
}
