package import Files
package import Foundation
internal import Schema
package import Sheets

/// The formats in which an import reads a sheet, and an export writes it.
package enum SheetFormat: String, CaseIterable {
    case csv, xlsx

    /// By the end of a file's name; nil if it says nothing.
    package static func ofFile(_ path: String) -> SheetFormat? {
        let name = CellText.lowercased(path)
        return allCases.first {
            name.utf8.count > $0.rawValue.utf8.count && name.utf8.reversed().starts(with: ".\($0.rawValue)".utf8.reversed())
        }
    }
}

extension SheetTable {
    /// - Parameter name: what people call the file.
    package func workbook(_ name: String) throws(CommandError) -> Data {
        do throws(XLSXWriteProblem) { return try XLSXWriter.data(of: [self]) } catch {
            throw .from(error)
        }
    }
}
