internal import Domain
internal import Schema
internal import Streaming

/// 撤销岗位: the post ends, and another one answers for its open duties. The successor must exist at that time, so successors never form a
/// circle. The key must be authorised for the units of both.
enum AbolishPost {
    static func decide(_ abolish: PBAbolishPost, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let owner = try state.openUnit(request.unit)
        let name = ScopedName(unit: owner.id, id: abolish.post)
        guard owner.posts[abolish.post] != nil else {
            throw RegistryRefusals.unknownPost(name.path, field: "post").naming(abolish.post, among: owner.posts.keys)
        }
        _ = try RegistryCore.checkFirstDay(abolish.from, of: abolish.post, owner)
        guard let successor = ScopedName(path: abolish.successor), successor != name,
            state.units[successor.unit]?.posts[successor.id] != nil
        else { throw RegistryRefusals.unknownPost(abolish.successor, field: "successor") }
        let heir = try state.openUnit(successor.unit)
        if let end = heir.abolished[successor.id] { throw RegistryRefusals.postAbolished(successor, end) }
        try RegistryCore.checkReaches(successor.unit, request, state)
        try FieldBounds.checkText(abolish.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: owner.id, .postAbolished(abolish))])
    }

    static func apply(_ abolished: PBAbolishPost, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(abolished.from), let successor = ScopedName(path: abolished.successor),
            let place = state.units.index(forKey: unit), state.units.values[place].abolished[abolished.post] == nil
        else { return }
        state.units.values[place].abolished[abolished.post] = PostEnd(from: from, successor: successor, reason: abolished.reason)
    }
}
