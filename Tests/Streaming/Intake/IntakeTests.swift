import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@Suite("The intake names what is wrong with a record")
struct IntakeTests {
    let intake = Intake(topics: Toy.topics, service: .pledges, partition: 0)
    let unit = Toy.units(in: 0)[0]

    @Test("a signed submission in its own partition passes with its digest, time and place")
    func passes() throws {
        let value = Send.sealed(Send.payload())
        let item = intake.open(value, at: 7, time: 8)
        #expect(item.code == nil)
        #expect((item.offset, item.timestamp) == (7, 8))
        #expect(item.digest == Digest.sha256(Data(value)))
        #expect(item.head?.kind == "draft_pledge")
        #expect(item.head?.key == Send.key.publicKey.bytes)
    }

    @Test("a null record is refused, with an empty digest")
    func null() {
        let item = intake.open(nil)
        #expect(item.code == "null_value")
        #expect(item.digest.isEmpty)
    }

    @Test("an empty record, text and an envelope without payload are no envelopes")
    func unreadable() {
        for value in [[], Array("hello".utf8), [UInt8](encoded(PBEnvelope.with { $0.key = Data(count: 32) }))] {
            #expect(intake.open(value).code == "unreadable_envelope")
        }
    }

    @Test("64 KiB is the most, counted in whole record bytes")
    func size() {
        #expect(Intake.maximumSize == 65_536)
        func value(padding: Int) -> [UInt8] { Send.sealed(Send.payload(note: String(repeating: "x", count: padding))) }
        let overhead = value(padding: 60_000).count - 60_000
        let largest = value(padding: Intake.maximumSize - overhead)
        #expect(largest.count == Intake.maximumSize)
        #expect(intake.open(largest).code == nil)
        #expect(intake.open(value(padding: Intake.maximumSize - overhead + 1)).code == "too_large")
        let giant = intake.open(value(padding: 900_000))
        #expect(giant.code == "too_large")
        #expect(giant.digest.count == 32)
    }

    @Test("a wrong signature, key or size of either is refused without believing who sent it")
    func signature() throws {
        let honest = try PBEnvelope.sealing(Send.payload(), with: Send.key)
        let changes: [(inout PBEnvelope) -> Void] = [
            { $0.payload[3] ^= 1 }, { $0.signature[0] ^= 1 }, { $0.signature = Data() }, { $0.signature.append(0) }, { $0.key = Data() },
            { $0.key = SigningKey().publicKey.bytes }, { $0.key = Data(count: 32) }, { $0.key.append(0) },
        ]
        for change in changes {
            var envelope = honest
            change(&envelope)
            let item = intake.open([UInt8](encoded(envelope)))
            #expect(item.code == "bad_signature")
            #expect(item.head == nil)
        }
    }

    @Test("a signature over something that is no payload is told apart from a wrong one")
    func unreadablePayload() throws {
        let payload = Data([0x0a, 0xff])
        let envelope = try PBEnvelope.with {
            $0.payload = payload
            $0.key = Send.key.publicKey.bytes
            $0.signature = try Send.key.sign(payload)
        }
        #expect(intake.open([UInt8](encoded(envelope))).code == "unreadable_payload")
    }

    @Test("each field that does not fit has its own code")
    func fields() {
        expect("bad_id") { $0.id = "7" }
        expect("bad_id") { $0.id = $0.id.uppercased() }
        expect("wrong_namespace") { $0.namespace = "elsewhere" }
        expect("wrong_namespace") { $0.namespace = "" }
        expect("wrong_service") { $0.registry.registerUnit = PBRegisterUnit() }
        expect("wrong_service") { $0.serviceBody = nil }
        expect("unknown_kind") { $0.pledges.kind = nil }
        expect("name_too_long") { $0.unit = String(repeating: "u", count: 121) }
        expect("name_too_long") { $0.unit = String(repeating: "村", count: 41) }
        expect("too_many_tokens") { $0.after = Array(repeating: PBPosition(), count: 33) }
        expect("wrong_partition") { $0.unit = Toy.units(in: 1)[0] }
        expect(nil) { $0.after = Array(repeating: PBPosition(), count: 32) }
    }

