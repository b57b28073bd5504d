import Foundation
import Testing

@testable import Files
@testable import PledgelineCLI

struct CSVReaderTests {
    private func records(_ text: String) -> [CSVRecord] { CSVReader.read(Array(text.utf8)).records }

    @Test("a record is known by the line on which it begins, whatever ends the lines and however many of them a cell takes")
    func lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,\"two", "lines\"", "", "# a remark, left out", "3,4"].joined(separator: end)
            let found = records(text)
            #expect(found.map(\.line) == [1, 2, 6], "\(end.debugDescription)")
            #expect(found.map(\.cells) == [["a", "b"], ["1", "two\(end)lines"], ["3", "4"]])
            #expect(found.allSatisfy { $0.fault == nil })
        }
    }

    @Test("cells in quotes keep separators and quotes; empty cells are cells")
    func quotes() {
        #expect(records("\"a,b\",\"say \"\"yes\"\"\",,\n").map(\.cells) == [["a,b", "say \"yes\"", "", ""]])
        #expect(records("\"\",x").map(\.cells) == [["", "x"]])
    }

    @Test("a wrong quote spoils its own line and no other")
    func faults() {
        let found = records("h,i\n\"open,1\n\"shut\"x,2\nst\"ray,3\ngood,4\n\"fine\nreally\",5\n")
        #expect(found.map(\.line) == [1, 2, 3, 4, 5, 6])
        // The open quote ends at the next one, behind which there is text.
        #expect(found.map(\.fault) == [nil, .textAfterQuote(cell: 0), .textAfterQuote(cell: 0), .strayQuote(cell: 0), nil, nil])
        #expect(found[1].cells == ["\"open,1"] && found[4].cells == ["good", "4"] && found[5].cells == ["fine\nreally", "5"])
        let last = records("h\nx\n1,\"never closed\n2\n")
        #expect(last.map(\.line) == [1, 2, 3, 4] && last[2].fault == .unclosedQuote(cell: 1) && last[3].cells == ["2"])
    }

    @Test("a quote that is never closed is given up after the longest a cell may be")
    func longest() {
        let long = String(repeating: "长\n", count: CSVReader.largestCell / 4 + 1)
        let found = records("h\n\"\(long)")
        #expect(found[1].fault == .tooLong(cell: 0) && found[1].line == 2 && found[2].line == 3)
    }

    @Test("comma, semicolon or tab: what the heading has most of, or what Excel says in a line of its own")
    func separators() {
        #expect(CSVReader.read(Array("a;b;c,d\n1;2;3".utf8)).separator == ";")
        #expect(CSVReader.read(Array("\n# x;y;z\na\tb\n1;2\t3".utf8)).separator == "\t")
        #expect(CSVReader.read(Array("\"a;b;c\",d\n".utf8)).separator == ",")
        #expect(CSVReader.read(Array("only\n".utf8)).separator == ",")
        let announced = CSVReader.read(Array("sep=;\r\na,b;c\r\n1;2\r\n".utf8))
        #expect(announced.separator == ";" && announced.records.map(\.line) == [2, 3])
        #expect(announced.records.map(\.cells) == [["a,b", "c"], ["1", "2"]])
    }

    @Test("what is written is read as it was", arguments: [",", ";", "\t"] as [Character])
    func roundTrip(separator: Character) throws {
        let rows = [["单位", "a,b;c\td"], ["say \"x\"", "two\nlines"], ["", "末"]]
        for encoding in TextEncoding.allCases {
            var writer = CSVWriter(separator: separator)
            for row in rows { writer.add(row) }
            let bytes = [UInt8](try writer.data(as: encoding, named: "x"))
            let text = try DecodedText.decode(bytes, named: "x")
            let read = CSVReader.read(text.utf8)
            #expect(text.encoding == encoding && read.separator == separator && read.records.map(\.cells) == rows)
        }
    }

    @Test("a line of more cells than any table has is told at its first cell too many, and the lines after it are read")
    func wide() {
        let cells = Array(repeating: "x", count: 100_000).joined(separator: ",")
        let records = CSVReader.read(Array("a,b\n\(cells)\nc,d\n".utf8)).records
        #expect(records.map(\.fault) == [nil, .tooWide(cell: CSVReader.mostCells), nil])
        #expect(records.last?.cells == ["c", "d"] && records.last?.line == 3)
    }
}
