internal import ArgumentParser
internal import Files

/// How a list is printed: for people, for programs, or as a sheet for a spreadsheet program.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, xlsx

    var isSheet: Bool {
        switch self {
        case .csv, .xlsx: true
        case .table, .json: false
        }
    }
}

/// The format with what a sheet needs besides.
struct Output {
    var format: ListFormat
    /// Of CSV.
    var encoding: TextEncoding = .utf8
    /// Where a sheet is written; nil is standard output.
    var file: String?
}
