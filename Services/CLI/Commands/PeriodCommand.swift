internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Foundation
internal import Schema
internal import SwiftProtobuf

struct PeriodCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "period", abstract: said(zh: "考核周期", en: "periods"), subcommands: [Open.self, List.self, Show.self])
    }

    struct Open: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "open", abstract: said(zh: "开启考核周期，冻结其办法", en: "open a period and freeze its bundle"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "最上级单位", en: "the topmost unit")) var unit: String
        @Option(help: .said(zh: "周期编号", en: "period id")) var period: String
        @Option(help: .said(zh: "考核办法的 YAML 文件", en: "the published bundle's YAML file")) var scheme: String
        @Option(help: .said(zh: "第一天", en: "first day")) var starts: String
        @Option(help: .said(zh: "最后一天", en: "last day")) var ends: String
        @Option(help: .said(zh: "收尾阶段最后一天", en: "last day of the closing phase")) var closes: String
        @Option(help: .said(zh: "上一周期", en: "previous period")) var previous: String = ""
        @Option(
            help: .said(
                zh: "启用日期：此日之前截止的报告不必报；不写为第一天", en: "day of adoption: reports due before it are owed by nobody; the first day if left out"))
        var adopted: String?

        func run() async throws {
            let bundle = try BundleFile.load(scheme)
            let bytes: Data = try bundle.serializedData()
            var open = PBOpenPeriod()
            open.period = period
            open.bundle = bundle.id
            open.bundleDigest = Digest.sha256(bytes)
            open.starts = try date(starts, "--starts").description
            open.ends = try date(ends, "--ends").description
            open.closes = try date(closes, "--closes").description
            open.previousPeriod = previous
            open.adopted = try adopted.map { try date($0, "--adopted").description } ?? ""
            try await options.submit(unit: unit, .openPeriod(open))
        }
    }
}
