import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import Streaming
import SupervisionCore
import Testing
import Domain

@testable import Client
@testable import PledgelineCLI
@testable import Views

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

    @Test(
        "a list is the same when only what is about the asker's units, or mentions one, was applied",
        arguments: [PBRole.clerk, .superior, .inspector])
    func isFocused(_ role: PBRole) async throws {
        var year = try SmallYear()
        let parts: [(String, (inout SmallYear) throws -> Void)] = [
            ("2026-01-12", { try $0.untilJanuary() }),
            (
                "2026-07-06",
                {
                    try $0.untilMarch(); try $0.untilJuly()
                }
            ),
            ("2026-12-18", { try $0.untilDecember() }),
        ]
        for (day, tell) in parts {
            try tell(&year)
            let date = try #require(CivilDate(day))
            let connection = try await year.connection()
            var whole = SystemReading(connection)
            let everything = try await whole.read(WorkList.reads(for: role))
            for unit in ["county", "town", "village", "hamlet", "office"] {
                let who = Who(role: role, unit: unit)
                var reading = SystemReading(connection)
                let focus = try #require(WorkList.focus(of: who, in: try await reading.read([.registry]).registry, on: date))
                let state = try await reading.read(WorkList.reads(for: role), on: focus)
                for all in [false, true] {
                    #expect(list(who, state, date, all) == list(who, everything, date, all), "\(role) at \(unit) on \(day)")
                }
            }
        }
    }

    private func list(_ who: Who, _ state: SystemState, _ date: CivilDate, _ all: Bool) -> [WorkItem] {
        WorkList.items(
            for: who, on: date, ahead: 400, all: all, registry: state.registry, pledges: state.pledgesStates,
            supervision: state.supervisionStates)
    }

    @Test("whoever is named in others' pledges has what is theirs, and a parent elsewhere is looked up")
    func namedElsewhere() async throws {
        var year = try SmallYear()
        try year.untilJanuary()
        try year.untilMarch()
        let connection = try await year.connection()
        let who = Who(role: .clerk, unit: "village")
        var reading = SystemReading(connection)
        let day = try #require(CivilDate("2026-03-28"))
        var focus = try #require(WorkList.focus(of: who, in: try await reading.read([.registry]).registry, on: day))
        #expect(focus.units == ["county", "town", "village"] && focus.mentions == ["village"])
        focus.further = { _ in ["office"] }
        let state = try await reading.read([.registry, .pledges], on: focus)
        var whole = SystemReading(connection)
        let everything = try await whole.read([.registry, .pledges])
        for unit in ["office", "village"] { #expect(state.pledges.units[unit]?.pledges == everything.pledges.units[unit]?.pledges) }
        #expect(everything.pledges.units["hamlet"] != nil && state.pledges.units["hamlet"]?.pledges.count ?? 0 == 0)
    }

    @Test("a clerk's list needs no right to read what was scored, and nobody's needs more than three services")
    func isLittle() {
        #expect(!WorkList.reads(for: .clerk).contains(.scoring))
        for role in PBRole.allCases { #expect(WorkList.reads(for: role).count <= 3 && WorkList.reads(for: role).contains(.registry)) }
    }
}

extension SmallYear {
    /// What was decided so far, as a command finds it.
    func connection() async throws -> Connection {
        let (topics, log) = (registry.topics, MemoryLog())
        for topic in topics.all { try await log.create(TopicSpecification(name: topic.name, partitionCount: topic.partitions)) }
        let appender = try await log.appender()
        for record in registry.records + pledges.records + supervision.records {
            try appender.append(record.value, key: nil, to: record.partition, timestamp: record.time, token: 0)
        }
        await appender.abandon(within: 0)
        return Connection(topics: topics, log: log, brokers: "", language: .en)
    }
}
