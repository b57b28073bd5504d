internal import ArgumentParser
internal import Client
internal import Domain
internal import Import
internal import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension UnitCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(zh: "按导入的列导出单位（CSV 或 .xlsx）", en: "write units in the columns of the import (CSV or .xlsx)"),
                discussion: said(
                    zh: "不含已撤并的单位；名称、上级、层级、类别为最近一次变更后的。原样导入则无需改动。",
                    en:
                        "Without closed units; names, parents, levels and sectors as of their last change. Imported as it is, nothing is to be done."
                ))
        }
        @OptionGroup var options: ExportOptions

        func run() async throws {
            let state = try await SystemState.read(options.connection.connect(), [.registry])
            try options.write(.units(try options.units(in: state), in: state.registry, .current), for: "unit import")
        }
    }
}
