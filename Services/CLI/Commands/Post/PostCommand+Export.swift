internal import ArgumentParser
internal import Client
internal import Domain
internal import Import
internal import RegistryCore
internal import Schema
internal import Sheets
internal import Views

extension PostCommand {
    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: said(zh: "按导入的列导出岗位（CSV 或 .xlsx）", en: "write posts in the columns of the import (CSV or .xlsx)"),
                discussion: said(
                    zh: "每个岗位最近一次任职；不含已撤销的岗位。姓名列只在加 --names 时填写。原样导入则无需改动。",
                    en:
                        "The last appointment to each post; without abolished posts. The column of names is filled with --names only. Imported as it is, nothing is to be done."
                ))
        }
        @OptionGroup var options: ExportOptions
        @Flag(help: .said(zh: "填写姓名（来自可删除的姓名主题）", en: "with names, from the topic in which they can be deleted")) var names = false

        func run() async throws {
            let connected = try options.connection.connect()
            let state = try await SystemState.read(connected, [.registry])
            let known = names ? try await connected.names(state.registry) : [:]
            try options.write(.posts(of: try options.units(in: state), in: state.registry, names: known, .current), for: "post import")
        }
    }
}
