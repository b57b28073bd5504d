internal import PledgesCore
package import RegistryCore
package import Schema

extension WorkList {
    /// Whose decisions the list of a role is made of: what its sources look at, and no more, so that a clerk needs no right to read what was scored.
    /// A test holds every list against the one made from everything.
    package static func reads(for role: PBRole) -> Set<PBService> {
        switch role {
        case .clerk, .superior, .registrar, .inspector, .timekeeper: [.registry, .pledges, .supervision]
        case .teller, .scorer: [.registry, .scoring]
        case .decider, .unspecified, .UNRECOGNIZED: [.registry]
        }
    }
}

extension WorkList {
    /// More units than this, and everything is read: each costs a search of every record.
    static let mostInFocus = 16

    /// The units that a list is about, if they are few: the asker's own with what they answer for. Others' decisions matter where they name one of those,
    /// as the receiver of a pledge; and a pledge may serve one of a unit above.
    ///
    /// - Returns: nil if everything is to be read.
    package static func focus(of who: Who, in registry: RegistryState, on day: CivilDate) -> ReadingFocus? {
        switch who.role {
        case .clerk, .superior, .inspector, .registrar: break
        // Deadlines of everybody.
        case .timekeeper, .teller, .scorer, .decider, .unspecified, .UNRECOGNIZED: return nil
        }
        let own = Set(registry.subtreeAnswered(by: who.unit, on: day))
        guard own.count <= mostInFocus else { return nil }
        return ReadingFocus(units: own.union(registry.ancestry(of: who.unit)), mentions: own) { state in
            // The units of the pledges that theirs serve: whether those are there.
            Set(own.flatMap { state.pledges.units[$0]?.pledges.values.compactMap { $0.parent?.unit } ?? [] })
        }
    }
}
