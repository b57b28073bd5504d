internal import Domain
internal import Schema
internal import Streaming

/// 任命: appoints a holder from a day on, who must meet the conditions of the post's category. An empty person makes the post vacant; then no
/// conditions apply.
enum AppointPost {
    static func decide(_ appoint: PBAppointPost, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let owner = try state.openUnit(request.unit)
        try FieldBounds.checkID(appoint.post, field: "post")
        try FieldBounds.checkTitle(appoint.title, field: "title")
        guard appoint.tier != .unspecified, PBTier.allCases.contains(appoint.tier) else {
            throw Refusal.invalid("tier", .both("须写明第一、直接或具体责任。", "the tier of responsibility is missing or unknown."))
        }
        let last = owner.posts[appoint.post]?.last
        let from = try RegistryCore.checkFirstDay(appoint.from, of: appoint.post, owner)
        if !appoint.answersFor.isEmpty { _ = try state.openUnit(appoint.answersFor) }
        let candidate = Candidate(
            person: appoint.person, from: from, category: state.category(of: appoint, after: last), interim: appoint.interim,
            qualifications: appoint.qualifications)
        try RegistryCore.check(candidate, at: owner.id, state)
        return .accepted([PBFact(about: owner.id, .postAppointed(appoint))])
    }

    static func apply(_ appointed: PBAppointPost, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(appointed.from), let place = state.units.index(forKey: unit) else { return }
        let category = state.category(of: appointed, after: state.units.values[place].posts[appointed.post]?.last)
        let appointment = Appointment(
            title: appointed.title, tier: appointed.tier, person: appointed.person, from: from, answersFor: appointed.answersFor,
            category: category, interim: appointed.interim, qualifications: appointed.qualifications)
        state.units.values[place].posts[appointed.post, default: []].append(appointment)
    }
}

extension RegistryCore {
    /// Checks the first day of an appointment: after that of the present one, and not for a post that has been abolished.
    static func checkFirstDay(_ text: String, of post: String, _ owner: Unit) throws(Refusal) -> CivilDate {
        if let end = owner.abolished[post] { throw RegistryRefusals.postAbolished(ScopedName(unit: owner.id, id: post), end) }
        let from = try FieldBounds.checkDate(text, field: "from")
        if let last = owner.posts[post]?.last, from <= last.from {
            throw Refusal.invalid(
                "from", .both("须晚于现任的起始日期 \(last.from)。", "must be later than the present holder's first day \(last.from)."))
        }
        return from
    }
}

extension RegistryState {
    /// The category of an appointment: a post keeps its category until an appointment names another.
    func category(of appoint: PBAppointPost, after last: Appointment?) -> String {
        appoint.category.isEmpty ? last?.category ?? "" : appoint.category
    }
}
