import PledgelineCLI
import Testing

@Suite("The tables of both READMEs are those of the sources")
struct TableTests {
    @Test("every refusal code is listed once, and marked if it may be retriable", arguments: Document.files)
    func refusals(_ file: String) throws {
        let refusals = try Checkout.refusals()
        let halts = try Checkout.halts()
        let rows = try Document(file).codeRows.filter { !halts.contains($0.code) }
        let codes = rows.map(\.code)
        #expect(refusals.count > 50, "the sources must have been read")
        #expect(Set(refusals.keys).subtracting(codes).sorted() == [], "not listed in \(file)")
        #expect(Set(codes).subtracting(refusals.keys).sorted() == [], "listed in \(file), but no service refuses so")
        #expect(Set(codes).count == codes.count, "a code is listed twice in \(file)")
        for row in rows { #expect(row.isMarked == refusals[row.code], "↻ of \(row.code) in \(file)") }
    }

    @Test("every reason to halt is listed", arguments: Document.files)
    func halts(_ file: String) throws {
        let halts = try Checkout.halts()
        #expect(halts.count >= 8, "the sources must have been read")
        #expect(halts.subtracting(try Document(file).codeRows.map(\.code)).sorted() == [], "not listed in \(file)")
    }

    @Test("the exit codes are those of the programs", arguments: Document.files)
    func exitCodes(_ file: String) throws {
        let document = try Document(file)
        let command = try Checkout.exitCodes("Services/CLI/Client/CommandError.swift", enumeration: "ExitStatus")
        let service = try Checkout.exitCodes("Shared/ServiceKit/Lifecycle/ExitCode.swift", enumeration: "ExitCode")
        #expect(try document.numbers(inTable: "exit codes of the command") == command)
        #expect(try document.numbers(inTable: "exit codes of a service") == service)
    }

    @Test("every setting of a service is listed with all its names", arguments: Document.files)
    func settings(_ file: String) throws {
        let rows = try Document(file).lines.filter { $0.hasPrefix("|") }
        let source = try Checkout.text("Shared/ServiceKit/Configuration/Setting.swift")
        let settings = source.matches(of: /key: "([a-z.]+)", flag: "(--[a-z-]+)"/)
        #expect(settings.count >= 9, "the sources must have been read")
        for setting in settings {
            let environment = setting.1.uppercased().replacing(".", with: "_")
            #expect(rows.contains { $0.contains("`\(setting.2)`") && $0.contains("`\(environment)`") }, "\(setting.2) in \(file)")
        }
    }

    @Test("the table of rights is the one by which `topics acl` grants them", arguments: Document.files)
    func rights(_ file: String) throws {
        let lines = try Document(file).lines
        let start = try #require(lines.firstIndex(of: "<!-- table: rights -->"))
        let table = Array(lines[(start + 1)...].prefix { $0.hasPrefix("|") })
        let expected = RightsTable.markdown(file == Document.chinese ? .zh : .en)
        #expect(expected.count > 10)
        #expect(table == expected, "\(file) should have:\n\(expected.joined(separator: "\n"))")
    }
}
