internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension UnitCommand {
    /// The tree as it is, or as it was on a day: names, levels and places of that day, without what had not been opened or was closed.
    struct Tree: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "tree",
                abstract: said(zh: "显示组织树（可指定日期）", en: "show the tree of units, on any date"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("level", zh: "层级", en: "level"), Listing.Column("sector", zh: "类别", en: "sector"),
                Listing.Column("parent", zh: "上级", en: "parent"), Listing.Column("depth", zh: "层", en: "depth"),
                Listing.Column("open", zh: "存续", en: "open"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "从哪个单位起", en: "from which unit")) var unit: String?
        @Option(help: .said(zh: "只显示几层", en: "how many levels only")) var depth: Int?
        @Option(help: .said(zh: "哪一天的组织树，默认今天", en: "the tree of which day, by default today")) var on: String?
        @Flag(help: .said(zh: "也列出已撤销、已合并的单位", en: "also units that are closed")) var closed = false

        func run() async throws {
            let state = try await options.read([.registry])
            guard let start = unit ?? state.registry.root else { return }
            try known(start, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            let language = options.connection.language
            let tree = TreeOnDate(state.registry, on: day, withClosed: closed)
            let rows = tree.rows(from: start, depth: depth ?? .max)
            if rows.isEmpty { Console.note(language(zh: "\(day) 没有任何单位。", en: "There was no unit on \(day).")) }
            guard options.chosen.format != .table else {
                for row in rows {
                    Console.print(
                        String(repeating: "  ", count: row.depth)
                            + "\(row.unit)  \(HiddenCharacters.shownOnOneLine(language(row.version.name)))\(mark(row, language))")
                }
                return
            }
            var listing = Listing(Self.columns)
            for row in rows {
                listing.add([
                    .text(row.unit), .both(row.version.name), .both(row.version.level.text), .text(row.version.sector),
                    .text(row.version.parent), .count(row.depth), .flag(row.isOpen),
                ])
            }
            listing.naming(state.registry).print(options.chosen, language)
        }

        private func mark(_ row: TreeOnDate.Row, _ language: Language) -> String {
            row.isOpen ? "" : language(zh: "（已撤并）", en: " (closed)")
        }
    }
}

/// The tree of a day.
struct TreeOnDate {
    struct Row: Hashable {
        var unit: String
        var version: UnitVersion
        var isOpen: Bool
        var depth: Int
    }

    private let registry: RegistryState
    private let date: CivilDate
    private let withClosed: Bool
    /// Children of the day, in the byte order of their ids.
    private let children: [String: [String]]

    init(_ registry: RegistryState, on date: CivilDate, withClosed: Bool) {
        self.registry = registry
        self.date = date
        self.withClosed = withClosed
        var children: [String: [String]] = [:]
        for unit in registry.units.values where withClosed || unit.isOpen(on: date) {
            if let parent = unit.version(on: date)?.parent { children[parent, default: []].append(unit.id) }
        }
        self.children = children.mapValues { $0.sorted(by: UTF8Order.precedes) }
    }

    func rows(from unit: String, depth: Int) -> [Row] { rows(unit, 0, depth) }

    private func rows(_ id: String, _ level: Int, _ depth: Int) -> [Row] {
        guard level < depth, let unit = registry.units[id], let version = unit.version(on: date), withClosed || unit.isOpen(on: date) else {
            return []
        }
        return [Row(unit: id, version: version, isOpen: unit.isOpen(on: date), depth: level)]
            + (children[id] ?? []).flatMap { rows($0, level + 1, depth) }
    }
}
