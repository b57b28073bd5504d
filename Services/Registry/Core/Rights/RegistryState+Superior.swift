public import Schema
public import Streaming

extension RegistryState {
    /// Whether the submission's key is a superior's and enrolled above the submission's unit. A unit never answers for itself: a superior's key
    /// enrolled at the unit reaches what lies below it, not the unit, nor what the unit took over.
    public func authorizeSuperior(_ submission: Submission, time: Int64) throws(Refusal) {
        try authorize(submission, as: [.superior], time: time)
        guard isAbove(submission.key, submission.payload.unit, on: CivilDate(milliseconds: time)) else {
            throw RightsRefusals.notAbove(submission.payload.unit)
        }
    }

    /// Whether the key is enrolled above the unit, or above the one that took over from it: nobody of a successor judges what has become its own.
    public func isAbove(_ key: PublicKey, _ unit: String, on date: CivilDate) -> Bool {
        keys[key].map { isAbove($0.unit, unit, on: date) } ?? false
    }
}
