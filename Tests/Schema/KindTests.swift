import Foundation
import Schema
import SwiftProtobuf
import Testing

@Suite("A submission's kind is the name of its body field")
struct KindTests {
    /// Every body the schema has, found by its field numbers, so that a new one is tested without being listed here.
    static let bodies: [PBPayload] = (7...2_000).compactMap { number in
        var bytes: [UInt8] = []
        var tag = number << 3 | 2
        while tag >= 0x80 {
            bytes.append(UInt8(tag & 0x7f) | 0x80)
            tag >>= 7
        }
        bytes += [UInt8(tag), 0]
        guard let payload = try? PBPayload(serializedBytes: bytes), payload.body != nil else { return nil }
        return payload
    }

    @Test("every body's kind is its name in the .proto file")
    func names() {
        #expect(Self.bodies.count >= 29)
        for payload in Self.bodies {
            let name = String(payload.textFormatString().prefix { $0 != " " && $0 != "{" && $0 != ":" })
            #expect(!name.isEmpty)
            #expect(payload.kind == name)
        }
        #expect(Set(Self.bodies.map(\.kind)).count == Self.bodies.count)
    }

    @Test("a payload without a body has no kind")
    func none() {
        #expect(PBPayload().kind == "")
    }

    @Test("a record stands in the partition of its unit; closings and external marks in that of their cohort or recognition")
    func partitionKeys() {
        for payload in Self.bodies {
            var payload = payload
            payload.unit = "unit"
            switch payload.body {
            case .closeCohort: payload.closeCohort.cohort = "its key"
            case .closeRecognition: payload.closeRecognition.recognition = "its key"
            case .recordExternalMark: payload.recordExternalMark.cohort = "its key"
            default:
                #expect(payload.partitionKey == "unit")
                continue
            }
            #expect(payload.partitionKey == "its key")
        }
    }
}
