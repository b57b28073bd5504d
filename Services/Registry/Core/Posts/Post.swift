internal import Domain
public import Schema

/// The holder of a post from a day on.
public struct Appointment: Hashable, Sendable {
    public var title: PBText
    public var tier: PBTier
    /// A reference to the person, never a name; empty if the post is vacant.
    public var person: String
    public var from: CivilDate
    /// The unit that the post answers for; empty for the post's own unit.
    public var answersFor: String
    /// 岗位类别; empty if the post has none.
    public internal(set) var category: String = ""
    /// 代理、主持工作: whether the holder is interim.
    public internal(set) var interim: Bool = false
    /// The qualifications attested of the holder.
    public internal(set) var qualifications: [String] = []
    /// 交接: the open duties the holder took over; nil if the post was not handed over.
    public internal(set) var handOver: HandOver?

    public var isVacant: Bool { person.isEmpty }
}

/// The open duties that passed from one holder to the next, with the signed record of it.
public struct HandOver: Hashable, Sendable {
    /// Pledges as `unit/pledge`, duties as `list/duty`.
    public var openDuties: [String]
    public var record: PBEvidence
}

/// The end of a post. From that day on its successor answers for its open duties.
public struct PostEnd: Hashable, Sendable {
    public var from: CivilDate
    public var successor: ScopedName
    public var reason: String
}

extension RegistryState {
    /// The holder of a post on a date: whoever was responsible on a date is the holder of that date. The posts of a unit end with it, and
    /// an abolished post has no holder.
    public func appointment(unit: String, post: String, on date: CivilDate) -> Appointment? {
        guard let found = units[unit], !found.isClosed(on: date),
            found.abolished[post].map({ date < $0.from }) ?? true
        else { return nil }
        return found.posts[post]?.last { $0.from <= date }
    }

    /// Who answers on a date for a post that may have been abolished: its holder, or the holder of the post that succeeded it.
    ///
    /// - Parameter post: as `unit/post`.
    public func responsible(for post: String, on date: CivilDate) -> (post: ScopedName, appointment: Appointment)? {
        guard var name = ScopedName(path: post) else { return nil }
        var seen: Set<ScopedName> = []
        while let end = units[name.unit]?.abolished[name.id], end.from <= date {
            // A successor exists when the post before it ends, so our rules never form a circle; a log written by other code might.
            guard seen.insert(name).inserted else { return nil }
            name = end.successor
        }
        return appointment(unit: name.unit, post: name.id, on: date).map { (name, $0) }
    }

    /// 包村、联系点: the posts of other units that answer for a unit on a date, in the byte order of their names.
    public func contactPosts(for unit: String, on date: CivilDate) -> [(post: ScopedName, appointment: Appointment)] {
        var found: [(post: ScopedName, appointment: Appointment)] = []
        for (owner, held) in units where owner != unit {
            for post in held.posts.keys {
                guard let appointment = appointment(unit: owner, post: post, on: date), appointment.answersFor == unit else { continue }
                found.append((ScopedName(unit: owner, id: post), appointment))
            }
        }
        return found.sorted { ScopedName.byteOrder($0.post, $1.post) }
    }

    /// The posts of a unit that nobody holds on a date, in the byte order of their ids.
    public func vacantPosts(of unit: String, on date: CivilDate) -> [String] {
        (units[unit]?.posts.keys.filter { appointment(unit: unit, post: $0, on: date)?.isVacant ?? false } ?? []).sorted(
            by: UTF8Order.precedes)
    }
}

extension ScopedName {
    /// Parses `unit/id`.
    public init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        self.init(unit: String(parts[0]), id: String(parts[1]))
    }

    public var path: String { "\(unit)/\(id)" }
}
