internal import Client
internal import Foundation
internal import Import
internal import Schema
internal import Sheets

extension FuzzTarget {
    /// The first byte chooses the kind of file.
    func fuzzSheet(_ bytes: Data) throws {
        guard let first = bytes.first, let today = CivilDate("2025-03-01") else { return }
        let kind = SheetCheck.Kind.allCases[Int(first) % SheetCheck.Kind.allCases.count]
        let text = Data(bytes.dropFirst())
        // A workbook's lines are its rows; see the target of its own.
        guard !Workbook.begins(text), let check = try? SheetCheck(text, as: kind, today: today) else { return }
        // Files in UTF-16 have a mark, and their lines end with the same byte among others.
        let lines = 1 + text.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        for problem in check.problems {
            guard (1...lines).contains(problem.line) else { throw FuzzFailure("a problem on line \(problem.line) of \(lines)") }
            guard !problem.code.isEmpty, !problem.text.zh.isEmpty, !problem.text.en.isEmpty else {
                throw FuzzFailure("a problem without a code or its words in both languages: \(problem)")
            }
        }
        guard zip(check.rows, check.rows.dropFirst()).allSatisfy(<) else { throw FuzzFailure("lines out of order") }
    }

    /// Every part of it may be broken; what is read stays within the limits, and its rows are in order.
    func fuzzWorkbook(_ bytes: Data) throws {
        guard let today = CivilDate("2025-03-01"), let workbook = try? Workbook([UInt8](bytes)) else { return }
        for name in workbook.sheets {
            guard let sheet = try? workbook.read(sheet: name) else { continue }
            guard zip(sheet.rows, sheet.rows.dropFirst()).allSatisfy({ $0.number < $1.number }) else {
                throw FuzzFailure("rows out of order")
            }
            guard sheet.rows.allSatisfy({ !$0.cells.isEmpty && $0.cells.count <= 16_384 }) else {
                throw FuzzFailure("rows of no or too many cells")
            }
        }
        for kind in SheetCheck.Kind.allCases { _ = try? SheetCheck(bytes, as: kind, today: today) }
    }

    /// The first line is the file's name, the rest what it holds.
    func fuzzSpool(_ bytes: Data) throws {
        guard let topics = Topics(namespace: "county") else { return }
        let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        let text = String(decoding: parts[0], as: UTF8.self)
        guard let name = SpoolName(text) else { return }
        guard name.text == text else { throw FuzzFailure("a file that would be looked for under another name: \(text)") }
        guard parts.count == 2, let (file, submission) = try? SpoolFile.read(Data(parts[1]), named: name.id, at: text, topics: topics)
        else { return }
        guard submission.id == name.id, file.sha256 == submission.digest.hex else { throw FuzzFailure("another submission") }
        let again = try SpoolFile.read(file.encoded(), named: name.id, at: text, topics: topics)
        guard again.submission.value == submission.value else { throw FuzzFailure("written again it is another") }
    }
}
