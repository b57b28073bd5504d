import Foundation
import Schema
import TestSupport
import Testing

@testable import Files
@testable import PledgelineCLI
@testable import Client

@Suite("Lists over a broker, as tables and as sheets", .serialized, .timeLimit(.minutes(5)))
struct ListsTests {
    @Test("every list of what is not there says so and names what is; every other one comes out in every format")
    func lists() async throws {
        let county = try await ImportCounty.start()
        let registered = try await county.run(
            ["unit", "register", "county", "--zh", "某县", "--level", "county", "--sector", "organ", "--opened", "2020-01-01"], key: "root")
        #expect(registered.status == 0, "\(registered.output)")
        _ = try await county.openPeriod(below: "county")

        for wrong in [
            ["pledge", "list", "conty"], ["unit", "show", "conty"], ["report", "list", "county", "--period", "yaer"],
            ["cohort", "show", "x"], ["scheme", "show", "leter"], ["period", "show", "yaer"],
            ["score", "marks", "--cohort", "x"], ["score", "tallies", "--group", "x"], ["score", "recognitions", "--period", "yaer"],
            ["inspect", "records", "county", "--round", "q9"], ["rank", "show", "--cohort", "x"],
            ["duty", "list", "county", "--category", "x"],
            ["fact", "list", "county", "--requirement", "x"], ["project", "list", "county", "--category", "x"],
            ["report", "list", "county", "--duty", "x"], ["service", "list", "--home-unit", "x"], ["talk", "list", "conty"],
        ] {
            let told = try await county.list(wrong)
            #expect(told.status == ExitStatus.badInput.rawValue, "\(wrong): \(told.output)")
        }
        let period = try await county.list(["period", "show", "yaer"])
        #expect(period.output.contains("Possible are: \(ImportCounty.period)."), "\(period.output)")

        for command in [
            ["cohort", "list"], ["period", "list"], ["period", "show"], ["scheme", "list"], ["scheme", "show"], ["inspect", "rounds"],
            ["inspect", "records", "county"], ["inspect", "records", "county", "--items"], ["score", "tallies"], ["score", "marks"],
            ["score", "recognitions"], ["talk", "list", "county"], ["training", "list", "county"], ["assessment", "list", "county"],
            ["unit", "tree"], ["unit", "show", "county"], ["unit", "history", "county"], ["key", "list"], ["pledge", "list", "county"],
            ["post", "list", "county"], ["due", "--unit", "county", "--role", "clerk"], ["spool", "list"], ["verify"],
            ["evidence", "list"],
            ["name", "list"],
        ] {
            for format in ListFormat.allCases {
                let file = county.path("out.\(format.rawValue)")
                let place = format.isSheet ? ["--to", file] : []
                let output = try await county.list(command + ["--output", format.rawValue] + place)
                #expect(output.status == 0, "\(command) \(format): \(output.output)")
                guard format.isSheet, output.status == 0 else { continue }
                let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
                #expect(bytes.starts(with: format == .xlsx ? [0x50, 0x4B] : [0xEF, 0xBB, 0xBF]), "\(command) \(format)")
                try FileManager.default.removeItem(atPath: file)
            }
        }
        let gb = try await county.list([
            "unit", "tree", "--output", "csv", "--encoding", "gb18030", "--to", county.path("gb.csv"), "--lang", "zh",
        ])
        #expect(gb.status == 0, "\(gb.output)")
        let decoded = try DecodedText.decode([UInt8](Data(contentsOf: URL(filePath: county.path("gb.csv")))), named: "gb.csv")
        #expect(decoded.encoding == .gb18030 && String(decoding: decoded.utf8, as: UTF8.self).contains("某县"))

        // A key is revoked by what key list prints of it.
        let fingerprint = county.clerk.publicKey.fingerprint
        let revoked = try await county.run(
            ["key", "revoke", "--unit", "county", "--public-key", fingerprint, "--reason", "- lost"], key: "root")
        #expect(revoked.status == 0, "\(revoked.output)")
        let keys = try await county.list(["key", "list", "--valid"])
        #expect(!keys.output.contains(fingerprint), "\(keys.output)")
        try await county.end()
    }
}

extension ImportCounty {
    /// A command that takes no key.
    func list(_ command: [String]) async throws -> (status: Int32, output: String) {
        let place = ["-b", system.connection.brokers, "--namespace", system.connection.topics.namespace]
        let ended = try await Programs.run(
            "pledgeline", command + place + (command.contains("--lang") ? [] : ["--lang", "en"]), environment: environment)
        return (ended.status, ended.output)
    }
}
