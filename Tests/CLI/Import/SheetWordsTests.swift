import Schema
import Testing

@testable import Import

struct SheetWordsTests {
    @Test("sheets to fill in call the clerk what the field does, in their notes and examples")
    func clerk() {
        for sheet in [UnitDraft.sheet, PostDraft.sheet, DutyListDraft.sheet, PledgeDraft.sheet, KeyDraft.sheet] {
            for column in sheet.columns {
                #expect(!column.note.zh.contains("经办") && !column.example.zh.contains("经办"), "\(sheet.noun.en): \(column.id)")
            }
        }
    }
}
