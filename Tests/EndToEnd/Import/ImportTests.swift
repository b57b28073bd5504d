import FaultScenarios
import Foundation
import PledgesCore
import RegistryCore
import Schema
import Streaming
import TestSupport
import Testing

@testable import Audit
@testable import Samples
@testable import Views
@testable import Client
@testable import Files

struct ImportTests {
    @Test(
        "6,891 pledges in GB18030, the command killed with SIGKILL in the middle and begun again: each is drafted exactly once",
        .timeLimit(.minutes(10)))
    func killedInTheMiddle() async throws {
        let county = try await ImportCounty.start()
        let sample = SampleStory(seed: ZhanhuaSample.defaultSeed, bundle: PBSchemeBundle())
        try county.write(CountySheets.units(sample.county), to: "units.csv", as: .gb18030)
        try county.write(CountySheets.posts(sample.posts), to: "posts.csv", as: .utf16LittleEndian)
        try county.write(CountySheets.pledges(sample), to: "pledges.csv", as: .gb18030)
        let units = try await county.run(["unit", "import", county.path("units.csv")], key: "root")
        #expect(
            units.status == 0 && units.output.contains("\(sample.county.units.count) accepted, 0 refused"), "\(units.output.suffix(2_000))")
        let posts = try await county.run(["post", "import", county.path("posts.csv")], key: "root")
        #expect(
            posts.status == 0 && posts.output.contains("\(sample.posts.all.count) accepted, 0 refused"), "\(posts.output.suffix(2_000))")
        let others = try await county.openPeriod(below: SampleCounty.id) + 1

        let command = ["pledge", "import", county.path("pledges.csv")]
        let dry = try await county.run(command + ["--dry-run"], key: "clerk")
        #expect(
            dry.status == 0 && dry.output.contains("GB18030, 6891 lines") && dry.output.contains("6891 to create"),
            "\(dry.output.suffix(2_000))")
        let submissions = county.system.connection.topics.submissions(.pledges)
        #expect(try await county.records(submissions) == 0)

        let first = try ChildProcess(
            Programs.url("pledgeline"), arguments: county.arguments(command, key: "clerk"), environment: county.environment,
            output: county.folder.appending(path: "first.log"))
        try await eventually(.seconds(300), "1,500 pledges are sent") { (try? await county.records(submissions)) ?? 0 > 1_500 }
        #expect(first.send(SIGKILL), "it was still at work")
        #expect(await first.hasExited(within: .seconds(30)))
        #expect(try await county.records(submissions) < 6_891)

        let second = try await county.run(command, key: "clerk")
        #expect(second.status == 0 && second.output.contains("0 refused"), "\(second.output.suffix(2_000))")
        let state = try await SystemState.read(county.system.connection, [.registry, .pledges])
        #expect(state.pledges.units.values.reduce(0) { $0 + $1.pledges.count } == 6_891)
        let ledger = Ledger(try await Archive.read(from: county.system.connection.log, topics: county.system.connection.topics))
        #expect(ledger.doubled == [] && ledger.refused == 0 && ledger.undecided == 0 && ledger.violations == [])
        #expect(ledger.accepted == sample.county.units.count + sample.posts.all.count + others + 6_891)

        let sent = try await county.records(submissions)
        let third = try await county.run(command, key: "clerk")
        #expect(
            third.status == 0 && third.output.contains("0 to create, 0 to update, 6891 left as they are, 0 bad"),
            "\(third.output.suffix(2_000))")
        #expect(try await county.records(submissions) == sent)
        try await county.end()
    }
}
