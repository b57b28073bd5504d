public import Schema
public import Streaming

extension RegistryState {
    /// Checks that the submission's key is a superior's and enrolled above the submission's unit. A unit never answers for itself: a
    /// superior's key enrolled at the unit is authorised for what lies below it, but not for the unit or what the unit took over.
    public func authorizeSuperior(_ submission: Submission, time: Int64) throws(Refusal) {
        try authorize(submission, as: [.superior], time: time)
        guard isAbove(submission.key, submission.payload.unit, on: CivilDate(milliseconds: time)) else {
            throw RightsRefusals.notAboveUnit(submission.payload.unit)
        }
    }

    /// Whether the key is enrolled above the unit or, if another unit took over from it, above that one: a successor does not judge what
    /// has become its own.
    public func isAbove(_ key: PublicKey, _ unit: String, on date: CivilDate) -> Bool {
        keys[key].map { isAbove($0.unit, unit, on: date) } ?? false
    }
}
