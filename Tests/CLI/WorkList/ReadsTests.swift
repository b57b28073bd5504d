import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import Testing

@testable import PledgelineCLI

/// What `due` reads for each role.
struct ReadsTests {
    @Test("no list has anything that was not read for its role: it is the same as the one made from everything", arguments: PBRole.allCases)
    func isEnough(_ role: PBRole) throws {
        let reads = WorkList.reads(for: role)
        var year = try SmallYear()
        let parts: [(String, (inout SmallYear) throws -> Void)] = [
            ("2026-01-12", { try $0.untilJanuary() }), ("2026-03-28", { try $0.untilMarch() }), ("2026-07-06", { try $0.untilJuly() }),
            ("2026-12-18", { try $0.untilDecember() }), ("2027-02-05", { try $0.untilClosing() }),
        ]
        for (day, tell) in parts {
            try tell(&year)
            let date = try #require(CivilDate(day))
            for unit in ["county", "town", "village", "hamlet", "office"] {
                func list(_ services: Set<PBService>) -> [WorkItem] {
                    WorkList.items(
                        for: Who(role: role, unit: unit), on: date, all: true, registry: year.registry.own.folds[0].state,
                        pledges: services.contains(.pledges) ? year.pledges.own.folds.map(\.state) : [],
                        supervision: services.contains(.supervision) ? year.supervision.own.folds.map(\.state) : [],
                        scoring: services.contains(.scoring) ? ScoringState() : nil)
                }
                #expect(list(reads) == list([.registry, .pledges, .supervision, .scoring]), "\(role) at \(unit) on \(day)")
            }
        }
    }

    @Test("a clerk's list needs no right to read what was scored, and nobody's needs more than three services")
    func isLittle() {
        #expect(!WorkList.reads(for: .clerk).contains(.scoring))
        for role in PBRole.allCases { #expect(WorkList.reads(for: role).count <= 3 && WorkList.reads(for: role).contains(.registry)) }
    }
}
