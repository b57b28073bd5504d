internal import Domain
internal import Foundation
internal import Schema
internal import Sheets
internal import Views

extension Listing {
    func print(_ output: Output, _ language: Language) { Self.print([self], output, language) }

    /// Of what a command did, which is no sheet.
    func print(_ format: OutputFormat, _ language: Language) { print(Output(format: format == .json ? .json : .table), language) }

    /// Tables below each other, or sheets of one workbook.
    static func print(_ listings: [Listing], _ output: Output, _ language: Language) {
        switch output.format {
        case .json: for line in listings.flatMap(\.lines) { Console.print(line) }
        case .table: Console.print(listings.map { $0.rows.isEmpty ? language($0.empty) : $0.table(language) }.joined(separator: "\n\n"))
        case .csv, .xlsx: SheetOutput.write(listings.map { $0.sheet(language) }, output, language)
        }
    }
}
