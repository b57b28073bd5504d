public import RegistryCore
public import Schema
public import Streaming

extension RegistryState {
    /// Whether the submission's key is a superior's and enrolled above the submission's unit. A unit never answers for itself: a superior's key
    /// enrolled at the unit reaches what lies below it, not the unit.
    public func authorizeSuperior(_ submission: Submission, time: Int64) throws(Refusal) {
        try authorize(submission, as: [.superior], time: time)
        guard isAbove(submission.key, submission.payload.unit) else { throw PledgesRefusals.notAbove(submission.payload.unit) }
    }

    /// Whether the key is enrolled at a proper ancestor of the unit.
    public func isAbove(_ key: PublicKey, _ unit: String) -> Bool {
        guard let enrolled = keys[key] else { return false }
        return enrolled.unit != unit && isWithin(unit, subtree: enrolled.unit)
    }

    /// A period that has been opened and is not over on `date`, the closing phase included.
    public func period(_ id: String, openOn date: CivilDate) throws(Refusal) -> (period: Period, bundle: Bundle) {
        guard let period = periods[id], let bundle = bundle(ofPeriod: id) else {
            throw RegistryRefusals.unknownPeriod(id).naming(id, among: periods.keys)
        }
        guard date <= period.closes else { throw PledgesRefusals.periodClosed(id, on: period.closes) }
        return (period, bundle)
    }
}
