package import Domain
package import PledgesCore
internal import RegistryCore
package import Schema

/// The pledges at and below a unit.
package struct PledgeList {
    /// In the order of the tree, a unit's by their ids.
    package let pledges: [Pledge]
    private let reader: PledgeReader
    private let registry: RegistryState
    private let day: CivilDate

    package init(_ state: SystemState, below unit: String, _ wanted: PledgeSelection = PledgeSelection(), on day: CivilDate) {
        let reader = state.pledges
        self.reader = reader
        self.day = day
        registry = state.registry
        pledges = state.registry.subtreeAnswered(by: unit, on: day).flatMap { id in
            (reader.units[id]?.pledges ?? [:]).sorted { UTF8Order.precedes($0.key, $1.key) }.map(\.value)
        }.filter { wanted.admits($0, on: day, reader) }
    }

    /// For programs.
    package func rows(atMost limit: Int = .max) -> [PledgeRow] {
        pledges.prefix(limit).map {
            PledgeRow($0, on: day, isOrphan: reader.isOrphan($0), name: registry.units[$0.unit]?.name)
        }
    }

    /// For a sheet, with names.
    package func listing(atMost limit: Int = .max) -> Listing {
        PledgeTable(pledges.prefix(limit)).listing(on: day).naming(registry)
    }

    /// How many there are of each state, those beyond a limit included.
    package var counts: PledgeCounts { pledges.reduce(into: PledgeCounts()) { $0.count($1, on: day) } }

    /// The counts in a line.
    package func total(_ language: Language) -> String {
        let counts = counts
        return language(
            zh:
                "合计：承诺 \(counts.promised)，自报完成 \(counts.reportedDone)，已验收 \(counts.verified)，已销号 \(counts.closedOut)，逾期 \(counts.overdue)",
            en:
                "total: \(counts.promised) promised, \(counts.reportedDone) reported done, \(counts.verified) verified, \(counts.closedOut) closed out, \(counts.overdue) overdue"
        )
    }

    /// nil if all that they serve exists.
    package func orphanNote(_ language: Language) -> String? { OrphanNote(orphans: pledges.filter(reader.isOrphan)).text(language) }
}
