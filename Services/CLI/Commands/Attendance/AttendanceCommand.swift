internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

struct AttendanceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "attendance", abstract: said(zh: "会议出席", en: "attendance at meetings"), subcommands: [Record.self, List.self])
    }

    /// By the host or a superior, never by the unit itself.
    struct Record: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "record", abstract: said(zh: "登记一个单位如何出席会议", en: "record how a unit attended a meeting"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var period: PeriodOption
        @Argument(help: .said(zh: "出席的单位", en: "the unit that attended")) var unit: String
        @Argument(help: .said(zh: "会议编号", en: "meeting id")) var meeting: String
        @Option(help: .said(zh: "出席情况：主要负责人、副职、其他人、缺席", en: "how it attended")) var attendance: AttendanceArgument
        @Option(help: .said(zh: "会议名称", en: "title of the meeting")) var title: String
        @Option(help: .said(zh: "召集单位", en: "the unit that held it")) var host: String
        @Option(help: .said(zh: "会议日期，默认今天", en: "day, by default today")) var date: String?

        func run() async throws {
            let day = try dateOrToday(date, "--date")
            let period = try await period.id(options)
            let record = PBRecordAttendance.with {
                $0.meeting = meeting
                $0.period = period
                $0.date = day
                $0.title = title
                $0.host = host
                $0.attendance = attendance.attendance
            }
            try await options.submit(unit: unit, .recordAttendance(record))
        }
    }
}

enum AttendanceArgument: String, ExpressibleByArgument, CaseIterable {
    case head, deputy, other, absent

    init?(argument: String) { self.init(word: argument) { $0.attendance.text.zh } }

    var attendance: PBAttendance {
        switch self {
        case .head: .head
        case .deputy: .deputy
        case .other: .other
        case .absent: .absent
        }
    }
}
