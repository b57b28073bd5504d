internal import ArgumentParser
internal import Client
internal import Files
internal import RegistryCore
internal import Schema
internal import Views

/// Options of every command that reads what has been decided.
struct ReadOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var format: OutputOption

    var output: OutputFormat { format.output }
    var chosen: Output { format.chosen }

    func read(_ services: Set<PBService>) async throws -> SystemState {
        try await SystemState.read(connection.connect(), services)
    }
}

/// The registry, for what cannot be signed without asking it.
///
/// - Parameters:
///   - zh: what is missing, or what to name so that nothing has to be asked.
///   - en: the same in English.
/// - Throws: while no broker answers, an error that says that nothing was kept, and why.
func lookUp(_ options: SubmitOptions, zh: String, en: String) async throws -> SystemState {
    do { return try await SystemState.read(options.connection.connect(), [.registry]) } catch let error as CommandError
        where error.status == .unavailable
    {
        throw error.withNothingKept(zh: zh, en: en)
    }
}

extension CommandError {
    func withNothingKept(zh why: String, en reason: String) -> CommandError {
        CommandError(status, zh: "\(zh)\n没有存入提交箱：\(why)。", en: "\(en)\nNothing was kept in the spool: \(reason).")
    }
}

/// The unit that a reading command is about.
struct UnitArgument: ParsableArguments {
    @Argument(help: .said(zh: "单位（默认为登录配置中的单位）", en: "unit, by default the profile's"), completion: .names(.unit)) var unit: String?

    func id(_ options: ReadOptions, in state: SystemState) throws -> String {
        let unit = try options.connection.unit(unit)
        try known(unit, in: state)
        return unit
    }
}

/// A unit named on the command line.
func known(_ unit: String, in state: SystemState) throws { try known(unit, in: state.registry) }

func known(_ unit: String, in registry: RegistryState) throws {
    guard registry.units[unit] != nil else {
        throw CommandError(
            .badInput, zh: "没有单位“\(unit)”；pledgeline unit tree 列出所有单位。", en: "There is no unit “\(unit)”; pledgeline unit tree lists them.")
    }
}
