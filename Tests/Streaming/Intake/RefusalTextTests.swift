import Schema
import Streaming
import Testing

@Suite("Every refusal of the intake can be understood")
struct RefusalTextTests {
    static let all: [Refusal] = [
        IntakeRefusals.nullValue, IntakeRefusals.tooLarge(70_000), IntakeRefusals.unreadableEnvelope(.protobuf),
        IntakeRefusals.unreadablePayload(.protobuf),
        IntakeRefusals.badSignature, IntakeRefusals.badID, IntakeRefusals.wrongNamespace("city"), IntakeRefusals.wrongService(.pledges),
        IntakeRefusals.unknownKind(.pledges), IntakeRefusals.oldWire, IntakeRefusals.nameTooLong(Intake.maximumNameBytes),
        IntakeRefusals.tooManyTokens(Intake.maximumTokens), IntakeRefusals.wrongPartition(3), IntakeRefusals.idReused,
        IntakeRefusals.staleID(SeenSubmissions.windowDays),
        IntakeRefusals.tokenNotFollowed(Send.token(9)), IntakeRefusals.tokenBeyondEnd(Send.token(9)), IntakeRefusals.referenceNotReady,
        IntakeRefusals.outcomeTooLarge(1_000_000), IntakeRefusals.hiddenCharacter("\u{202E}", in: "a"),
        IntakeRefusals.invalidField(FieldWords.both("due"), problem: PBText.both("须写明。", "is missing."), field: "due"),
    ]

    @Test("it has a snake_case code of its own and says in both languages what to do", arguments: all)
    func texts(_ refusal: Refusal) throws {
        #expect(refusal.code.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
        #expect(refusal.zh.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
        #expect(refusal.zh.hasSuffix("。"))
        #expect(refusal.en.hasSuffix("."))
        #expect(refusal.en.unicodeScalars.allSatisfy { !(0x4e00...0x9fff).contains($0.value) })
        #expect(Self.all.filter { $0.code == refusal.code }.count == 1)
        #expect(refusal.retriable == (refusal.code == "reference_not_ready"))
    }

    @Test("none is missing here")
    func complete() {
        #expect(Set(IntakeRefusals.all.map(\.code)) == Set(Self.all.map(\.code)))
    }
}
