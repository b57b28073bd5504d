internal import ArgumentParser
internal import Foundation
internal import RegistryCore
internal import Schema

extension UnitCommand {
    /// All that is known of a unit on a date.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: said(zh: "显示一个单位（可指定日期）", en: "show a unit, on any date"), discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [Listing.Column("field", zh: "项目", en: "field"), Listing.Column("value", zh: "内容", en: "value")]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            let registry = state.registry
            guard let found = registry.units[unit], let version = found.version(on: day) else {
                throw CommandError(.badInput, zh: "“\(unit)”在 \(day) 尚未成立。", en: "“\(unit)” had not been opened on \(day).")
            }
            let closed = found.closing.flatMap { $0.from <= day ? $0 : nil }
            var listing = Listing(Self.columns)
            func add(_ zh: String, _ en: String, _ value: Listing.Cell) { listing.add([.both(.both(zh, en)), value]) }
            add("编号", "id", .text(unit))
            add("名称", "name", .both(version.name))
            add("层级", "level", .both(version.level.text))
            add("类别", "sector", .text(version.sector))
            add("上级", "parents", .list(registry.ancestry(of: unit, on: day).dropFirst().map { $0 }))
            add(
                "下级", "children", .list(TreeOnDate(registry, on: day, withClosed: false).rows(from: unit, depth: 2).dropFirst().map(\.unit))
            )
            add("成立", "opened", .date(found.opened))
            if let closed { add("撤并", "closed", .both(.both("\(closed.from) \(closed.text.zh)", "\(closed.from) \(closed.text.en)"))) }
            for row in Self.answering(of: unit, registry, on: day) { listing.add([.both(row.field), .both(row.value)]) }
            for (post, appointment) in registry.answering(for: unit, on: day) {
                let person = appointment.isVacant ? "—" : appointment.person
                let place = post.unit == unit ? post.id : "\(post.unit)/\(post.id)"
                add("岗位", "post", .both(.both("\(place) \(appointment.title.zh) \(person)", "\(place) \(appointment.title.en) \(person)")))
            }
            for (key, enrolled) in registry.keys.filter({ $0.value.unit == unit && registry.isValid($0.value, on: day) })
                .sorted(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) })
            {
                let role = enrolled.role.text
                add("密钥", "key", .both(.both("\(key.fingerprint) \(role.zh)", "\(key.fingerprint) \(role.en)")))
            }
            listing.print(options.output, options.connection.language)
        }

        /// What a unit took over; or who took over from it, and what it was assigned to before.
        private static func answering(of unit: String, _ registry: RegistryState, on day: CivilDate) -> [(
            field: PBText, value: PBText
        )] {
            let left = registry.closedUnits(answeredBy: unit, on: day)
            if !left.isEmpty {
                return [
                    (.both("承接", "answers for"), .both(left.joined(separator: "、"), left.joined(separator: ", ")))
                ]
            }
            guard let found = registry.units[unit], found.isClosed(on: day) else { return [] }
            let answering = registry.unitAnswering(for: unit, on: day)
            let assigned = found.assignments.filter { $0.from <= day }.map { assignment in
                (field: PBText.both("移交", "assigned"), value: assignment.text)
            }
            let isUnassigned = registry.isUnassigned(unit, on: day)
            return assigned + [
                (
                    .both("由谁承接", "answered for by"),
                    isUnassigned ? .both("\(answering)（上级，尚未移交）", "\(answering) (superior; not assigned yet)") : .both(answering, answering)
                )
            ]
        }
    }
}
