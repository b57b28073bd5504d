import Templates
import Testing

@Suite("A template is a text with names for what is put in")
struct TemplateTests {
    @Test("names are told once, in the order of the text")
    func places() throws {
        #expect(try Template("“{unit}” has no pledge “{pledge}” of “{unit}”.").places == ["unit", "pledge"])
        #expect(try Template("Nothing is put in.").places == [])
    }

    @Test("what is put in is not read again, and a name without a value stays")
    func filled() throws {
        let template = try Template("{a}{b}, {c}.")
        #expect(template.filled { ["a": "{b}", "b": "乙"][$0] } == "{b}乙, {c}.")
    }

    @Test(
        "braces that hold no name in lowerCamelCase are refused",
        arguments: ["{", "}", "{}", "{a", "a}", "{a{b}}", "{two words}", "{Unit}", "{x_y}", "{a1}"])
    func malformed(_ text: String) {
        #expect(throws: Template.Malformed.self) { try Template(text) }
    }
}
