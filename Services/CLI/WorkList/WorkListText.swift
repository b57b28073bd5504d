internal import Schema

/// A work list as people and programs read it.
struct WorkListText {
    let items: [WorkItem]
    let date: CivilDate

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
        if item.overdue { return .overdue }
        switch item.daysLeft(on: date) {
        case nil: return .undated
        case .some(..<1): return .today
        case .some(...7): return .week
        default: return .later
        }
    }

    /// A table for each band, and below each row what to type.
    func table(_ language: Language) -> String {
        guard !items.isEmpty else { return language(zh: "\(date)：没有待办事项。", en: "\(date): nothing is waiting.") }
        return Band.allCases.compactMap { band in
            let found = items.filter { self.band(of: $0) == band }
            guard !found.isEmpty else { return nil }
            var table = Table([
                (language(zh: "事项", en: "what"), .left), (language(zh: "单位", en: "unit"), .left),
                (language(zh: "编号", en: "reference"), .left), (language(zh: "名称", en: "title"), .left),
                (language(zh: "自", en: "since"), .left), (language(zh: "期限", en: "due"), .left),
                (language(zh: "剩余天数", en: "days left"), .right), (language(zh: "命令", en: "command"), .left),
            ])
            for item in found { table.add(cells(item, language)) }
            return "\(language(band.heading)) (\(found.count))\n\(table.text)"
        }.joined(separator: "\n\n")
    }

    private func cells(_ item: WorkItem, _ language: Language) -> [String] {
        let what = language(item.kind.text) + (item.count > 1 ? " ×\(item.count)" : "")
        return [
            what, item.unit, item.reference, Self.short(language(item.title)), item.since?.description ?? "", item.due?.description ?? "",
            item.daysLeft(on: date).map(String.init) ?? "", item.command,
        ]
    }

    /// Long words of people are cut in a table; JSON has them whole.
    private static func short(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > longestTitle ? String(line.prefix(longestTitle - 1)) + "…" : line
    }

    private static let longestTitle = 24

    static var columns: [Listing.Column] {
        [
            Listing.Column("kind", zh: "种类", en: "kind"), Listing.Column("what", zh: "事项", en: "what"),
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("reference", zh: "编号", en: "reference"),
            Listing.Column("title", zh: "名称", en: "title"), Listing.Column("since", zh: "自", en: "since"),
            Listing.Column("due", zh: "期限", en: "due"), Listing.Column("daysLeft", zh: "剩余天数", en: "days left", .right),
            Listing.Column("overdue", zh: "逾期", en: "overdue"), Listing.Column("count", zh: "数量", en: "count", .right),
            Listing.Column("command", zh: "命令", en: "command"),
        ]
    }

    /// One JSON object an item.
    var listing: Listing {
        var listing = Listing(Self.columns)
        for item in items {
            listing.add([
                .text(item.kind.rawValue), .both(item.kind.text), .text(item.unit), .text(item.reference), .both(item.title),
                .date(item.since), .date(item.due), item.daysLeft(on: date).map { .count($0) } ?? .none, .flag(item.overdue),
                .count(item.count), .text(item.command),
            ])
        }
        return listing
    }
}
