internal import ArgumentParser

/// How a reading command prints: for people, or one JSON object a line for programs. Member names of the objects are in each command's help; they stay
/// as they are.
struct OutputOption: ParsableArguments {
    @Option(help: .said(zh: "输出格式：表格，或每行一个 JSON 对象", en: "output: a table, or one JSON object a line"))
    var output: OutputFormat = .table
}

/// A text in both languages, for programs.
struct BothTexts: Encodable {
    var zh: String
    var en: String
}
