internal import ArgumentParser
internal import Foundation
internal import Schema
internal import SwiftProtobuf

struct PeriodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "period", abstract: "考核周期 / periods", subcommands: [Open.self])

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "开启考核周期，冻结其办法 / open a period and freeze its bundle")
        @OptionGroup var options: SubmitOptions
        @Option(help: "最上级单位 / the topmost unit") var unit: String
        @Option(help: "周期编号 / period id") var period: String
        @Option(help: "考核办法的 YAML 文件 / the published bundle's YAML file") var scheme: String
        @Option(help: "第一天 / first day") var starts: String
        @Option(help: "最后一天 / last day") var ends: String
        @Option(help: "收尾阶段最后一天 / last day of the closing phase") var closes: String
        @Option(help: "上一周期 / previous period") var previous: String = ""

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
            try await options.submit(.registry, unit: unit, .openPeriod(open))
        }
    }
}
