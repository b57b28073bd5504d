package import Foundation

/// Writes CSV so that Excel and WPS open it right: with the encoding's mark, lines ending in CR LF, quotes where they are needed.
package struct CSVWriter {
    private var text = ""
    private let separator: Unicode.Scalar

    package init(separator: Character = ",") { self.separator = separator.unicodeScalars.first ?? "," }

    package mutating func add(_ cells: [String]) {
        text += cells.map(quoted).joined(separator: String(separator)) + "\r\n"
    }

    /// By Unicode's scalars, as readers of the file go: a comma with a mark combined to it is one Character, and still ends a cell.
    private func quoted(_ cell: String) -> String {
        let needsQuotes = cell.unicodeScalars.contains { $0 == separator || $0 == "\"" || Character($0).isNewline }
        guard needsQuotes else { return cell }
        var quoted = "\""
        for scalar in cell.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// - Parameter name: what people call the file.
    package func data(as encoding: TextEncoding, named name: String) throws(CommandError) -> Data {
        // GB18030's mark exists but disturbs old programs, for which the encoding is chosen.
        let mark = encoding == .gb18030 ? [] : encoding.mark
        guard encoding != .utf8 else { return Data(mark + Array(text.utf8)) }
        do throws(Iconv.Failure) {
            return Data(mark + (try Iconv.convert(Array(text.utf8), from: TextEncoding.utf8.name, to: encoding.name)))
        } catch {
            throw DecodedText.unknown(encoding, name)
        }
    }
}
