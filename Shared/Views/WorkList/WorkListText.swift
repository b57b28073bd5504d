package import Domain
internal import RegistryCore
package import Schema

/// A work list as people and programs read it.
package struct WorkListText {
    package let items: [WorkItem]
    package let date: CivilDate
    /// Whose list it is, for the line above it; nil leaves it out.
    package var who: Who?
    package var unitName = PBText()
    /// How many columns the terminal has; nil cuts nothing.
    package var width: Int?
    /// Every thing by itself, however many are alike.
    package var each = false

    package init(
        items: [WorkItem], date: CivilDate, who: Who? = nil, unitName: PBText = PBText(), width: Int? = nil, each: Bool = false
    ) {
        (self.items, self.date, self.who, self.unitName, self.width, self.each) = (items, date, who, unitName, width, each)
    }

    /// Bands of days, in the order in which they stand.
    enum Band: CaseIterable {
        case overdue, today, week, later, undated

        var heading: PBText {
            switch self {
            case .overdue: .both("逾期", "Overdue")
            case .today: .both("今天到期", "Due today")
            case .week: .both("七天之内", "Within seven days")
            case .later: .both("以后", "Later")
            case .undated: .both("没有期限", "Without a date")
            }
        }
    }

    func band(of item: WorkItem) -> Band {
        switch item.daysLeft(on: date) {
        case nil: .undated
        case .some(..<0): .overdue
        case .some(0): .today
        case .some(...7): .week
        case .some: .later
        }
    }

    /// A table for each band, and below each row what to type.
    package func table(_ language: Language) -> String {
        guard !items.isEmpty else { return language(zh: "\(date)：没有待办事项。", en: "\(date): nothing is waiting.") }
        var (isGrouped, isCut) = (false, false)
        let bands = Band.allCases.compactMap { band -> String? in
            let found = items.filter { self.band(of: $0) == band }
            guard !found.isEmpty else { return nil }
            let lines = each ? WorkLine.each(found) : WorkLine.grouped(found, for: who?.unit)
            let table = FittedTable(columns(band, language), rows: lines.map { cells($0, band, language) }, width: width)
            isGrouped = isGrouped || lines.contains(where: \.isGroup)
            isCut = isCut || table.isCut
            let rows = zip(table.rows, lines).flatMap { row, line in [row] + command(line.command) }
            return (["\(language(band.heading)) (\(found.reduce(0) { $0 + $1.count }))"] + table.head + rows).joined(separator: "\n")
        }
        return ([headline(language)] + bands + [hints(language, isGrouped: isGrouped, isCut: isCut)]).compactMap(\.self)
            .joined(separator: "\n\n")
    }

    private func headline(_ language: Language) -> String? {
        guard let who else { return nil }
        let name = language(unitName)
        let unit = name.isEmpty || name == who.unit ? who.unit : "\(who.unit) \(name)"
        let count = items.reduce(0) { $0 + $1.count }
        return FittedTable.cut(
            "\(unit)  \(language(who.role.text))  \(date)  \(language(zh: "待办 \(count) 件", en: "\(count) waiting"))", to: width)
    }

    private func hints(_ language: Language, isGrouped: Bool, isCut: Bool) -> String? {
        let hints = [
            isGrouped ? language(zh: "同类事项合为一行；--each 逐件列出。", en: "Alike things are one line; --each lists each.") : nil,
            isCut ? language(zh: "有内容截断（…）；--wide 显示全部。", en: "Some text is cut (…); --wide shows all of it.") : nil,
        ].compactMap(\.self)
        return hints.isEmpty ? nil : hints.joined(separator: "\n")
    }

    private func command(_ line: String) -> [String] {
        width.map { Typed.broken(line, to: $0, indent: Self.margin) } ?? [String(repeating: " ", count: Self.margin) + line]
    }

    private static let margin = 2

    // MARK: Columns

    /// On somebody's own list of one unit its name need not stand in every line.
    private var showsUnit: Bool { who == nil || items.contains { $0.unit != who?.unit } }

    /// Where there is a last day and little room, the first one gives way.
    private func showsSince(_ band: Band) -> Bool { band == .undated || width.map { $0 >= Self.roomForBothDays } ?? true }

    private static let roomForBothDays = 110

    private func columns(_ band: Band, _ language: Language) -> [FittedTable.Column] {
        typealias Column = FittedTable.Column
        return [
            Column(language(zh: "事项", en: "what"), least: 10),
            showsUnit ? Column(language(zh: "单位", en: "unit"), least: 10) : nil,
            Column(language(zh: "编号", en: "reference"), least: 10),
            showsSince(band) ? Column(language(zh: "自", en: "since")) : nil,
            band == .undated ? nil : Column(language(zh: "期限", en: "due")),
            band == .undated ? nil : Column(language(zh: "剩余天数", en: "days left"), .right),
            Column(language(zh: "名称", en: "title"), least: 10),
        ].compactMap(\.self)
    }

    private func cells(_ line: WorkLine, _ band: Band, _ language: Language) -> [String] {
        [
            line.what(language), showsUnit ? line.unit(language) : nil, line.reference,
            showsSince(band) ? line.since?.description ?? "" : nil,
            band == .undated ? nil : line.due?.description ?? "",
            band == .undated ? nil : line.due.map { String($0.days - date.days) } ?? "",
            line.title(language),
        ].compactMap(\.self)
    }

    // MARK: For programs

    package static var columns: [Listing.Column] {
        [
            Listing.Column("kind", zh: "种类", en: "kind"), Listing.Column("what", zh: "事项", en: "what"),
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("reference", zh: "编号", en: "reference"),
            Listing.Column("title", zh: "名称", en: "title"), Listing.Column("since", zh: "自", en: "since"),
            Listing.Column("due", zh: "期限", en: "due"), Listing.Column("daysLeft", zh: "剩余天数", en: "days left", .right),
            Listing.Column("overdue", zh: "逾期", en: "overdue"), Listing.Column("count", zh: "数量", en: "count", .right),
            Listing.Column("command", zh: "命令", en: "command"), Listing.Column("unitName", zh: "单位名称", en: "unit name"),
            Listing.Column("name", zh: "所指", en: "name"), Listing.Column("members", zh: "所含单位", en: "members"),
        ]
    }

    /// One JSON object an item, each by itself but for what is only ever counted: its units are the members.
    package var listing: Listing {
        var listing = Listing(Self.columns)
        for item in items {
            listing.add([
                .word(item.kind.rawValue, item.kind.text), .both(item.kind.text), .text(item.unit), .text(item.reference),
                .both(item.title),
                .date(item.since), .date(item.due), item.daysLeft(on: date).map { .count($0) } ?? .none,
                .flag(item.isOverdue(on: date)),
                .count(item.count), .text(item.command), .both(item.unitName), .both(item.name), .list(item.members),
            ])
        }
        return listing
    }
}
