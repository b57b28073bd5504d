internal import ArgumentParser
internal import Client
internal import Domain
internal import Import
internal import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension DutyCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(zh: "按导入的列导出责任清单（CSV 或 .xlsx）", en: "write duty lists in the columns of the import (CSV or .xlsx)"),
                discussion: said(
                    zh: "各清单的最新版本，一行一项，不含各单位的调整。“版本”列留空：原样导入则无需改动，修改后导入即为下一版。",
                    en:
                        "The last version of each list, a line a duty, without what units adapted. The column “version” is left empty: imported as it is, nothing is to be done; with other duties it is the next version."
                ))
        }
        @OptionGroup var options: ExportOptions

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry])
            try options.write(.duties(of: try options.units(in: state), in: state.registry, .current), for: "duty import")
        }
    }
}
