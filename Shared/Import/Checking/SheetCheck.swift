internal import Domain
internal import Files
package import Foundation
package import Schema
internal import Sheets
internal import Streaming

/// What an import finds in a file by the file alone.
package struct SheetCheck {
    package enum Kind: String, CaseIterable, Sendable { case units, posts, duties, pledges, keys }

    /// A line that cannot be imported as it is.
    package struct Problem: Hashable, Sendable {
        /// Counts from 1.
        package var line: Int
        package var code: String
        package var text: PBText

        package init(line: Int, code: String, text: PBText) {
            self.line = line
            self.code = code
            self.text = text
        }
    }

    /// The lines that could be taken apart, from 1, in their order.
    package var rows: [Int]
    package var problems: [Problem]

    /// - Throws: a ``CommandError`` for what is no text.
    package init(_ data: Data, as kind: Kind, today: CivilDate) throws {
        switch kind {
        case .units: try self.init(data, as: UnitDraft.self, today)
        case .posts: try self.init(data, as: PostDraft.self, today)
        case .duties: try self.init(data, as: DutyListDraft.self, today)
        case .pledges: try self.init(data, as: PledgeDraft.self, today)
        case .keys: try self.init(data, as: KeyDraft.self, today)
        }
    }

    /// The sheet to fill in, with its example as data.
    package static func example(_ kind: Kind, inGB18030: Bool) throws -> Data {
        let sheet =
            switch kind {
            case .units: UnitDraft.sheet
            case .posts: PostDraft.sheet
            case .duties: DutyListDraft.sheet
            case .pledges: PledgeDraft.sheet
            case .keys: KeyDraft.sheet
            }
        let template = try SheetTemplate(sheet: sheet, language: .zh).data(as: inGB18030 ? .gb18030 : .utf8)
        guard let remark = template.firstRange(of: Data("# ".utf8)) else { return template }
        return template[..<remark.lowerBound] + template[remark.upperBound...]
    }

    /// The same as a workbook.
    package static func exampleBook(_ kind: Kind) throws -> Data {
        let records = CSVReader.read([UInt8](try example(kind, inGB18030: false).dropFirst(3))).records
        return try SheetTable(
            name: kind.rawValue, headings: records[0].cells,
            rows: records.dropFirst().map { $0.cells.map { $0.isEmpty ? .empty : .text($0) } }
        ).workbook(kind.rawValue)
    }

    private init<Draft: ImportDraft>(_ data: Data, as draft: Draft.Type, _ today: CivilDate) throws {
        let reading = SheetReading(try TableFile.read([UInt8](data), named: "input", as: Draft.sheet), as: Draft.sheet)
        let context = ImportContext(today: today, period: "2025", unit: nil, takesNames: true)
        rows = reading.rows.map(\.line)
        problems = ImportPlan.check(reading, as: Draft.self, context).plan.problems.map {
            Problem(line: $0.line, code: $0.code, text: $0.text)
        }
    }
}
