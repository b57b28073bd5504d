public import Schema
internal import Streaming

extension Refusal {
    /// The refusal `invalid_field`: the value of a field is not valid.
    ///
    /// - Parameters:
    ///   - field: as protobuf's JSON mapping spells it.
    ///   - problem: what is wrong with it and what to write instead, as the end of a sentence.
    public static func invalid(_ field: String, _ problem: PBText) -> Refusal {
        assert(PBText.areBoth(zh: problem.zh, en: problem.en), "no Chinese for “\(problem.en)”")
        return IntakeRefusals.invalidField(FieldWords.both(field), problem: problem, field: field)
    }
}
