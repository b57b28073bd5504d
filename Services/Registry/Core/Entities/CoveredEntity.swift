internal import Domain
public import Schema

/// 应建组织单位: a firm, social organisation or project in a unit's area that ought to have an organisation.
public struct CoveredEntity: Hashable, Sendable {
    public var name: ScopedName
    public var title: PBText
    public var kind: PBEntityKind
    public var staff: Int
    public var members: Int
    public var opened: CivilDate
    /// The covering organisations, each from a day on.
    public internal(set) var covers: [EntityCover] = []
    /// The first day on which the entity no longer exists; nil while it does.
    public internal(set) var closed: CivilDate?

    public func isOpen(on date: CivilDate) -> Bool { opened <= date && (closed.map { date < $0 } ?? true) }
}

public struct EntityCover: Hashable, Sendable {
    public var organisation: String
    /// 联合组建: whether it covers the entity jointly with others.
    public var joint: Bool
    public var from: CivilDate
}

/// 组建率: how many of the existing entities are covered, as an exact fraction.
public struct Coverage: Hashable, Sendable {
    public var covered: Int
    public var entities: Int

    public init(covered: Int, entities: Int) {
        self.covered = covered
        self.entities = entities
    }

    /// Whether the share is at least `percent` of a hundred; nil if there are no entities, because then there is no share.
    public func reaches(_ percent: PBDecimal) -> Bool? {
        guard entities > 0, percent.isValid else { return nil }
        return Int128(covered) * 100 * Int128(percent.denominator) >= Int128(percent.value) * Int128(entities)
    }
}

extension RegistryState {
    /// The organisation that covers an entity on a day: the last one named, if that unit is open on the day.
    public func cover(of entity: CoveredEntity, on date: CivilDate) -> EntityCover? {
        guard let cover = entity.covers.last(where: { $0.from <= date }), units[cover.organisation]?.isOpen(on: date) == true else {
            return nil
        }
        return cover
    }

    /// The coverage of the entities in the areas of a unit and of all units below it, in the tree of that day. An entity in the area of a
    /// closed unit counts for the unit that answers for it.
    public func coverage(below unit: String, on date: CivilDate) -> Coverage {
        var coverage = Coverage(covered: 0, entities: 0)
        for (area, found) in entities where ancestry(of: unitAnswering(for: area, on: date), on: date).contains(unit) {
            for entity in found.values where entity.isOpen(on: date) {
                coverage.entities += 1
                if cover(of: entity, on: date) != nil { coverage.covered += 1 }
            }
        }
        return coverage
    }

    /// The entities of a unit's own area, in the byte order of their ids.
    public func entities(in unit: String) -> [CoveredEntity] {
        (entities[unit]?.values.map { $0 } ?? []).sorted { ScopedName.byteOrder($0.name, $1.name) }
    }
}
