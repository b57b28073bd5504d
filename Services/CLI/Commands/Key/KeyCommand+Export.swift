internal import ArgumentParser
internal import Client
internal import Domain
internal import Import
internal import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension KeyCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(
                    zh: "按名单的列导出登记的密钥（CSV 或 .xlsx）",
                    en: "write the enrolled keys in the columns of the list that key enrol takes (CSV or .xlsx)"),
                discussion: said(
                    zh: "不含已作废的密钥。原样登记则无需改动。", en: "Without revoked keys. Enrolled as it is, nothing is to be done."))
        }
        @OptionGroup var options: ExportOptions

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry])
            try options.write(.keys(of: try options.units(in: state), in: state.registry, .current), for: "key enrol")
        }
    }
}
