import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf

/// What senders send: mostly sensible submissions, and everything else that turns up in a topic.
struct Mailbag {
    /// 2026-07-01T00:00:00Z
    static let noon: Int64 = 1_782_864_000_000

    private let service: SimulatedService
    private let key: Data
    private var sent: [(PBPayload?, [UInt8]?)] = []
    private var now = Mailbag.noon

    init(of service: SimulatedService, random: inout SeededGenerator) {
        self.service = service
        // Nobody checks signatures here, so any 32 bytes are a key.
        key = Data((0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }

    struct Letter {
        /// nil if it cannot be read.
        var payload: PBPayload?
        var value: [UInt8]?
        var timestamp: Int64
    }

    mutating func next(upstream: Oracle, random: inout SeededGenerator) -> Letter {
        // Clocks of producers differ: a time may run back.
        now += Int64(random.below(5_000)) - 500
        let (payload, value) = content(upstream: upstream, random: &random)
        return Letter(payload: payload, value: value, timestamp: now)
    }

    private mutating func content(upstream: Oracle, random: inout SeededGenerator) -> (PBPayload?, [UInt8]?) {
        switch random.below(24) {
        case 0: return (nil, nil)
        case 1: return (nil, (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        case 2, 3, 4:
            if !sent.isEmpty { return sent[random.below(sent.count)] }
        case 5:
            if !sent.isEmpty {
                var payload = sent[random.below(sent.count)].0 ?? PBPayload()
                payload.wish(payload.wish + "+", of: service.service)
                return (payload, sealed(payload))
            }
        default: break
        }
        let payload = payload(upstream: upstream, random: &random)
        sent.append((payload, sealed(payload)))
        return sent[sent.count - 1]
    }

    private func payload(upstream: Oracle, random: inout SeededGenerator) -> PBPayload {
        let units = SimulatedService.units
        let wishes: [Wish] = [.add, .add, .add, .never, .later, .known, .known, .known]
        let wish = wishes[random.below(wishes.count)]
        let old = random.oneIn(40)
        var payload = PBPayload()
        payload.id = SubmissionID(milliseconds: old ? now - 50 * 86_400_000 : now, using: &random).description
        payload.namespace = SimulatedService.topics.namespace
        payload.unit = units[random.below(units.count)]
        payload.issuedAt = now
        payload.wish(wish.rawValue, of: service.service)
        if service == .downstream { payload.after = tokens(for: &payload.unit, upstream: upstream, random: &random) }
        return payload
    }

    private func tokens(for unit: inout String, upstream: Oracle, random: inout SeededGenerator) -> [PBPosition] {
        var token = PBPosition()
        token.service = .registry
        switch random.below(8) {
        case 0: token.offset = Int64(upstream.places.count) + 1_000
        case 1: token.service = .scoring
        case 2, 3, 4, 5:
            // As a producer does that has just seen its unit accepted.
            guard
                let seen = upstream.accepted.last(where: {
                    $0.decision.outcome.map { if case .accepted = $0 { true } else { false } } ?? false
                })
            else { return [] }
            unit = seen.decision.submission.unit
            token.offset = seen.offset
        default: return []
        }
        return [token]
    }

    private func sealed(_ payload: PBPayload) -> [UInt8] {
        var envelope = PBEnvelope()
        envelope.payload = Self.encoded(payload)
        envelope.key = key
        envelope.signature = Data(count: PublicKey.signatureSize)
        return [UInt8](Self.encoded(envelope))
    }

    /// Messages of this schema always encode; a failure shows as an empty record.
    private static func encoded(_ message: some Message) -> Data { (try? message.serializedData()) ?? Data() }
}
