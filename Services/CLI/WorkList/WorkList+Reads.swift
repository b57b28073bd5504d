internal import Schema

extension WorkList {
    /// Whose decisions the list of a role is made of: what its sources look at, and no more, so that a clerk needs no right to read what was scored.
    /// A test holds every list against the one made from everything.
    static func reads(for role: PBRole) -> Set<PBService> {
        switch role {
        case .clerk, .superior, .registrar, .inspector, .timekeeper: [.registry, .pledges, .supervision]
        case .teller, .scorer: [.registry, .scoring]
        case .decider, .unspecified, .UNRECOGNIZED: [.registry]
        }
    }
}
