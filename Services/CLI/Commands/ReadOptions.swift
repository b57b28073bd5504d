public import ArgumentParser
internal import RegistryCore
internal import Schema

/// Options of every command that reads what has been decided.
struct ReadOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions

    @Option(help: .said(zh: "输出格式：table 为表格，json 为每行一个 JSON 对象", en: "output: table, or json for one JSON object a line"))
    var output: OutputFormat = .table

    func read(_ services: Set<PBService>) async throws -> SystemState {
        try await SystemState.read(connection.connect(), services)
    }
}

/// A unit named on the command line.
func known(_ unit: String, in state: SystemState) throws {
    guard state.registry.units[unit] != nil else {
        throw CommandError(
            .badInput, zh: "没有单位“\(unit)”；pledgeline unit tree 列出所有单位。", en: "There is no unit “\(unit)”; pledgeline unit tree lists them.")
    }
}
