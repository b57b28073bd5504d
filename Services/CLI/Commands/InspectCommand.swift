internal import ArgumentParser
internal import Client
internal import Domain
internal import Foundation
internal import Schema

struct InspectCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect", abstract: said(zh: "督查：记分、问题、整改", en: "inspections, findings, rectification"),
            subcommands: [
                Record.self, Finding.self, Acknowledge.self, Contest.self, Rectify.self, Accept.self, Return.self, ListFindings.self,
                ShowFinding.self, ListRounds.self, ListRecords.self,
            ])
    }

    struct Record: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "record", abstract: said(zh: "提交督查记录", en: "submit the sheet of a visit"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "轮次", en: "round"), completion: .names(.round)) var round: String
        @Option(help: .said(zh: "检查日期，默认今天", en: "day of the visit, by default today")) var visited: String?
        @Option(name: .customLong("item"), help: .said(zh: "条目=得分，每条一次", en: "ITEM=POINTS, once for each item")) var items: [String]
        @Option(name: .customLong("inspector"), help: .said(zh: "督查员岗位，至少两人", en: "inspector's post UNIT/POST, at least two"))
        var inspectors: [String]

        func run() async throws {
            var record = PBRecordInspection()
            record.period = try await period.id(options)
            record.round = round
            record.visited = try dateOrToday(visited, "--visited")
            record.inspectors = inspectors
            record.items = try items.map { argument in
                let (name, points) = try pair(argument, "--item", zh: "条目=得分", en: "ITEM=POINTS")
                var item = PBItemPoints()
                item.item = name
                item.points = try decimal(points, "--item")
                return item
            }
            try await options.submit(unit: unit, .recordInspection(record))
        }
    }

    struct Finding: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "finding", abstract: said(zh: "登记（交办）问题", en: "open a finding"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "轮次", en: "round"), completion: .names(.round)) var round: String = ""
        @Option(help: .said(zh: "问题类别", en: "place in the taxonomy"), completion: .names(.taxonomy)) var taxonomy: String
        @Option(help: .said(zh: "严重程度 1-3", en: "severity")) var severity: UInt32
        @Option(help: .said(zh: "内容", en: "text")) var text: String
        @Option(help: .said(zh: "整改期限", en: "due date")) var due: String
        @Option(help: .said(zh: "涉及的承诺", en: "the pledge it concerns")) var pledge: String = ""

        func run() async throws {
            var open = PBOpenFinding()
            open.finding = finding
            open.period = try await period.id(options)
            open.round = round
            open.taxonomy = taxonomy
            open.severity = severity
            open.text = text
            open.due = try date(due, "--due").description
            open.pledge = pledge
            try await options.submit(unit: unit, .openFinding(open))
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "acknowledge", abstract: said(zh: "对问题认账", en: "acknowledge a finding"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String

        func run() async throws {
            var acknowledge = PBAcknowledgeFinding()
            acknowledge.finding = finding
            try await options.submit(unit: unit, .acknowledgeFinding(acknowledge))
        }
    }

    struct Contest: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "contest", abstract: said(zh: "对问题提出异议", en: "contest a finding"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            var contest = PBContestFinding()
            contest.finding = finding
            contest.reason = reason
            try await options.submit(unit: unit, .contestFinding(contest))
        }
    }

    struct Rectify: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "rectify", abstract: said(zh: "报告整改", en: "report the rectification of a finding"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String
        @Option(help: .said(zh: "整改情况", en: "note")) var note: String
        @OptionGroup var documents: EvidenceOptions

        func run() async throws {
            var report = PBReportRectification()
            report.finding = finding
            report.note = note
            let documents = try documents.cited(options.topics())
            report.evidence = documents.evidence
            try await options.submit(unit: unit, .reportRectification(report), documents: documents)
        }
    }

    struct Accept: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "accept", abstract: said(zh: "验收整改", en: "accept a rectification"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String

        func run() async throws {
            var accept = PBAcceptRectification()
            accept.finding = finding
            try await options.submit(unit: unit, .acceptRectification(accept))
        }
    }

    struct Return: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "return", abstract: said(zh: "退回整改", en: "return a rectification"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            var back = PBReturnRectification()
            back.finding = finding
            back.reason = reason
            try await options.submit(unit: unit, .returnRectification(back))
        }
    }
}