    @Test("decisions to wait for are the signer's and, behind them, those it was passed on with; together at most 32")
    func passedOn() throws {
        func position(_ offset: Int64) -> PBPosition { .with { $0.offset = offset } }
        func item(signed: Int, passedOn: Int, json: Bool = false) throws -> IntakeItem {
            var payload = Send.payload(unit: unit)
            payload.after = (0..<signed).map { position(Int64($0)) }
            var envelope = try PBEnvelope.sealing(payload, with: Send.key)
            envelope.after = (0..<passedOn).map { position(Int64(100 + $0)) }
            return intake.open(json ? try envelope.jsonUTF8Bytes() : try envelope.serializedBytes())
        }
        for json in [false, true] {
            guard case .submission(let submission) = try item(signed: 2, passedOn: 2, json: json).content else {
                Issue.record("refused")
                return
            }
            #expect(submission.after.map(\.offset) == [0, 1, 100, 101])
            #expect(submission.payload.after.count == 2)
        }
        #expect(try item(signed: 20, passedOn: 12).code == nil)
        #expect(try item(signed: 20, passedOn: 13).code == "too_many_tokens")
        #expect(try item(signed: 0, passedOn: 33).code == "too_many_tokens")
    }

    @Test("a body of a kind this version does not know is an unknown kind, not an accepted nothing")
    func futureKind() {
        var payload = encoded(Send.payload())
        guard var base = try? PBPayload(serializedBytes: payload) else { return }
        // Field 1000 of the pledges' own body.
        base.serviceBody = nil
        payload = encoded(base) + Data([0x8a, 0x01, 0x03, 0xc2, 0x3e, 0x00])
        #expect(seal(payload).code == "unknown_kind")
    }

    @Test("what was signed in the first version of the wire is told so")
    func oldWire() {
        guard var base = try? PBPayload(serializedBytes: encoded(Send.payload())) else { return }
        base.serviceBody = nil
        // The service as field 3, and a body as field 44, as that version wrote them.
        #expect(seal(encoded(base) + Data([0x18, 0x02, 0xe2, 0x02, 0x00])).code == "old_wire")
    }

    @Test("a tick names its partition itself")
    func tick() {
        expect(nil) { $0.pledges.tick = .with { $0.partition = 0 } }
        expect("wrong_partition") { $0.pledges.tick = .with { $0.partition = 1 } }
        expect("wrong_partition") { $0.pledges.tick = .with { $0.partition = -1 } }
    }

    @Test("the head of a refused submission is bounded whatever its sender wrote into it")
    func boundedHead() {
        var payload = Send.payload()
        payload.unit = String(repeating: "u", count: 50_000)
        let item = intake.open(Send.sealed(payload))
        #expect(item.code == "name_too_long")
        #expect(encoded(item.head ?? PBSubmissionHead()).count < 300)
    }

    @Test("a service's own partition count decides; in the registry's single partition every unit stands")
    func registry() {
        let intake = Intake(topics: Toy.topics, service: .registry, partition: 0)
        for number in 0..<20 {
            var payload = Send.payload(unit: "unit-\(number)")
            payload.registry.registerUnit = PBRegisterUnit()
            #expect(intake.open(Send.sealed(payload)).code == nil)
        }
    }

    private func seal(_ payload: Data) -> IntakeItem {
        let envelope = PBEnvelope.with {
            $0.payload = payload
            $0.key = Send.key.publicKey.bytes
            $0.signature = (try? Send.key.sign(payload)) ?? Data()
        }
        return intake.open([UInt8](encoded(envelope)))
    }

    private func expect(_ code: String?, _ change: (inout PBPayload) -> Void, _ location: SourceLocation = #_sourceLocation) {
        var payload = Send.payload(unit: unit)
        change(&payload)
        #expect(intake.open(Send.sealed(payload)).code == code, sourceLocation: location)
    }
}
