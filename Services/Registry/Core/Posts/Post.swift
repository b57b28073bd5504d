public import Schema

/// Who holds a post from a date on.
public struct Appointment: Hashable, Sendable {
    public var title: PBText
    public var tier: PBTier
    /// A reference, never a name; empty is vacant.
    public var person: String
    public var from: CivilDate
    /// The unit answered for; empty is the post's own.
    public var answersFor: String
}

extension RegistryState {
    /// The holder of a post on a date (whoever asks who was responsible gets the holder of that date). The posts of a unit end with it.
    public func appointment(unit: String, post: String, on date: CivilDate) -> Appointment? {
        guard let found = units[unit], found.closed.map({ date < $0 }) ?? true else { return nil }
        return found.posts[post]?.last { $0.from <= date }
    }

    mutating func applyPost(_ appointed: PBAppointPost, unit: String) {
        guard let from = CivilDate(appointed.from) else { return }
        let appointment = Appointment(
            title: appointed.title, tier: appointed.tier, person: appointed.person, from: from, answersFor: appointed.answersFor)
        units[unit]?.posts[appointed.post, default: []].append(appointment)
    }
}
