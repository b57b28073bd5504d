public import Domain
internal import RegistryCore
public import Schema

/// 公示: a subject of a unit is open to everybody's objections for some days. All objections must be answered before the notice is closed.
public struct Notice: Hashable, Sendable {
    public enum State: String, Hashable, Sendable {
        case open
        /// Closed, with every objection answered and none upheld.
        case passed
        /// Closed, with an objection upheld. Never for a letter, which is returned instead.
        case objectedTo = "objected_to"
        /// The letter was returned while the notice was open.
        case returned
    }

    /// An objection to the subject of the notice.
    public struct Objection: Hashable, Sendable {
        public struct Answer: Hashable, Sendable {
            public var text: String
            /// 采纳: the subject cannot pass as it is.
            public var isUpheld: Bool
            public var step: Step
        }

        public var id: String
        public var text: String
        public var step: Step
        public var answer: Answer?
    }

    public var id: String
    public var subject: PBNoticeSubject
    /// The subject: the period of a letter, the id of a pledge, project or offer, or a free text that names it.
    public var reference: String
    /// Empty for a letter.
    public var title: String
    /// The first and the last day on which objections can be raised.
    public var from: CivilDate
    public var until: CivilDate
    public var channels: [PBNoticeChannel]
    public var opened: Step
    public var state = State.open
    public var ended: Step?
    /// In the order in which they were raised.
    public var objections: [Objection] = []

    public func objection(_ id: String) -> Objection? { objections.first { $0.id == id } }

    public var unanswered: [Objection] { objections.filter { $0.answer == nil } }

    public var isObjectionUpheld: Bool { objections.contains { $0.answer?.isUpheld == true } }

    /// Whether objections can be raised on a day.
    public func takesObjections(on date: CivilDate) -> Bool { state == .open && (from...max(from, until)).contains(date) }
}

extension PledgesState {
    public func notice(_ notice: String, of unit: String) -> Notice? { units[unit]?.notices[notice] }

    mutating func updateNotice(_ notice: String, of unit: String, _ change: (inout Notice) -> Void) {
        guard let place = units.index(forKey: unit), let found = units.values[place].notices.index(forKey: notice) else { return }
        change(&units.values[place].notices.values[found])
    }

    mutating func openNotice(
        _ id: String, of unit: String, _ subject: PBNoticeSubject, reference: String, title: String, _ terms: PBNoticeTerms, _ step: Step
    ) {
        guard notice(id, of: unit) == nil, let from = CivilDate(terms.from), let until = CivilDate(terms.until) else { return }
        units[unit, default: UnitPledges()].notices[id] = Notice(
            id: id, subject: subject, reference: reference, title: title, from: from, until: until, channels: terms.channels, opened: step)
    }
}

extension PledgesCore {
    static func notice(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Notice {
        guard let notice = state.notice(id, of: request.unit) else { throw PledgesRefusals.unknownNotice(id, unit: request.unit) }
        return notice
    }
}
