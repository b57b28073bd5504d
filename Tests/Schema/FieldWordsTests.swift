import Schema
import Testing

@Suite("What fields are called in Chinese")
struct FieldWordsTests {
    @Test("a path is said part by part, and what has no word stays as it is")
    func paths() {
        #expect(FieldWords.chinese("due") == "期限")
        #expect(FieldWords.chinese("notice.until") == "公示的截止日期")
        #expect(FieldWords.chinese("answers.party-day") == "栏目 party-day")
        #expect(FieldWords.chinese("later.due") == "later的期限")
    }

    @Test("it is known whether every part has a word")
    func known() {
        #expect(FieldWords.knows("funds.provided"))
        #expect(!FieldWords.knows("funds.someday") && !FieldWords.knows(""))
    }

    @Test("every field of every submission has a word", arguments: KindRule.fields)
    func all(_ field: String) { #expect(FieldWords.knows(field)) }
}
