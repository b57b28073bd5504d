import Domain
import RegistryCore
import Schema
import Testing

@Suite("A refused field in the words of its readers")
struct RefusedFieldTests {
    @Test("people read what the field is called in Chinese; programs and English readers read its name in the schema")
    func names() {
        let refusal = Refusal.invalid("milestones.due", .both("须为 yyyy-mm-dd 的日期。", "must be a date as yyyy-mm-dd."))
        #expect(refusal.zh == "“步骤的期限”有误：须为 yyyy-mm-dd 的日期。")
        #expect(refusal.en == "“milestones.due” is not valid: must be a date as yyyy-mm-dd.")
        #expect(refusal.field == "milestones.due" && refusal.code == "invalid_field")
    }
}
