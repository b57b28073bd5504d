import Foundation
import Schema
import Streaming
import Testing

@Suite("Every refusal of the intake can be understood")
struct RefusalTextTests {
    static let all: [Refusal] = [
        IntakeRefusals.nullValue, IntakeRefusals.tooLarge(70_000), IntakeRefusals.unreadableEnvelope(.protobuf),
        IntakeRefusals.unreadablePayload(.protobuf),
        IntakeRefusals.badSignature, IntakeRefusals.badID, IntakeRefusals.wrongNamespace("city"), IntakeRefusals.wrongService(.pledges),
        IntakeRefusals.unknownKind(.pledges), IntakeRefusals.oldWire, IntakeRefusals.nameTooLong,
        IntakeRefusals.tooManyTokens, IntakeRefusals.wrongPartition(3), IntakeRefusals.idReused, IntakeRefusals.staleID,
        IntakeRefusals.tokenNotFollowed(Send.token(9)), IntakeRefusals.tokenBeyondEnd(Send.token(9)), IntakeRefusals.referenceNotReady,
        IntakeRefusals.outcomeTooLarge(1_000_000), IntakeRefusals.hiddenCharacter("\u{202E}", in: "a"),
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
    func complete() throws {
        let source = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../../Shared/Streaming/Intake/IntakeRefusals.swift")
        let text = try String(contentsOf: source.standardized, encoding: .utf8)
        let codes = text.matches(of: /Refusal\(\s*"([a-z_]+)"/).map { String($0.output.1) }
        #expect(Set(codes) == Set(Self.all.map(\.code)))
    }
}
