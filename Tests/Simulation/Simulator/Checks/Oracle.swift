import Crypto
import Foundation
import Schema
import Streaming
import SwiftProtobuf

/// What a decision partition means, by the written rules and not by the fold under test: kept for every offset, so that a reader can be compared
/// wherever it stands.
struct Oracle {
    enum Meaning: Equatable {
        case opened
        case accepted
        case ignored(String)
        case violation(String)
    }

    /// After a record.
    struct Place {
        var meaning: Meaning
        var chain: Data
        var epochs: [UInt64]
        var openedAt: Int64
        var rules: String
        var sequence: UInt64
        var lastInput: Int64
        var state: SimulatedState
        var ignored: [String: Int]
    }

    struct Accepted {
        var offset: Int64
        var decision: PBDecision
        /// Of the Open of its epoch.
        var openedAt: Int64
        /// The rules named by the Open of its epoch.
        var rules: String
    }

    let service: SimulatedService
    private let start: Place
    private(set) var places: [Place] = []
    private(set) var accepted: [Accepted] = []

    init(of service: SimulatedService) {
        self.service = service
        let text = "pledgeline.v1.chain\0\(SimulatedService.topics.namespace)\0\(service.decisions.topic)\00"
        start = Place(
            meaning: .opened, chain: Data(SHA256.hash(data: Data(text.utf8))), epochs: [], openedAt: -1, rules: "", sequence: 0,
            lastInput: -1,
            state: SimulatedState(), ignored: [:])
    }

    /// Where a reader stands that has read everything before `offset`.
    func place(before offset: Int64) -> Place? {
        offset == 0 ? start : offset <= Int64(places.count) ? places[Int(offset) - 1] : nil
    }

    /// Whether a reader who begins anew is stopped.
    var showsViolation: Bool { places.contains { if case .violation = $0.meaning { true } else { false } } }

    /// Whether the chain was this one at any place.
    func hasCome(to chain: Data) -> Bool { start.chain == chain || places.contains { $0.chain == chain } }

    mutating func truncate(to end: Int64) {
        places.removeLast(places.count - Int(end))
        accepted.removeAll { $0.offset >= end }
    }

    mutating func take(_ value: [UInt8]?) -> Meaning {
        var place = places.last ?? start
        place.meaning = judge(value, &place)
        if case .ignored(let why) = place.meaning { place.ignored[why, default: 0] += 1 }
        places.append(place)
        return place.meaning
    }

    private mutating func judge(_ value: [UInt8]?, _ place: inout Place) -> Meaning {
        guard let value, let record = try? PBLogRecord(serializedBytes: value), let body = try? PBRecordBody(serializedBytes: record.body)
        else { return .ignored("unreadable") }
        let chain = Data(SHA256.hash(data: place.chain + record.body))
        switch body.kind {
        case .open(let open):
            if open.prevEpoch != place.epochs.last ?? 0 { return .ignored("open_refused") }
            if open.epoch == 0 || place.epochs.contains(open.epoch) { return .ignored("epoch_reused") }
            place.epochs.append(open.epoch)
            place.rules = open.codeVersion
            place.openedAt = Int64(places.count)
            place.sequence = 0
            place.chain = chain
            return .opened
        case .decision(let decision):
            if !place.epochs.contains(decision.epoch) { return .violation("unknown_epoch") }
            if decision.epoch != place.epochs.last { return .ignored("epoch_superseded") }
            if decision.seq != place.sequence { return .ignored("wrong_sequence") }
            if decision.previousOffset != place.lastInput || decision.inputOffset <= place.lastInput {
                return .violation("input_out_of_order")
            }
            if record.chain != chain { return .violation("chain_broken") }
            place.sequence += 1
            place.lastInput = decision.inputOffset
            place.chain = chain
            let offset = Int64(places.count)
            ApplyMutation.$usesCodeVersion.withValue(false) { place.state.apply(decision, at: offset, of: service.decisions) }
            accepted.append(Accepted(offset: offset, decision: decision, openedAt: place.openedAt, rules: place.rules))
            return .accepted
        case nil: return .ignored("unreadable")
        }
    }
}
