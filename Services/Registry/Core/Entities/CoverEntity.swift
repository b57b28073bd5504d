internal import Domain
internal import Schema
internal import Streaming

/// Records that an organisation covers an entity from a day on. Entities in the area of a closed unit can still be covered and closed, by a
/// key from above.
enum CoverEntity {
    static func decide(_ cover: PBCoverEntity, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let entity = try RegistryCore.openEntity(cover.entity, request, state)
        let organisation = try state.openUnit(cover.organisation)
        let from = try RegistryCore.checkPast(cover.from, field: "from", request)
        let earliest = max(entity.covers.last?.from.adding(days: 1) ?? entity.opened, organisation.opened ?? entity.opened)
        guard from >= earliest else {
            throw Refusal.invalid(
                "from",
                .both(
                    "不能早于 \(earliest)：此前该单位或党组织尚不存在，或已有组建记录。",
                    "must not be earlier than \(earliest): before, one of the two was not there, or another cover is on record."))
        }
        return .accepted([PBFact(about: request.unit, .entityCovered(cover))])
    }

    static func apply(_ covered: PBCoverEntity, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(covered.from) else { return }
        state.entities[unit]?[covered.entity]?.covers.append(
            EntityCover(organisation: covered.organisation, joint: covered.joint, from: from))
    }
}

enum CloseEntity {
    static func decide(_ close: PBCloseEntity, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        let entity = try RegistryCore.openEntity(close.entity, request, state)
        let from = try RegistryCore.checkPast(close.from, field: "from", request)
        let earliest = entity.covers.last?.from ?? entity.opened
        guard from >= earliest else {
            throw Refusal.invalid("from", .both("不能早于 \(earliest)。", "must not be earlier than \(earliest)."))
        }
        try FieldBounds.checkText(close.reason, field: "reason", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .entityClosed(close))])
    }

    static func apply(_ closed: PBCloseEntity, to state: inout RegistryState, about unit: String, at step: Step) {
        guard let from = CivilDate(closed.from), state.entities[unit]?[closed.entity]?.closed == nil else { return }
        state.entities[unit]?[closed.entity]?.closed = from
    }
}

extension RegistryCore {
    fileprivate static func openEntity(_ id: String, _ request: Request, _ state: RegistryState) throws(Refusal) -> CoveredEntity {
        guard let entity = state.entities[request.unit]?[id] else {
            throw RegistryRefusals.unknownEntity(ScopedName(unit: request.unit, id: id))
        }
        if let closed = entity.closed { throw RegistryRefusals.entityClosed(entity.name.path, date: closed) }
        return entity
    }
}
