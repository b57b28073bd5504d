import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@testable import PledgelineCLI
@testable import Views

struct PeriodListingTests {
    @Test("a period that was adopted in mid-year shows from which day on its units owe anything, any other shows none")
    func adopted() throws {
        var county = try County()
        var open = County.openPeriod(digest: Digest.sha256(try County.bundle.serializedData()))
        (open.period, open.previousPeriod) = ("2027", County.period)
        (open.starts, open.ends, open.closes, open.adopted) = ("2027-01-01", "2027-12-31", "2027-12-31", "2027-09-01")
        try county.registry.given(.openPeriod(open), for: "city", by: County.root)
        let state = county.registry.state(of: "city")
        let periods = state.periods.values.sorted { $0.starts < $1.starts }
        let lines = PeriodListing.of(periods, state, on: try #require(CivilDate("2027-02-01"))).lines
        #expect(lines.count == 2)
        #expect(lines[0].contains(#""adopted":null"#), "\(lines[0])")
        #expect(lines[1].contains(#""adopted":"2027-09-01""#), "\(lines[1])")
    }
}
