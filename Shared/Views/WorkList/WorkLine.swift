internal import Domain
internal import RegistryCore
internal import Schema

/// A line of a work list: one thing that waits, or many alike that one command does or lists.
struct WorkLine {
    /// In the order of the list; not empty.
    let items: [WorkItem]
    let command: String

    /// - Parameters:
    ///   - items: in their order.
    ///   - unit: whose list it is; what lists things of several units names it.
    static func grouped(_ items: [WorkItem], for unit: String?) -> [WorkLine] {
        struct Key: Hashable {
            var kind: WorkKind
            var key: String
        }
        let groups = Dictionary(grouping: items) { Key(kind: $0.kind, key: $0.alike.key) }
        var told: Set<Key> = []
        return items.flatMap { item -> [WorkLine] in
            let key = Key(kind: item.kind, key: item.alike.key)
            guard let group = groups[key], group.count >= item.alike.least, let command = command(for: group, of: unit) else {
                return [WorkLine(items: [item], command: item.command)]
            }
            return told.insert(key).inserted ? [WorkLine(items: group, command: command)] : []
        }
    }

    static func each(_ items: [WorkItem]) -> [WorkLine] { items.map { WorkLine(items: [$0], command: $0.command) } }

    private static func command(for group: [WorkItem], of unit: String?) -> String? {
        let lists = Set(group.map(\.alike.list)), units = Set(group.map(\.unit))
        guard let list = lists.first, lists.count == 1, !list.isEmpty, let place = units.count == 1 ? units.first : unit else {
            return Typed.pattern(group)
        }
        return Typed.line(Typed.words(list).map { $0 == "UNIT" ? place : $0 }.joined(separator: " "))
    }

    var isGroup: Bool { items.count > 1 }
    private var first: WorkItem { items[0] }
    private var units: [String] { Set(items.map(\.unit)).sorted(by: UTF8Order.precedes) }

    // MARK: Cells

    func what(_ language: Language) -> String {
        let count = items.reduce(0) { $0 + $1.count }
        return language(first.kind.text) + (count > 1 ? " ×\(count)" : "")
    }

    func unit(_ language: Language) -> String {
        guard units.count == 1 else { return language(zh: "\(units.count) 个单位", en: "\(units.count) units") }
        let name = language(first.unitName)
        return name.isEmpty || name == first.unit ? first.unit : "\(first.unit) \(name)"
    }

    /// The reference; of a series its first and last, of others their ids.
    var reference: String {
        let references = Set(items.map(\.reference))
        guard references.count > 1 else { return first.reference }
        let parts = Set(items.map(\.alike.part)).sorted(by: UTF8Order.precedes)
        if let from = parts.first, let to = parts.last, !from.isEmpty, first.reference.hasSuffix(first.alike.part) {
            return first.reference.dropLast(first.alike.part.count) + (from == to ? from : "\(from)…\(to)")
        }
        return units.count == 1 ? items.map(\.reference).joined(separator: " ") : ""
    }

    /// What people called it, and why it came back; of several what they have in common, or the first of them.
    func title(_ language: Language) -> String {
        let titles = items.map { Self.title($0, language) }
        if Set(titles).count == 1, units.count == 1 || !titles[0].isEmpty { return titles[0] }
        let names = items.map { language($0.name) }
        if let name = names.first, Set(names).count == 1, !name.isEmpty { return name }
        let members = units.count == 1 ? titles : items.map { language($0.unitName).isEmpty ? $0.unit : language($0.unitName) }
        var shown: [String] = []
        for member in members where !shown.contains(member) && shown.count <= Self.membersShown { shown.append(member) }
        let more = shown.count > Self.membersShown ? language(zh: " 等", en: ", …") : ""
        return shown.prefix(Self.membersShown).joined(separator: language(zh: "、", en: ", ")) + more
    }

    private static let membersShown = 8

    private static func title(_ item: WorkItem, _ language: Language) -> String {
        let parts = [language(item.name), language(item.title)].filter { !$0.isEmpty }
        return parts.joined(separator: language(zh: "：", en: ": ")).split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    var since: CivilDate? { items.compactMap(\.since).min() }
    var due: CivilDate? { items.compactMap(\.due).min() }
}
