internal import Schema
internal import Streaming

extension RegistryCore {
    static func decidePost(_ appoint: PBAppointPost, unit: String, _ state: RegistryState) throws(Refusal) -> Verdict {
        let owner = try state.openUnit(unit)
        try checkName(appoint.post, field: "post")
        guard !appoint.title.zh.isEmpty || !appoint.title.en.isEmpty else {
            throw RegistryRefusals.invalid("title", zh: "须有职务名称。", en: "a title is needed.")
        }
        guard appoint.tier != .unspecified, PBTier.allCases.contains(appoint.tier) else {
            throw RegistryRefusals.invalid("tier", zh: "须写明第一、直接或具体责任。", en: "the tier of responsibility is missing or unknown.")
        }
        guard let from = CivilDate(appoint.from) else {
            throw RegistryRefusals.invalid("from", zh: "须为 yyyy-mm-dd 的日期。", en: "must be a date as yyyy-mm-dd.")
        }
        if let last = owner.posts[appoint.post]?.last, from <= last.from {
            throw RegistryRefusals.invalid(
                "from", zh: "须晚于现任的起始日期 \(last.from)。", en: "must be later than the present holder's first day \(last.from).")
        }
        if !appoint.answersFor.isEmpty { _ = try state.openUnit(appoint.answersFor) }
        return .accepted([PBFact(about: unit, .postAppointed(appoint))])
    }
}
