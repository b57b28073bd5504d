internal import Domain
internal import Files
package import RegistryCore
internal import Schema
internal import Views

/// A line of a list of posts: appoints a holder, by reference and never by name, from a day on.
package struct PostDraft: ImportDraft {
    package typealias Core = RegistryCore

    package var row: SheetRow
    package var unit: String
    private var appoint: PBAppointPost

    package static let identityColumns = ["unit", "post"]
    package var identity: String { "\(unit)/\(appoint.post)" }
    /// For the topic of names: whom the reference stands for.
    package var person: String { appoint.person }
    package var name: String { row["name"] }

    package static func drafts(of reading: SheetReading, _ context: ImportContext, _ problems: inout [LineProblem]) -> [PostDraft] {
        reading.rows.compactMap { row in
            var reader = RowReader(row, of: reading)
            let draft = PostDraft(&reader, context)
            problems += reader.problems
            return reader.problems.isEmpty ? draft : nil
        }
    }

    private init(_ reader: inout RowReader, _ context: ImportContext) {
        row = reader.row
        unit = reader.id("unit")
        appoint = PBAppointPost()
        appoint.post = reader.id("post")
        appoint.title = reader.both("title")
        appoint.tier = reader.word("tier", PostWords.tiers) ?? .unspecified
        appoint.person = Self.person(&reader)
        appoint.from = reader.date("from")?.description ?? ""
        appoint.answersFor = reader.id("answers-for")
        appoint.category = reader.id("category")
        appoint.interim = reader.word("interim", PostWords.yesAndNo) ?? false
        appoint.qualifications = reader.several("qualifications")
        Self.checkName(&reader, appoint.person, context)
    }

    /// A reference such as p-000123, never a name.
    private static func person(_ reader: inout RowReader) -> String {
        let person = CellText.trimmed(CellText.narrow(reader.text("person", most: 120)))
        if PostWords.vacant.isCalled(person) { return "" }
        if PersonNumber.isIn(person) {
            reader.note(
                "person", "number_not_reference", zh: "这像是身份证号、电话号码，或被表格软件改写的长数字。决定永久保存，不能写这些号码；请写人员代号，例如 p-000123。",
                en:
                    "looks like the number of an identity card or a telephone, or like one that a spreadsheet has rounded. Decisions are kept for ever and hold no such numbers: write a reference, such as p-000123."
            )
        } else if FieldBounds.looksLikeName(person) {
            reader.note(
                "person", "name_not_reference", zh: "这像是姓名。决定永久保存，不能写姓名；请写人员代号，例如 p-000123。",
                en: "looks like a name. Decisions are kept for ever and hold no names: write a reference, such as p-000123.")
        }
        return person
    }

    private static func checkName(_ reader: inout RowReader, _ person: String, _ context: ImportContext) {
        guard !reader.text("name", most: PBSignedName.longestName).isEmpty else { return }
        if !context.takesNames {
            reader.note(
                "name", "names_not_asked_for", zh: "有姓名。姓名不进入决定，只能写入可删除的姓名主题：请加 --names，或删去这一列。",
                en:
                    "holds a name. Names never enter decisions; they go to the deletable topic of names if you add --names. Otherwise delete the column."
            )
        } else if person.isEmpty {
            reader.note(
                "name", "name_without_reference", zh: "有姓名而没有人员代号。请填写人员代号。",
                en: "holds a name without a reference. Fill in the person's reference.")
        }
    }

    package func change(_ rehearsal: Rehearsal<RegistryCore>, _ context: ImportContext) -> ImportChange {
        guard let last = rehearsal.state(of: unit).units[unit]?.posts[appoint.post]?.last else { return .create(.appointPost(appoint)) }
        if isSame(last) { return .unchanged }
        var appoint = appoint
        // An empty cell says nothing of what belongs to the post, whoever holds it.
        if appoint.title.en.isEmpty { appoint.title.en = last.title.en }
        if appoint.title.zh.isEmpty { appoint.title.zh = last.title.zh }
        if appoint.category.isEmpty { appoint.category = last.category }
        return .update([.appointPost(appoint)])
    }

    private func isSame(_ last: Appointment) -> Bool {
        func says(_ column: String, _ isSame: Bool) -> Bool { row[column].isEmpty || isSame }
        return says("title", CellText.areSame(last.title.zh, appoint.title.zh)) && last.tier == appoint.tier
            && last.person == appoint.person
            && last.from.description == appoint.from && last.answersFor == appoint.answersFor
            && says("title-en", CellText.areSame(last.title.en, appoint.title.en)) && says("category", last.category == appoint.category)
            && says("interim", last.interim == appoint.interim) && says("qualifications", last.qualifications == appoint.qualifications)
    }
}
