internal import Domain
internal import Schema
internal import Streaming

/// 交接: the post, with its open duties, passes to another holder under the same conditions, by a signed record.
enum HandOverPost {
    static func decide(_ handOver: PBHandOverPost, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let owner = try state.openUnit(request.unit)
        let name = ScopedName(unit: owner.id, id: handOver.post)
        guard let last = owner.posts[handOver.post]?.last else {
            throw RegistryRefusals.unknownPost(name.path, field: "post").naming(handOver.post, among: owner.posts.keys)
        }
        let from = try RegistryCore.checkFirstDay(handOver.from, of: handOver.post, owner)
        guard !last.isVacant else { throw RegistryRefusals.postVacant(name.path) }
        guard !handOver.person.isEmpty, handOver.person != last.person else {
            throw Refusal.invalid(
                "person",
                .both(
                    "须写明接任者的人员代号，且不是现任；空缺请用任命。",
                    "must be the next holder's reference, not the present one's; appoint nobody to leave it vacant."))
        }
        guard handOver.openDuties.count <= RegistryCore.mostOpenDuties, Set(handOver.openDuties).count == handOver.openDuties.count else {
            throw Refusal.invalid(
                "openDuties",
                .both("最多 \(RegistryCore.mostOpenDuties) 项，且不得重复。", "at most \(RegistryCore.mostOpenDuties), none of them twice."))
        }
        for duty in handOver.openDuties where ScopedName(path: duty) == nil {
            throw Refusal.invalid(
                "openDuties", .both("“\(duty)”须写作“单位/承诺”或“清单/职责”。", "“\(duty)” must be written as unit/pledge or list/duty."))
        }
        try FieldBounds.checkDocument(handOver.record, field: "record")
        let candidate = Candidate(
            person: handOver.person, from: from, category: last.category, interim: handOver.interim, qualifications: handOver.qualifications
        )
        try RegistryCore.check(candidate, at: owner.id, state)
        return .accepted([PBFact(about: owner.id, .postHandedOver(handOver))])
    }

    static func apply(_ handed: PBHandOverPost, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(handed.from), let place = state.units.index(forKey: unit),
            var next = state.units.values[place].posts[handed.post]?.last
        else { return }
        next.person = handed.person
        next.from = from
        next.interim = handed.interim
        next.qualifications = handed.qualifications
        next.handOver = HandOver(openDuties: handed.openDuties, record: handed.record)
        state.units.values[place].posts[handed.post, default: []].append(next)
    }
}

extension RegistryCore {
    /// More than one holder can leave open; a hand-over is a single decision.
    static let mostOpenDuties = 1_000
}
