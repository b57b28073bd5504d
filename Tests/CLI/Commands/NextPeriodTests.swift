import DeciderSupport
import PledgesCore
import RegistryCore
import Schema
import Streaming
import SwiftProtobuf
import Testing
import Domain

@testable import Files
@testable import PledgelineCLI
@testable import Views
@testable import Client

/// `pledge rollover` without `--period`.
struct NextPeriodTests {
    private func county(following: [String]) throws -> County {
        var county = try County()
        let bytes = try County.bundle.serializedData()
        for (index, id) in following.enumerated() {
            var open = County.openPeriod(digest: Digest.sha256(bytes))
            (open.period, open.previousPeriod) = (id, County.period)
            (open.starts, open.ends, open.closes) = ("\(2027 + index)-01-01", "\(2027 + index)-12-31", "\(2027 + index)-12-31")
            try county.registry.given(.openPeriod(open), for: "city", by: County.root)
        }
        try county.followAll()
        try county.pledges.given(.draftPledge(County.draft("p1")), for: "village", by: County.clerk)
        return county
    }

    private func next(_ county: County, _ pledge: String = "p1") async throws -> String {
        let state = try await SystemState.read(try await county.connection(), [.registry, .pledges])
        return try PledgeCommand.RollOver.periodAfter(ScopedName(unit: "village", id: pledge), in: state)
    }

    @Test("a pledge goes into the period whose previous one is its own")
    func next() async throws {
        #expect(try await next(county(following: ["2027"])) == "2027")
    }

    @Test("where no period follows, or two do, or there is no such pledge, the command says so")
    func none() async throws {
        let none = await #expect(throws: CommandError.self) { try await next(county(following: [])) }
        #expect(none?.status == .usage && none?.en.contains("2026") == true)
        let two = await #expect(throws: CommandError.self) { try await next(county(following: ["b", "a"])) }
        #expect(two?.status == .usage && two?.en.contains("a, b") == true)
        let unknown = await #expect(throws: CommandError.self) { try await next(county(following: ["2027"]), "p9") }
        #expect(unknown?.status == .badInput && unknown?.en.contains("p9") == true)
    }
}
