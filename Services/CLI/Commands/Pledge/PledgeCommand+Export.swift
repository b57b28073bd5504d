internal import ArgumentParser
internal import Client
internal import Domain
internal import Import
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension PledgeCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(zh: "按导入的列导出承诺（CSV 或 .xlsx）", en: "write pledges in the columns of the import (CSV or .xlsx)"),
                discussion: said(
                    zh: "现行文字。原样导入则无需改动；改写只对责任书被退回的承诺有效。",
                    en:
                        "In the words that stand. Imported as it is, nothing is to be done; other words are taken only for letters that were returned."
                ))
        }
        @OptionGroup var options: ExportOptions
        @OptionGroup var period: PeriodOption

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry, .pledges])
            try options.write(
                .pledges(of: try options.units(in: state), in: try period.id(in: state), state.pledges.units, .current),
                for: "pledge import")
        }
    }
}
