internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import PledgesCore
internal import Schema
internal import SwiftProtobuf
internal import Views

extension ReportCommand {
    /// 退回补正: names what is missing.
    struct Return: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "return", abstract: said(zh: "退回报告，写明缺什么", en: "return a report and say what is missing"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var report: ReportArguments
        @Option(
            name: .customLong("missing"),
            help: .said(zh: "缺的栏目，或 text、evidence，可重复", en: "a field that is missing, or text, or evidence; repeatable"))
        var missing: [String]
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String
        @OptionGroup var read: ReadRevision

        func run() async throws {
            let period = try await report.period.id(options)
            let revision = try await read.revision(of: report, period, options)
            let back = PBReturnReport.with {
                $0.revision = revision
                $0.period = period
                $0.duty = report.duty
                $0.slot = report.slot
                $0.missing = missing
                $0.reason = reason
            }
            try await options.submit(unit: report.unit, .returnReport(back))
        }
    }

    struct Accept: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "accept", abstract: said(zh: "接受报告", en: "accept a report"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var report: ReportArguments
        @OptionGroup var read: ReadRevision

        func run() async throws {
            let period = try await report.period.id(options)
            let revision = try await read.revision(of: report, period, options)
            let accept = PBAcceptReport.with {
                $0.revision = revision
                $0.period = period
                $0.duty = report.duty
                $0.slot = report.slot
            }
            try await options.submit(unit: report.unit, .acceptReport(accept))
        }
    }

    /// 延期
    struct Extend: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "extend", abstract: said(zh: "延长报送期限", en: "give a unit more time for a report"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var report: ReportArguments
        @Option(help: .said(zh: "新的最后一天", en: "the new last day")) var until: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let until = try date(until, "--until").description
            let period = try await report.period.id(options)
            let extend = PBExtendReport.with {
                $0.period = period
                $0.duty = report.duty
                $0.slot = report.slot
                $0.until = until
                $0.reason = reason
            }
            try await options.submit(unit: report.unit, .extendReport(extend))
        }
    }
}

/// Which revision of a report is judged: a unit may send it anew while the judgement is on its way.
struct ReadRevision: ParsableArguments {
    @Option(
        help: .said(
            zh: "所审的是第几稿（report show 显示）；不写则为此刻的一稿，离线时则不限",
            en: "the revision that was read (see report show); the one that stands now if left out, any without a connection"))
    var revision: UInt32?

    func revision(of report: ReportArguments, _ period: String, _ options: SubmitOptions) async throws -> UInt32 {
        if let revision { return revision }
        if options.offline { return 0 }
        let state: SystemState
        do { state = try await SystemState.read(options.connection.connect(), [.registry, .pledges]) } catch let error as CommandError
            where error.status == .unavailable
        {
            // It is kept, as without a connection.
            return 0
        }
        let name = SlotName(period: period, duty: report.duty, slot: report.slot)
        return state.pledgesStates.lazy.compactMap { $0.report(name, of: report.unit) }.first?.sent?.revision ?? 0
    }
}
