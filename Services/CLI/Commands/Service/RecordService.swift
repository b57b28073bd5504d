internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension ServiceCommand {
    struct Record: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "record", abstract: said(zh: "登记一次服务", en: "record what was done"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "发布的单位", en: "the unit that offers it")) var unit: String
        @Argument(help: .said(zh: "岗位或题目的编号", en: "offer id")) var offer: String
        @Option(help: .said(zh: "认领的单位", en: "the unit that took it up")) var homeUnit: String
        @Option(help: .said(zh: "参加人数", en: "how many members")) var members: UInt32
        @Option(help: .said(zh: "全部人员的小时数", en: "hours of all members together")) var hours: String
        @Option(help: .said(zh: "日期，默认今天", en: "day, by default today")) var date: String?
        @Option(help: .said(zh: "说明", en: "note")) var note: String = ""

        func run() async throws {
            let record = try PBRecordService.with {
                $0.offer = offer
                $0.homeUnit = homeUnit
                $0.date = try dateOrToday(date, "--date")
                $0.members = members
                $0.hours = try decimal(hours, "--hours")
                $0.note = note
            }
            try await options.submit(unit: unit, .recordService(record))
        }
    }

    /// 反馈: once a year to the home unit.
    struct Feedback: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "feedback", abstract: said(zh: "向党员所在单位反馈，每年一次", en: "tell a home unit what its members did, once a year"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var period: PeriodOption
        @Argument(help: .said(zh: "反馈的单位", en: "the unit that gives it")) var unit: String
        @Argument(help: .said(zh: "党员所在单位", en: "the home unit")) var homeUnit: String
        @Option(help: .said(zh: "反馈内容", en: "text")) var text: String

        func run() async throws {
            let period = try await period.id(options)
            let feedback = PBFeedBackToHomeUnit.with {
                $0.period = period
                $0.homeUnit = homeUnit
                $0.text = text
            }
            try await options.submit(unit: unit, .feedBackToHomeUnit(feedback))
        }
    }
}
