internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

extension AttendanceCommand {
    /// Counts for each unit; with `--meetings` every meeting by itself.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级的出席情况", en: "how units at and below one attended meetings"),
                discussion: Listing.members(counts([], "").columns))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @OptionGroup var place: UnitArgument
        @Flag(help: .said(zh: "逐次会议列出", en: "every meeting by itself")) var meetings = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let unit = try place.id(options, in: state)
            let period = try period.id(in: state)
            let attended = state.registry.subtreeAnswered(by: unit, on: state.day).compactMap { unit in
                state.pledgesStates.lazy.compactMap { $0.attendance[unit] }.first.map { (unit: unit, attendance: $0) }
            }
            let listing = meetings ? Self.meetings(attended, period) : Self.counts(attended, period)
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }

        private static func counts(_ attended: [(unit: String, attendance: UnitAttendance)], _ period: String) -> Listing {
            var listing = Listing([
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("meetings", zh: "会议", en: "meetings", .right),
                Listing.Column("head", zh: "主要负责人", en: "head", .right), Listing.Column("deputy", zh: "副职", en: "deputy", .right),
                Listing.Column("other", zh: "其他人", en: "other", .right), Listing.Column("absent", zh: "缺席", en: "absent", .right),
            ])
            for (unit, attendance) in attended {
                let counts = attendance.counts(period: period)
                guard counts.meetings > 0 else { continue }
                listing.add([
                    .text(unit), .count(counts.meetings), .count(counts.head), .count(counts.deputy), .count(counts.other),
                    .count(counts.absent),
                ])
            }
            return listing
        }

        private static func meetings(_ attended: [(unit: String, attendance: UnitAttendance)], _ period: String) -> Listing {
            var listing = Listing([
                Listing.Column("date", zh: "日期", en: "date"), Listing.Column("meeting", zh: "会议", en: "meeting"),
                Listing.Column("title", zh: "名称", en: "title"), Listing.Column("host", zh: "召集单位", en: "host"),
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("attendance", zh: "出席", en: "attendance"),
            ])
            let records = attended.flatMap { unit, attendance in
                attendance.meetings.values.filter { $0.record.period == period }.map { (unit: unit, record: $0.record) }
            }
            for (unit, record) in records.sorted(by: {
                ($0.record.date, $0.record.meeting, $0.unit) < ($1.record.date, $1.record.meeting, $1.unit)
            }) {
                listing.add([
                    .text(record.date), .text(record.meeting), .text(record.title), .text(record.host), .text(unit),
                    .both(record.attendance.text),
                ])
            }
            return listing
        }
    }
}

extension PBAttendance {
    /// As users read it.
    var text: PBText {
        switch self {
        case .head: .both("主要负责人", "head")
        case .deputy: .both("副职", "deputy")
        case .other: .both("其他人", "other")
        case .absent: .both("缺席", "absent")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}
