internal import ArgumentParser
internal import Foundation
internal import Schema

struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "督查：记分、问题、整改 / inspections, findings, rectification",
        subcommands: [Record.self, Finding.self, Acknowledge.self, Contest.self, Rectify.self, Accept.self, Return.self])

    struct Record: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "提交督查记录 / submit the sheet of a visit")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "考核周期 / period") var period: String
        @Option(help: "轮次 / round") var round: String
        @Option(help: "检查日期 / day of the visit") var visited: String
        @Option(name: .customLong("item"), help: "条目=得分，每条一次 / ITEM=POINTS, once for each item") var items: [String]
        @Option(name: .customLong("inspector"), help: "督查员岗位，至少两人 / inspector's post UNIT/POST, at least two") var inspectors: [String]

        func run() async throws {
            var record = PBRecordInspection()
            record.period = period
            record.round = round
            record.visited = try date(visited, "--visited").description
            record.inspectors = inspectors
            record.items = try items.map { argument in
                let parts = argument.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { throw CommandError(.usage, zh: "--item 须为 条目=得分。", en: "--item must be ITEM=POINTS.") }
                var item = PBItemPoints()
                item.item = String(parts[0])
                item.points = try decimal(String(parts[1]), "--item")
                return item
            }
            try await options.submit(.supervision, unit: unit, .recordInspection(record))
        }
    }

    struct Finding: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "立一个问题 / open a finding")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "问题编号 / finding id") var finding: String
        @Option(help: "考核周期 / period") var period: String
        @Option(help: "轮次 / round") var round: String = ""
        @Option(help: "问题类别 / place in the taxonomy") var taxonomy: String
        @Option(help: "严重程度 1-3 / severity") var severity: UInt32
        @Option(help: "内容 / text") var text: String
        @Option(help: "整改期限 / due date") var due: String
        @Option(help: "涉及的承诺 / the pledge it concerns") var pledge: String = ""

        func run() async throws {
            var open = PBOpenFinding()
            open.finding = finding
            open.period = period
            open.round = round
            open.taxonomy = taxonomy
            open.severity = severity
            open.text = text
            open.due = try date(due, "--due").description
            open.pledge = pledge
            try await options.submit(.supervision, unit: unit, .openFinding(open))
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "认可问题 / acknowledge a finding")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "问题编号 / finding id") var finding: String

        func run() async throws {
            var acknowledge = PBAcknowledgeFinding()
            acknowledge.finding = finding
            try await options.submit(.supervision, unit: unit, .acknowledgeFinding(acknowledge))
        }
    }

    struct Contest: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "对问题提出异议 / contest a finding")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "问题编号 / finding id") var finding: String
        @Option(help: "理由 / reason") var reason: String

        func run() async throws {
            var contest = PBContestFinding()
            contest.finding = finding
            contest.reason = reason
            try await options.submit(.supervision, unit: unit, .contestFinding(contest))
        }
    }

    struct Rectify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "报告整改 / report the rectification of a finding")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "问题编号 / finding id") var finding: String
        @Option(help: "整改情况 / note") var note: String
        @Option(help: "证明文件 / evidence file, repeatable") var evidence: [String] = []

        func run() async throws {
            var report = PBReportRectification()
            report.finding = finding
            report.note = note
            report.evidence = try evidence.map { try PledgelineCLI.evidence(of: $0) }
            try await options.submit(.supervision, unit: unit, .reportRectification(report))
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "验收整改 / accept a rectification")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "问题编号 / finding id") var finding: String

        func run() async throws {
            var accept = PBAcceptRectification()
            accept.finding = finding
            try await options.submit(.supervision, unit: unit, .acceptRectification(accept))
        }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "退回整改 / return a rectification")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "问题编号 / finding id") var finding: String
        @Option(help: "原因 / reason") var reason: String

        func run() async throws {
            var back = PBReturnRectification()
            back.finding = finding
            back.reason = reason
            try await options.submit(.supervision, unit: unit, .returnRectification(back))
        }
    }
}
