internal import RegistryCore
internal import Schema

/// Duty lists, alliances, talks, training, covered entities, requirements and re-elections.
extension StoryCounts {
    mutating func countRegistry(_ registry: RegistryState) {
        // The last day that any period knows of: a story ends before.
        guard let day = registry.periods.values.map(\.closes).max() else { return }
        countDuties(registry)
        for alliance in registry.alliances.values where alliance.dissolved == nil {
            add("alliances")
            for criterion in alliance.criteria {
                switch criterion {
                case .sameTrade: add("alliances.same-trade")
                case .adjacent: add("alliances.adjacent")
                case .complementary: add("alliances.complementary")
                case .unspecified, .UNRECOGNIZED: break
                }
            }
        }
        add("talks", registry.talks.values.reduce(0) { $0 + $1.count })
        for requirement in registry.requirements.keys {
            for unit in registry.units.keys {
                guard let standing = registry.standing(of: unit, to: requirement) else { continue }
                if standing.state == .met { add("requirements.\(requirement).met") }
                if standing.state == .short { add("requirements.\(requirement).short") }
                if standing.state == .missing { add("requirements.\(requirement).missing") }
            }
        }
        for reelection in registry.reelections.values.flatMap(\.values) {
            add(reelection.next == nil ? "reelections.completed" : "reelections.under-way")
            add("reelections.late-milestones", reelection.milestones.count { $0.isLate })
        }
        for unit in registry.units.values {
            add("posts.handed-over", unit.posts.values.joined().count { $0.handOver != nil })
            for short in registry.trainingShortfalls(of: unit.id, year: day.parts.year - 1) { add("training.short.\(short.post.id)") }
        }
        guard let root = registry.root else { return }
        let coverage = registry.coverage(below: root, on: day)
        add("entities.open", coverage.entities)
        add("entities.covered", coverage.covered)
    }

    private mutating func countDuties(_ registry: RegistryState) {
        for version in registry.dutyLists.values.compactMap(\.versions.last) {
            add(version.category.isEmpty ? "duties.lists.units" : "duties.lists.posts")
            add("duties.measures", version.duties.count { $0.kind == .measure })
            add("duties.tasks", version.duties.count { $0.kind == .task })
        }
        for adaptations in registry.dutyListAdaptations.values { add("duties.adapted", adaptations.count) }
    }
}
