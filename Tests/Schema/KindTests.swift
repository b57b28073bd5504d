import Foundation
import Schema
import SwiftProtobuf
import Testing

@Suite("What the schema says of kinds of submissions")
struct KindTests {
    /// Every body the schema has, found by its field numbers, so that a new one is tested without being listed here.
    static let bodies: [PBPayload] = (16...19).flatMap { service in
        (1...500).compactMap { kind in
            let inner = tag(kind) + [0]
            let bytes = tag(service) + [UInt8(inner.count)] + inner
            guard let payload = try? PBPayload(serializedBytes: bytes), payload.body != nil else { return nil }
            return payload
        }
    }

    private static func tag(_ number: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var tag = number << 3 | 2
        while tag >= 0x80 {
            bytes.append(UInt8(tag & 0x7f) | 0x80)
            tag >>= 7
        }
        return bytes + [UInt8(tag)]
    }

    @Test("a kind bears the name of its field in the service's body, in JSON too, and that service decides it")
    func names() throws {
        #expect(Self.bodies.count == KindRule.all.map(\.rules.count).reduce(0, +))
        for payload in Self.bodies {
            let words = payload.textFormatString().split { !$0.isLetter && $0 != "_" }.map(String.init)
            #expect(words == [payload.service.topicName, payload.kind])
            let rule = try #require(payload.body?.rule)
            #expect(try payload.jsonString() == "{\"\(payload.service.topicName)\":{\"\(rule.jsonName)\":{}}}")
            #expect(KindRule.named(payload.kind)?.rule == rule)
            #expect(payload.body?.service == payload.service)
        }
        // Every service but scoring has ticks.
        #expect(Dictionary(grouping: Self.bodies, by: \.kind).filter { $1.count > 1 }.map { [$0: $1.count] } == [["tick": 3]])
    }

    @Test("every kind says who may send it, by roles or in words, and what people call it")
    func rules() {
        for (_, rules) in KindRule.all {
            for rule in rules {
                #expect(rule.roles.isEmpty == (rule.right != nil), "\(rule.kind)")
                #expect(!rule.words.zh.isEmpty && !rule.words.en.isEmpty && rule.words.zh != rule.words.en, "\(rule.kind)")
                #expect(!rule.isFromAbove || !rule.roles.isDisjoint(with: [.superior, .inspector]), "\(rule.kind)")
            }
        }
        #expect(KindRule.words(of: "of_another_version").zh == "of_another_version")
    }

    @Test("a body taken out and put back is the same, and none is none")
    func body() {
        for payload in Self.bodies {
            var copy = PBPayload()
            copy.body = payload.body
            #expect(copy == payload)
            copy.body = nil
            #expect(copy == PBPayload())
        }
        #expect(PBPayload().kind == "")
        #expect(PBPayload().service == .unspecified)
    }

    @Test("a record stands in the partition of its unit; closings and external marks in that of their cohort or recognition")
    func partitionKeys() {
        for payload in Self.bodies {
            var payload = payload
            payload.unit = "unit"
            switch payload.body {
            case .scoring(.closeCohort): payload.scoring.closeCohort.cohort = "its key"
            case .scoring(.closeRecognition): payload.scoring.closeRecognition.recognition = "its key"
            case .scoring(.recordExternalMark): payload.scoring.recordExternalMark.cohort = "its key"
            default:
                #expect(payload.partitionKey == "unit")
                continue
            }
            #expect(payload.partitionKey == "its key")
        }
    }
}
