internal import Domain
internal import Files
package import RegistryCore
internal import Schema
internal import Views

/// The lines of one duty list (责任清单), which are sent together as one version of it.
package struct DutyListDraft: ImportDraft {
    package typealias Core = RegistryCore

    package private(set) var rows: [SheetRow]
    package private(set) var unit: String
    /// Version 0 is the one after the last.
    private var definition: PBDefineDutyList

    package static let identityColumns = ["list"]
    package var row: SheetRow { rows[0] }
    package var lines: [Int] { rows.map(\.line) }
    package var identity: String { definition.list }

    package static func drafts(of reading: SheetReading, _ context: ImportContext, _ problems: inout [LineProblem]) -> [DutyListDraft] {
        var drafts: [DutyListDraft] = []
        var places: [String: Int] = [:]
        for row in reading.rows {
            var reader = RowReader(row, of: reading)
            let list = reader.id("list")
            if let place = places[list] {
                drafts[place].add(&reader)
            } else if !list.isEmpty {
                places[list] = drafts.count
                drafts.append(DutyListDraft(list, &reader, context))
            }
            problems += reader.problems
        }
        let bad = Set(problems.map(\.line))
        let torn = lists(ofBroken: reading)
        // A list with a bad line is not sent in part.
        func isBad(_ draft: DutyListDraft) -> Bool { torn.contains(draft.identity) || draft.lines.contains(where: bad.contains) }
        let whole = drafts.filter { !isBad($0) }
        for draft in drafts where isBad(draft) {
            problems += draft.rows.filter { !bad.contains($0.line) }.map { draft.leftOut($0, reading) }
        }
        return whole
    }

    /// The lists of lines that could not be taken apart: by their own cell, else those of the line before.
    private static func lists(ofBroken reading: SheetReading) -> Set<String> {
        Set(
            reading.broken.map { broken in
                let before = broken["list"].isEmpty ? reading.rows.last { $0.line < broken.line } : nil
                return RowReader.plainID((before ?? broken)["list"])
            })
    }

    private init(_ list: String, _ reader: inout RowReader, _ context: ImportContext) {
        rows = []
        unit = reader.row["unit"].isEmpty ? context.unit ?? "" : reader.id("unit")
        definition = PBDefineDutyList()
        definition.list = list
        definition.version = UInt32(reader.whole("version", in: 1...1_000_000, otherwise: 0) ?? 0)
        definition.name = reader.both("name")
        definition.category = reader.id("category")
        definition.level = reader.word("level", UnitWords.levels) ?? .unspecified
        definition.sector = reader.word("sector", UnitWords.sectors) ?? ""
        if unit.isEmpty, reader.row["unit"].isEmpty {
            reader.note(
                "unit", "missing_value", zh: "没有写清单适用于哪个单位及其下级。请填写，或用 --unit 指明。",
                en: "does not say at and below which unit the list applies. Fill it in, or name it with --unit.")
        }
        if definition.name == PBText() {
            reader.note("name", "missing_value", zh: "清单的第一行须写明清单名称。", en: "is empty: the first line of a list names it.")
        }
        add(&reader)
    }

    private mutating func add(_ reader: inout RowReader) {
        if let first = rows.first {
            // What is said once for the list may be said again, but not otherwise.
            for column in ["version", "name", "name-en", "unit", "category", "level", "sector"]
            where !reader.row[column].isEmpty && reader.row[column] != first[column] {
                reader.note(
                    column, "differs_within_list", zh: "与本清单第一行（第 \(first.line) 行）不同。请改成一样，或留空。",
                    en: "differs from the list's first line (\(first.line)). Make them the same, or leave it empty.")
            }
        }
        var duty = PBDuty()
        duty.id = reader.id("duty")
        duty.kind = reader.word("kind", DutyWords.kinds) ?? .unspecified
        duty.text = reader.both("text", most: FieldBounds.longText)
        duty.under = reader.id("under")
        if let index = definition.duties.firstIndex(where: { $0.id == duty.id }), !duty.id.isEmpty {
            reader.note(
                "duty", "given_twice", zh: "本清单第 \(rows[index].line) 行已有“\(duty.id)”。请改编号。",
                en: "stands on line \(rows[index].line) of this list already. Change the id.")
        }
        definition.duties.append(duty)
        rows.append(reader.row)
    }

    private func leftOut(_ row: SheetRow, _ reading: SheetReading) -> LineProblem {
        LineProblem(
            line: row.line, column: reading.heading(of: "list"), value: row["list"], code: "leans_on_bad_line",
            text: .both(
                "清单“\(definition.list)”有别的行有误，整份清单一起发送。请先改正那些行。",
                "Other lines of the list “\(definition.list)” are not right, and a list is sent as a whole. Correct those first."))
    }

    package func change(_ rehearsal: Rehearsal<RegistryCore>, _ context: ImportContext) -> ImportChange {
        let last = rehearsal.state(of: unit).dutyLists[definition.list]?.versions.last
        if let last, isSame(last) { return .unchanged }
        var definition = definition
        if definition.version == 0 { definition.version = UInt32(last?.number ?? 0) + 1 }
        return last == nil ? .create(.defineDutyList(definition)) : .update([.defineDutyList(definition)])
    }

    private func isSame(_ last: DutyListVersion) -> Bool {
        func same(_ one: PBText, _ other: PBText) -> Bool { CellText.areSame(one.zh, other.zh) && CellText.areSame(one.en, other.en) }
        func same(_ one: PBDuty, _ other: PBDuty) -> Bool {
            one.id == other.id && one.kind == other.kind && one.under == other.under && same(one.text, other.text)
        }
        return [0, last.number].contains(Int(definition.version)) && same(last.name, definition.name)
            && last.category == definition.category
            && last.level == definition.level && last.sector == definition.sector && last.duties.count == definition.duties.count
            && zip(last.duties, definition.duties).allSatisfy(same)
    }
}
