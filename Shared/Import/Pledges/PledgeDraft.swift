internal import Domain
internal import Files
package import PledgesCore
package import RegistryCore
package import Schema

/// A line of a list of pledges: drafts one into its unit's letter, or words it anew where that is allowed.
package struct PledgeDraft: ImportDraft {
    package typealias Core = PledgesCore

    package var row: SheetRow
    package var unit: String
    private var draft: PBDraftPledge

    package static let identityColumns = ["unit", "pledge"]
    package var identity: String { "\(unit)/\(draft.pledge)" }
    /// Only a parent of the same unit has to be there first; one of another unit may be drafted later.
    package var leansOn: String? { draft.parentUnit == unit ? "\(unit)/\(draft.parentPledge)" : nil }

    package static func drafts(of reading: SheetReading, _ context: ImportContext, _ problems: inout [LineProblem]) -> [PledgeDraft] {
        reading.rows.compactMap { row in
            var reader = RowReader(row, of: reading)
            let draft = PledgeDraft(&reader, context)
            problems += reader.problems
            return reader.problems.isEmpty ? draft : nil
        }
    }

    private init(_ reader: inout RowReader, _ context: ImportContext) {
        row = reader.row
        unit = reader.id("unit")
        draft = PBDraftPledge()
        draft.pledge = reader.id("pledge")
        draft.period = reader.row["period"].isEmpty ? context.period ?? "" : reader.id("period")
        draft.item = reader.text("item", most: 120)
        draft.title = reader.text("title", most: FieldBounds.title)
        draft.quantity = reader.whole("quantity", in: 1...PledgeBounds.quantity) ?? 0
        draft.measure = reader.text("measure", most: PledgeBounds.measure)
        draft.due = reader.date("due")?.description ?? ""
        draft.standard = reader.text("standard", most: FieldBounds.longText)
        draft.giver = reader.path("giver", parts: 1...2).joined(separator: "/")
        draft.receiver = reader.id("receiver")
        draft.weight = UInt32(reader.whole("weight", in: 1...1_000_000, otherwise: 1) ?? 1)
        draft.chain = reader.several("chain").map(RowReader.plainID)
        let topic = reader.path("topic", parts: 2...2)
        if topic.count == 2 { (draft.topicUnit, draft.topic) = (topic[0], topic[1]) }
        let parent = reader.path("parent", parts: 1...2)
        if let pledge = parent.last { (draft.parentUnit, draft.parentPledge) = (parent.count == 2 ? parent[0] : unit, pledge) }
    }

    package func change(_ rehearsal: Rehearsal<PledgesCore>, _ context: ImportContext) -> ImportChange {
        var draft = draft
        if draft.period.isEmpty {
            let open = rehearsal.references.registry.registry.periods(openOn: context.today)
            guard open.count == 1, let period = open.first else {
                return .impossible(
                    column: "period", code: "which_period",
                    .both(
                        "没有写周期，而正在进行的周期有 \(open.count) 个。请填写“周期”列，或用 --period 指明。",
                        "No period is named, and \(open.count) are open. Fill in the column “period”, or name it with --period."))
            }
            draft.period = period
        }
        guard let existing = rehearsal.state(of: unit).pledge(draft.pledge, of: unit) else { return .create(.draftPledge(draft)) }
        return Self.isSame(existing.wording, draft) ? .unchanged : .update([.draftPledge(draft)])
    }

    private static func isSame(_ wording: PBDraftPledge, _ draft: PBDraftPledge) -> Bool {
        var draft = draft
        if CellText.areSame(wording.title, draft.title) { draft.title = wording.title }
        if CellText.areSame(wording.measure, draft.measure) { draft.measure = wording.measure }
        if CellText.areSame(wording.standard, draft.standard) { draft.standard = wording.standard }
        return wording == draft
    }
}

extension RegistryState {
    /// The ids of the periods a day lies in, the closing phase included; in byte order.
    package func periods(openOn day: CivilDate) -> [String] {
        periods.values.filter { $0.starts <= day && day <= $0.closes }.map(\.id).sorted(by: UTF8Order.precedes)
    }
}
