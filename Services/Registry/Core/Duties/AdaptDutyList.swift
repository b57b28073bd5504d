internal import Domain
internal import Schema
internal import Streaming

/// 一岗一清单: the unit adds, rewords and leaves out duties of the version in force, the latter with reasons. A later adaptation replaces an
/// earlier one.
enum AdaptDutyList {
    static func decide(_ adapt: PBAdaptDutyList, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let unit = try state.openUnit(request.unit)
        guard state.dutyLists[adapt.list] != nil else {
            throw RegistryRefusals.unknownDutyList(adapt.list).naming(adapt.list, among: state.dutyLists.keys)
        }
        guard let version = state.dutyList(adapt.list, for: unit.id, on: request.date)?.version else {
            throw RegistryRefusals.dutyListNotForUnit(adapt.list, unit: unit.id)
        }
        guard Int(adapt.version) == version.number else { throw RegistryRefusals.dutyListStale(version.number, list: adapt.list) }
        guard adapt.added.count <= RegistryCore.mostDuties else {
            throw Refusal.invalid("added", .both("最多 \(RegistryCore.mostDuties) 项。", "at most \(RegistryCore.mostDuties)."))
        }
        try checkChanges(adapt, of: version)
        let omitted = Set(adapt.omitted.map(\.duty))
        let left = version.duties.filter { !omitted.contains($0.id) } + adapt.added
        try RegistryCore.check(adapt.added, field: "added", among: version.duties + adapt.added)
        for duty in left where omitted.contains(duty.under) {
            throw Refusal.invalid(
                "omitted",
                .both("“\(duty.under)”不能略去：“\(duty.id)”还要落实它。", "“\(duty.under)” cannot be left out: “\(duty.id)” carries it out."))
        }
        guard !left.isEmpty else {
            throw Refusal.invalid("omitted", .both("不能全部略去。", "something must be left of the list."))
        }
        return .accepted([PBFact(about: unit.id, .dutyListAdapted(adapt))])
    }

    /// Each duty of the list may be changed only once, and left out only with a reason.
    private static func checkChanges(_ adapt: PBAdaptDutyList, of version: DutyListVersion) throws(Refusal) {
        let known = Set(version.duties.map(\.id))
        let changed = adapt.reworded.map(\.duty) + adapt.omitted.map(\.duty)
        if let stranger = changed.first(where: { !known.contains($0) }) {
            throw Refusal.invalid("reworded", .both("清单中没有“\(stranger)”。", "the list has no “\(stranger)”."))
        }
        guard Set(changed).count == changed.count else {
            throw Refusal.invalid("reworded", .both("同一项只能改写或略去一次。", "a duty is reworded or left out once only."))
        }
        for rewording in adapt.reworded {
            try FieldBounds.checkTitle(rewording.text, field: "reworded.text", most: FieldBounds.longText)
        }
        for omission in adapt.omitted {
            try FieldBounds.checkText(omission.reason, field: "omitted.reason", most: FieldBounds.longText)
        }
    }

    static func apply(_ adapted: PBAdaptDutyList, to state: inout RegistryState, about unit: String, at step: Step) {
        state.dutyListAdaptations[unit, default: [:]][adapted.list, default: []].append(
            DutyListAdaptation(
                version: Int(adapted.version), from: step.date, added: adapted.added, reworded: adapted.reworded, omitted: adapted.omitted))
    }
}
