import Sheets
import Testing

@Suite("A sheet as values")
struct SheetTableTests {
    @Test("a number is kept as it was written")
    func number() {
        #expect(SheetCell.number("0.10") != SheetCell.number("0.1"))
    }
}
