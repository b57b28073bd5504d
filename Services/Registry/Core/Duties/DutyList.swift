internal import Domain
public import Schema

/// 责任清单: the standing duties of a category of post, or of the unit as a body, with every version the list has had.
public struct DutyList: Hashable, Sendable {
    public var id: String
    /// The unit that defined it; the list applies to this unit and below.
    public var unit: String
    /// Version 1 first; never empty.
    public internal(set) var versions: [DutyListVersion]

    /// The version in force on a day; nil before the first.
    public func version(on date: CivilDate) -> DutyListVersion? { versions.last { $0.from <= date } }
}

public struct DutyListVersion: Hashable, Sendable {
    public var number: Int
    /// The day of the decision that defined it.
    public var from: CivilDate
    public var name: PBText
    /// The category of post; empty for the duties of the unit as a body (领导班子).
    public var category: String
    public var level: PBLevel
    public var sector: String
    public var duties: [PBDuty]

    func applies(toLevel level: PBLevel, sector: String) -> Bool {
        (self.level == .unspecified || self.level == level) && (self.sector.isEmpty || self.sector == sector)
    }
}

/// How a unit adapted a version of a list (一岗一清单). A later version of the list is in force unchanged until it is adapted in turn.
public struct DutyListAdaptation: Hashable, Sendable {
    public var version: Int
    /// The day of the decision.
    public var from: CivilDate
    public var added: [PBDuty]
    public var reworded: [PBDutyRewording]
    public var omitted: [PBDutyOmission]
}

/// A duty as it is in force at a unit.
public struct StandingDuty: Hashable, Sendable {
    public enum Origin: Hashable, Sendable {
        case listed
        /// Reworded by the unit; the list's own text is kept.
        case reworded(from: PBText)
        case added
    }

    public var duty: PBDuty
    public var origin: Origin
}

/// A duty list as it is in force at a unit.
public struct StandingDutyList: Hashable, Sendable {
    public var list: String
    public var unit: String
    public var version: DutyListVersion
    public var isAdapted: Bool
    /// The duties of the list in its order, then those the unit added.
    public var duties: [StandingDuty]
    public var omitted: [PBDutyOmission]
}

extension RegistryState {
    /// A list as in force at a unit on a day; nil if it does not apply there.
    public func dutyList(_ list: String, for unit: String, on date: CivilDate) -> StandingDutyList? {
        guard let found = dutyLists[list], let version = found.version(on: date), let then = units[unit]?.version(on: date),
            version.applies(toLevel: then.level, sector: then.sector), ancestry(of: unit, on: date).contains(found.unit)
        else { return nil }
        let adaptation = dutyListAdaptations[unit]?[list]?.last { $0.from <= date && $0.version == version.number }
        let omitted = adaptation?.omitted ?? []
        let duties = version.duties.compactMap { duty -> StandingDuty? in
            if omitted.contains(where: { $0.duty == duty.id }) { return nil }
            guard let rewording = adaptation?.reworded.last(where: { $0.duty == duty.id }) else {
                return StandingDuty(duty: duty, origin: .listed)
            }
            var own = duty
            own.text = rewording.text
            return StandingDuty(duty: own, origin: .reworded(from: duty.text))
        }
        let added = adaptation?.added.map { StandingDuty(duty: $0, origin: .added) } ?? []
        return StandingDutyList(
            list: list, unit: unit, version: version, isAdapted: adaptation != nil, duties: duties + added, omitted: omitted)
    }

    /// All lists in force at a unit on a day, in the byte order of their ids: of one category of post, or of all.
    public func dutyLists(for unit: String, category: String? = nil, on date: CivilDate) -> [StandingDutyList] {
        dutyLists.keys.sorted(by: UTF8Order.precedes).compactMap { dutyList($0, for: unit, on: date) }
            .filter { category == nil || $0.version.category == category }
    }
}
