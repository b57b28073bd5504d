import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf
import Testing

@Suite("A submission may be JSON, and its own bytes say so")
struct JSONIntakeTests {
    let intake = Intake(topics: Toy.topics, service: .pledges, partition: 0)

    @Test("JSON in JSON, JSON in protobuf and protobuf in JSON mean what protobuf in protobuf means")
    func forms() throws {
        let payload = Send.payload(after: [Send.token(3)])
        let plain = try intake.open(bytes(sealed(encoded(payload)), json: false)).submission
        #expect(plain?.payload == payload)
        for text in [try payload.jsonUTF8Data(), encoded(payload)] {
            for json in [true, false] {
                let item = try intake.open(bytes(sealed(text), json: json))
                #expect(item.code == nil)
                #expect(item.submission?.payload == payload)
                #expect(item.submission?.key == Send.key.publicKey)
            }
        }
    }

    @Test("the signature covers the text as it stands: one space more is another text")
    func signature() throws {
        var envelope = try sealed(Send.payload().jsonUTF8Data())
        envelope.payload.append(0x20)
        let item = try intake.open(bytes(envelope, json: true))
        #expect(item.code == "bad_signature")
        #expect(item.head == nil)
    }

    @Test("spaces, line breaks, field names as in the .proto file and numbers as text are JSON like any other")
    func liberties() throws {
        let id = Send.payload().id
        let text = """
            {
              "id": "\(id)", "namespace": "\(Toy.topics.namespace)",
              "unit": "\(Toy.units(in: 0)[0])", "issued_at": "17", "after": [],
              "pledges": { "draft_pledge": { "item": "\\u6751", "title": null } }
            }

            """
        let submission = try intake.open(bytes(sealed(Data(text.utf8)), json: true)).submission
        #expect(submission?.payload.issuedAt == 17)
        #expect(submission?.payload.pledges.draftPledge.item == "村")
    }

    @Test("an envelope that is no JSON envelope is refused with the place of what is wrong")
    func envelopes() throws {
        let good = try sealed(Send.payload().jsonUTF8Data()).jsonString()
        expect("unreadable_envelope", "{", "line 1, column 2: a name in quotes")
        expect("unreadable_envelope", "{}", "Not readable as")
        expect("unreadable_envelope", good + "x", "something follows after the object")
        expect(
            "unreadable_envelope", good.replacing("\"payload\"", with: "\"Payload\""), "field Payload: there is no such field", "Payload")
        expect("unreadable_envelope", "{\"key\":\"\",\n \"key\":\"\"}", "line 2, column 2: the same name stands here a second time")
        expect("unreadable_envelope", "{\"payload\":\"=}\"}", "field payload", "payload")
    }

    @Test("a payload that does not fit is refused with its line, its column and the innermost field")
    func payloads() throws {
        for (payload, words, field) in [
            (
                "{\"registry\":{\"registerUnit\":{\n \"sectr\":\"x\"}}}",
                "line 2, column 10, field registry.registerUnit.sectr: there is no such field", "registry.registerUnit.sectr"
            ),
            ("{\"after\":[{},{\"offset\":1.5}]}", "field after[1].offset: it must be a whole number", "after[1].offset"),
            ("{\"registry\":{\"enrolKey\":{\"role\":\"ROLE_OF_LOVE\"}}}", "it is not one of the field's values", "registry.enrolKey.role"),
            ("{\"service\":\"SERVICE_PLEDGES\"}", "field service: there is no such field", "service"),
            ("{\"id\":7}", "field id: it must be text", "id"),
            (
                "{\"registry\":{\"tick\":{},\"genesis\":{}}}", "line 1, column 13, field registry: only one kind of content",
                "registry"
            ),
            ("{\"registry\":{},\"pledges\":{}}", "line 1, column 1: only one kind of content", ""),
            (
                "{\"registry\":{\"enrolKey\":{\"key\":\"AAA?\"}}}",
                "field registry.enrolKey.key: it must be text in quotes; bytes are written in base64", "registry.enrolKey.key"
            ),
            ("{\"id\":\"\\ud800\"}", "this escape is not one of JSON's", ""),
            ("{\"issuedAt\":01}", "this is not how a number is written", ""),
            ("{\"after\":[NaN]}", "no value of JSON stands here", ""),
        ] {
            let item = try intake.open(bytes(sealed(Data(payload.utf8)), json: true))
            guard case .refused(let refusal, nil) = item.content else {
                Issue.record("\(payload) was not refused")
                continue
            }
            #expect(refusal.code == "unreadable_payload")
            #expect(refusal.en.contains(words), "\(refusal.en)")
            #expect(refusal.zh.contains("第 "))
            #expect(refusal.field == field)
        }
    }

    @Test("nesting has an end, and what a sender wrote enters a refusal only so far")
    func bounds() throws {
        let deep = String(repeating: "{\"a\":", count: 9_000) + "1" + String(repeating: "}", count: 9_000)
        expect("unreadable_envelope", deep, "nested too deeply")
        let name = String(repeating: "名", count: 5_000)
        guard case .refused(let refusal, _) = intake.open(Array("{\"\(name)\":1}".utf8)).content else {
            Issue.record("not refused")
            return
        }
        #expect((100...JSONProblem.longestField).contains(refusal.field.utf8.count))
        #expect(refusal.zh.utf8.count < 500)
    }

    @Test("mutated JSON never traps, and never passes with other bytes signed")
    func mutated() throws {
        var generator = SeededGenerator(seed: 23)
        let whole = try bytes(sealed(Send.payload(after: [Send.token(3)]).jsonUTF8Data()), json: true)
        let unsigned = Intake(topics: Toy.topics, service: .pledges, partition: 0, checksSignatures: false)
        let pieces = ["{", "}", "[", "]", "\"", "\\", "\\u", ":", ",", "null", "1e9", "-", " "].map { Array($0.utf8) }
        for _ in 0..<4_000 {
            var changed = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 1..<changed.count, using: &generator)
                let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                changed.replaceSubrange(index..<min(changed.count, index + Int.random(in: 0...3, using: &generator)), with: piece)
            }
            _ = unsigned.open(changed)
            if let submission = intake.open(changed).submission { #expect(submission.key == Send.key.publicKey) }
        }
    }

    private func expect(
        _ code: String, _ text: String, _ words: String, _ field: String = "", _ location: SourceLocation = #_sourceLocation
    ) {
        guard case .refused(let refusal, _) = intake.open(Array(text.utf8)).content else {
            Issue.record("not refused", sourceLocation: location)
            return
        }
        #expect(refusal.code == code, sourceLocation: location)
        #expect(refusal.en.contains(words), "\(refusal.en)", sourceLocation: location)
        #expect(refusal.field == field, sourceLocation: location)
    }

    private func sealed(_ payload: Data) throws -> PBEnvelope {
        try .with {
            $0.payload = payload
            $0.key = Send.key.publicKey.bytes
            $0.signature = try Send.key.sign(payload)
        }
    }

    private func bytes(_ envelope: PBEnvelope, json: Bool) throws -> [UInt8] {
        json ? try envelope.jsonUTF8Bytes() : [UInt8](encoded(envelope))
    }
}

extension IntakeItem {
    fileprivate var submission: Submission? {
        if case .submission(let submission) = content { submission } else { nil }
    }
}
