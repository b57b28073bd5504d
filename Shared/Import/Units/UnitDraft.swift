internal import Files
package import RegistryCore
internal import Schema
internal import Views

/// A line of a list of units: registers one, or makes one that is there what the line says.
package struct UnitDraft: ImportDraft {
    package typealias Core = RegistryCore

    package var row: SheetRow
    package var unit: String
    private var register: PBRegisterUnit
    /// From when a change of an existing unit holds.
    private var from: CivilDate?

    package static let identityColumns = ["unit"]
    package var identity: String { unit }
    package var leansOn: String? { register.parent.isEmpty ? nil : register.parent }

    package static func drafts(of reading: SheetReading, _ context: ImportContext, _ problems: inout [LineProblem]) -> [UnitDraft] {
        reading.rows.compactMap { row in
            var reader = RowReader(row, of: reading)
            let draft = UnitDraft(&reader)
            problems += reader.problems
            return reader.problems.isEmpty ? draft : nil
        }
    }

    private init(_ reader: inout RowReader) {
        row = reader.row
        unit = reader.id("unit")
        register = PBRegisterUnit()
        register.name = reader.both("name")
        register.parent = reader.id("parent")
        register.level = reader.word("level", UnitWords.levels) ?? .unspecified
        register.sector = reader.word("sector", UnitWords.sectors) ?? ""
        register.opened = reader.date("opened")?.description ?? ""
        from = reader.date("from")
        register.adopted = reader.date("adopted")?.description ?? ""
    }

    package func change(_ rehearsal: Rehearsal<RegistryCore>, _ context: ImportContext) -> ImportChange {
        guard let existing = rehearsal.state(of: unit).units[unit] else { return .create(.registerUnit(register)) }
        if let opened = existing.opened, opened.description != register.opened {
            return .impossible(
                column: "opened", code: "cannot_change",
                .both(
                    "该单位登记的成立日期是 \(opened)，不能更改。请改成这一天。",
                    "The unit is registered as opened on \(opened), which cannot be changed. Write that day."))
        }
        if let adopted = CivilDate(register.adopted), existing.adopted != begins(adopted, rehearsal) {
            return .impossible(
                column: "adopted", code: "cannot_change",
                .both(
                    "该单位登记的启用日期是 \(existing.adopted?.description ?? "（无）")，不能更改。请改成这一天，或不填。",
                    "The unit's day of adoption is \(existing.adopted?.description ?? "none"), which cannot be changed. Write that day, or leave it empty."
                ))
        }
        let day = (from ?? context.today).description
        var changes: [PBPayload.Body] = []
        if !isNamed(existing.name) {
            var rename = PBRenameUnit()
            rename.name = register.name
            // A file without English names says nothing about them; nor does one without Chinese ones.
            if rename.name.en.isEmpty { rename.name.en = existing.name.en }
            if rename.name.zh.isEmpty { rename.name.zh = existing.name.zh }
            rename.from = day
            changes.append(.renameUnit(rename))
        }
        // A file without parents, or a cell without one, says nothing of where the unit stands.
        if !register.parent.isEmpty, existing.parent != register.parent {
            var reparent = PBReparentUnit()
            reparent.parent = register.parent
            reparent.from = day
            changes.append(.reparentUnit(reparent))
        }
        if existing.level != register.level || existing.sector != register.sector {
            var reclassify = PBReclassifyUnit()
            reclassify.level = register.level
            reclassify.sector = register.sector
            reclassify.from = day
            changes.append(.reclassifyUnit(reclassify))
        }
        return changes.isEmpty ? .unchanged : .update(changes)
    }

    /// Nothing below a unit begins before it does.
    private func begins(_ adopted: CivilDate, _ rehearsal: Rehearsal<RegistryCore>) -> CivilDate {
        let above = rehearsal.state(of: register.parent).units[register.parent]?.adopted
        return above.map { max($0, adopted) } ?? adopted
    }

    private func isNamed(_ name: PBText) -> Bool {
        (register.name.zh.isEmpty || CellText.areSame(name.zh, register.name.zh))
            && (register.name.en.isEmpty || CellText.areSame(name.en, register.name.en))
    }
}
