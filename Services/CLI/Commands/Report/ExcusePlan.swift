internal import Client
internal import Domain
internal import Files
internal import Import
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

/// Which of many reports are to be excused: those that are owed and have not come.
struct ExcusePlan {
    struct Name: Hashable {
        var unit: String
        var slot: SlotName
    }

    struct Item {
        var name: Name
        /// The unit owes that report, whatever has become of it.
        var isOwed: Bool
        /// Why it is not asked for; nil if it is.
        var leftOut: PBText?

        var isToExcuse: Bool { leftOut == nil }
    }

    /// By unit as they were named, then by slot.
    let items: [Item]

    static func names(of units: [String], _ slots: [SlotName]) -> [Name] {
        var seen: Set<Name> = []
        return units.flatMap { unit in slots.map { Name(unit: unit, slot: $0) } }.filter { seen.insert($0).inserted }
    }

    /// - Parameters:
    ///   - slots: by id; empty with a day.
    ///   - before: every slot whose window closed before this day.
    /// - Throws: a `CommandError` that names the duties or slots there are.
    init(
        units: [String], duty: String, period: String, slots: [String], before: CivilDate?, _ registry: RegistryState,
        _ reader: ReportReader
    ) throws(CommandError) {
        let found = registry.reportSlots.filter { $0.slot.name.period == period }
        let calendar = found.filter { $0.slot.name.duty == duty }.map(\.slot)
        guard !calendar.isEmpty else {
            let known = Set(found.map(\.slot.name.duty)).sorted(by: UTF8Order.precedes)
            throw CommandError(
                .badInput, zh: "周期“\(period)”没有报告事项“\(duty)”。可用：\(known.joined(separator: "、"))。",
                en: "The period “\(period)” has no report duty “\(duty)”; there are \(known.joined(separator: ", ")).")
        }
        let known = calendar.map(\.name.slot)
        if let unknown = slots.first(where: { !known.contains($0) }) {
            throw CommandError(
                .badInput, zh: "“\(duty)”没有“\(unknown)”这一期。可用：\(known.joined(separator: "、"))。",
                en: "The duty “\(duty)” has no report “\(unknown)”; there are \(known.joined(separator: ", ")).")
        }
        let asked = before.map { day in calendar.filter { $0.due < day } } ?? calendar.filter { slots.contains($0.name.slot) }
        let owed = Dictionary(
            Set(units).flatMap { unit in
                reader.reports(of: unit, period: period).filter { $0.slot.name.duty == duty }.map {
                    (Name(unit: unit, slot: $0.slot.name), $0)
                }
            }
        ) { first, _ in first }
        items = Self.names(of: units, asked.map(\.name)).map {
            Item(name: $0, isOwed: owed[$0] != nil, leftOut: Self.leftOut(owed[$0]))
        }
    }

    private static func leftOut(_ owed: OwedReport?) -> PBText? {
        guard let owed else { return .both("不必报送", "is not owed") }
        if owed.report?.excused != nil { return .both("已准免报", "is excused already") }
        if owed.report?.accepted != nil { return .both("已报送并接受", "was sent and accepted") }
        return owed.isOpen ? nil : .both("已报送，待审阅", "was sent and waits to be judged")
    }
}

/// What became of each.
struct ExcuseTable {
    private var listing = Listing([
        Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("slot", zh: "期", en: "slot"),
        Listing.Column("status", zh: "状态", en: "status"), Listing.Column("code", zh: "代码", en: "code"),
        Listing.Column("text", zh: "结果", en: "outcome"),
    ])
    private let count: (toExcuse: Int, leftOut: Int)
    private static let words: [String: PBText] = [
        "left_out": .both("跳过", "left out"), "to_excuse": .both("将免报", "to excuse"), "refused": .both("已拒绝", "refused"),
        "excused": .both("已免报", "excused"), "kept": .both("待决定", "kept"),
    ]

    /// - Parameter result: nil if nothing was sent.
    init(_ plan: ExcusePlan, _ result: ImportSender.Result? = nil) {
        let refusals = Dictionary((result?.refusals ?? []).map { ($0.step.place, $0.refusal) }) { first, _ in first }
        let accepted = Set((result?.accepted ?? []).map(\.place))
        // Of everything below a unit only what is owed is shown; a single one is answered in any case.
        for (place, item) in plan.items.enumerated() where item.isOwed || plan.items.count == 1 {
            var (status, code, text): (String, String, PBText)
            if let leftOut = item.leftOut {
                (status, code, text) = ("left_out", "", leftOut)
            } else if result == nil {
                (status, code, text) = ("to_excuse", "", .both("将免报", "would be excused"))
            } else if let refusal = refusals[place] {
                (status, code, text) = ("refused", refusal.code, .both(refusal.zh, refusal.en))
            } else if accepted.contains(place) {
                (status, code, text) = ("excused", "", .both("已准免报", "excused"))
            } else {
                (status, code, text) = ("kept", "", .both("尚无决定", "no decision yet"))
            }
            listing.add([
                .text(item.name.unit), .text(item.name.slot.slot), .word(status, Self.words[status] ?? .same(status)), .text(code),
                .both(text),
            ])
        }
        count = (plan.items.count { $0.isToExcuse }, plan.items.count { !$0.isToExcuse })
    }

    func print(_ format: OutputFormat, _ language: Language) {
        listing.print(format, language)
        Console.note(
            language(
                zh: "须免报 \(count.toExcuse) 份，跳过 \(count.leftOut) 份。",
                en: "\(count.toExcuse) to be excused, \(count.leftOut) left out."))
    }
}
