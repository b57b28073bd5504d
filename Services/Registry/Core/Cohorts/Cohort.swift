internal import Domain
public import Schema
internal import Streaming

/// 考核组别: units that are compared with each other.
public struct Cohort: Hashable, Sendable {
    public var id: String
    public var name: PBText
    /// The root of the sub-tree in which members are looked for.
    public var below: String
    public var level: PBLevel
    public var sector: String
    public var units: [String]
    public var minimumSize: Int
}

enum DefineCohort {
    static func decide(_ define: PBDefineCohort, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        _ = try state.openUnit(request.unit)
        try FieldBounds.checkID(define.cohort, field: "cohort")
        guard state.cohorts[define.cohort] == nil else {
            throw Refusal.invalid("cohort", .both("组别“\(define.cohort)”已经存在。", "the cohort “\(define.cohort)” exists already."))
        }
        if define.units.isEmpty {
            guard define.level != .unspecified, PBLevel.allCases.contains(define.level) else {
                throw Refusal.invalid("level", .both("须写明层级或列出单位。", "name a level, or list the units."))
            }
            guard define.sector.isEmpty || RegistryCore.sectors.contains(define.sector) else {
                throw Refusal.invalid("sector", .both("没有这种类别。", "there is no such sector.")).naming(
                    define.sector, among: RegistryCore.sectors)
            }
        } else {
            for listed in define.units {
                guard state.isWithin(listed, subtree: request.unit) else { throw RegistryRefusals.unknownUnit(listed) }
                _ = try state.openUnit(listed)
            }
            guard Set(define.units).count == define.units.count else {
                throw Refusal.invalid("units", .both("有单位重复。", "a unit is listed twice."))
            }
        }
        guard define.minimumSize >= 1 else {
            throw Refusal.invalid("minimumSize", .both("至少为 1。", "must be at least 1."))
        }
        return .accepted([PBFact(about: request.unit, .cohortDefined(define))])
    }

    static func apply(_ defined: PBDefineCohort, to state: inout RegistryState, about unit: String, at step: Step) {
        state.cohorts[defined.cohort] = Cohort(
            id: defined.cohort, name: defined.name, below: unit, level: defined.level, sector: defined.sector,
            units: defined.units, minimumSize: Int(defined.minimumSize))
    }
}

extension RegistryState {
    /// The members of a cohort as of this state, in the byte order of their ids. Closed units are not members.
    public func members(of cohort: Cohort) -> [String] {
        if !cohort.units.isEmpty { return cohort.units.filter { units[$0]?.isOpen ?? false }.sorted(by: UTF8Order.precedes) }
        return subtree(of: cohort.below)
            .filter { id in
                guard let unit = units[id], unit.isOpen else { return false }
                return unit.level == cohort.level && (cohort.sector.isEmpty || unit.sector == cohort.sector)
            }
            .sorted(by: UTF8Order.precedes)
    }
}
