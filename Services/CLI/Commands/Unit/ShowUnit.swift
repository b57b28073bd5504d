internal import ArgumentParser
internal import Domain
internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Views

extension UnitCommand {
    /// All that is known of a unit on a date.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "显示一个单位（可指定日期）", en: "show a unit, on any date"), discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [Listing.Column("field", zh: "项目", en: "field"), Listing.Column("value", zh: "内容", en: "value")]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?
        @Flag(help: .said(zh: "列出全部下级，不只前几个", en: "every child, not only the first few")) var all = false

        /// Children that are named; of more only the number is told.
        static let fewChildren = 10

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
            add("类别", "sector", version.sector.isEmpty ? .none : .word(version.sector, UnitWords.sector(version.sector)))
            add("上级", "parents", .list(registry.ancestry(of: unit, on: day).dropFirst().map { $0 }))
            let children = Array(TreeOnDate(registry, on: day, withClosed: false).rows(from: unit, depth: 2).dropFirst())
            if options.chosen.format == .json { add("下级", "children", .list(children.map(\.unit))) }
            if !children.isEmpty { add("下级数", "number of children", .count(children.count)) }
            add("成立", "opened", .date(found.opened))
            if let adopted = found.adopted { add("启用", "adopted", .date(adopted)) }
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
            Listing.print(
                children.isEmpty ? [listing] : [listing, Self.listing(children, all: all || options.chosen.format != .table)],
                options.chosen, options.connection.language)
        }

        /// The first few for people, with how many more there are; all for programs and sheets.
        static func listing(_ children: [TreeOnDate.Row], all: Bool) -> Listing {
            var listing = Listing(
                [
                    Listing.Column("child", zh: "下级", en: "child"), Listing.Column("name", zh: "名称", en: "name"),
                    Listing.Column("level", zh: "层级", en: "level"), Listing.Column("sector", zh: "类别", en: "sector"),
                ], named: .both("下级单位", "Children"))
            let shown = all ? children[...] : children.prefix(fewChildren)
            for child in shown {
                let sector = child.version.sector
                listing.add([
                    .text(child.unit), .both(child.version.name), .both(child.version.level.text),
                    sector.isEmpty ? .none : .word(sector, UnitWords.sector(sector)),
                ])
            }
            let rest = children.count - shown.count
            if rest > 0 {
                listing.add([.text("…"), .both(.both("另有 \(rest) 个，用 --all 列出", "\(rest) more; --all lists them")), .none, .none])
            }
            return listing
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
