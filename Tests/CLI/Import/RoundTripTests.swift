import Foundation
import SheetSupport
import Testing

@testable import Import
@testable import PledgelineCLI

@Suite("Tables go out and come in again")
struct RoundTripTests {
    @Test(
        "every table, through CSV, GB18030 and a workbook: nothing is left to do, nothing is lost", arguments: 1...10 as ClosedRange<UInt64>
    )
    func formats(seed: UInt64) async throws {
        let problems = try await SheetTrips(seed: seed).problems()
        #expect(problems == [])
    }

    @Test("the same through LibreOffice, which opens the workbooks and saves them", .timeLimit(.minutes(15)))
    func libreOffice() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pledgeline-office-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let office = try LibreOffice(settingsIn: folder)
        for seed in 1...10 as ClosedRange<UInt64> {
            let problems = try await SheetTrips(seed: seed).problemsThroughLibreOffice(office, in: folder)
            #expect(problems == [])
        }
    }

    @Test("a text whose apostrophe stands behind a space comes back from every format", arguments: [14_277_300_720_812_784_743] as [UInt64])
    func spaced(seed: UInt64) async throws {
        #expect(try await SheetTrips(seed: seed).problems() == [])
    }

    @Test("what a spreadsheet would make a number, a date or a formula of is protected, and nothing else")
    func protection() {
        for text in [
            "001", "1e5", "3-1", "=1", "+86", "-x", "@a", "'a", "2026年6月30日", "mar-1", "(5)", "¥7", "１２", "330000199001011234",
            "\u{3000}'001½", "\u{3000}'=1村",
            " =1", "\tx",
        ] {
            #expect(SpreadsheetGuard.protected(text) == "'" + text && SpreadsheetGuard.unprotected("'" + text) == text, "\(text)")
        }
        for text in ["v001", "李家庄村", "p-000123", "t01-v003", "村", "3 组", "a'b", "march"] {
            #expect(SpreadsheetGuard.protected(text) == text && SpreadsheetGuard.unprotected("'" + text) == "'" + text, "\(text)")
        }
        #expect(SpreadsheetGuard.unprotected("=\"0012\"") == "0012")
    }
}
