import Crypto
import Foundation
import Schema
import Streaming

/// What the decisions of a partition must be, submission by submission, worked out again from the rules in words.
struct Model {
    private struct Seen {
        var offset: Int64
        var digest: Data
        var accepted: Bool
        var code: String
    }

    let service: SimulatedService
    let upstream: Oracle
    private var seen: [String: Seen] = [:]
    private var sums: [String: Int] = [:]
    private var time: Int64 = 0
    private var basedOn: Int64 = 0

    init(service: SimulatedService, upstream: Oracle) {
        self.service = service
        self.upstream = upstream
    }

    /// What is wrong with an accepted decision, if anything is.
    mutating func objection(to accepted: Oracle.Accepted, of record: SimulatedPartition.Record, payload: PBPayload?) -> String? {
        let decision = accepted.decision
        let digest = record.value.map { Data(SHA256.hash(data: $0)) } ?? Data()
        guard decision.inputDigest == digest else { return "the digest is of another submission" }
        time = max(time, record.timestamp)
        guard decision.time == time else { return "the time is \(decision.time) instead of \(time)" }
        let known = decision.basedOn.first?.offset ?? 0
        guard known >= basedOn else { return "it knew less than the decision before: \(known) of \(basedOn)" }
        basedOn = known
        guard let payload else {
            guard case .refused(let refused) = decision.outcome, record.value != nil || refused.code == "null_value" else {
                return "something unreadable became \(String(describing: decision.outcome))"
            }
            return nil
        }
        let expected = outcomes(of: payload, digest: digest, known: known, version: accepted.rules.last == "2" ? 2 : 1)
        let got = Self.name(decision)
        guard expected.contains(got) else { return "expected \(expected), got \(got)" }
        remember(payload, digest: digest, decision)
        return nil
    }

    private func outcomes(of payload: PBPayload, digest: Data, known: Int64, version: Int) -> [String] {
        if let id = SubmissionID(payload.id), id.milliseconds < time - 45 * 86_400_000 { return ["stale_id"] }
        if let first = seen[payload.id] {
            return first.digest == digest ? ["repeat of \(first.offset) \(first.accepted) \(first.code)"] : ["id_reused"]
        }
        for token in payload.after {
            if token.service != .registry { return ["token_not_followed"] }
            if token.offset >= upstream.places.count { return ["token_beyond_end", "reference_not_ready"] }
            // Decided although what the sender has seen was not: only as not ready.
            if known <= token.offset { return ["reference_not_ready"] }
        }
        let late = payload.after.isEmpty ? [] : ["reference_not_ready"]
        let unit = payload.unit
        switch Wish(rawValue: payload.wish) {
        case .never: return late + ["never\(version)"]
        case .later: return late + ["later\(version)"]
        case .known:
            let isKnown = upstream.place(before: known)?.state.sums[unit] != nil
            return late + [isKnown ? "accepted \(10 * version)" : "unknown_unit"]
        case .add, nil: return late + ["accepted \(sums[unit, default: 0] % 1_000 + version)"]
        }
    }

    private static func name(_ decision: PBDecision) -> String {
        switch decision.outcome {
        case .accepted(let accepted): "accepted \(accepted.facts.first?.registry.unitRegistered.sector ?? "")"
        case .refused(let refused): refused.code
        case .repeat(let first): "repeat of \(first.firstInputOffset) \(first.accepted) \(first.refusalCode)"
        case nil: "nothing"
        }
    }

    /// Refusals that may change when sent again, and those given before the service's own rules, are not remembered.
    private mutating func remember(_ payload: PBPayload, digest: Data, _ decision: PBDecision) {
        switch decision.outcome {
        case .accepted(let accepted):
            seen[payload.id] = Seen(offset: decision.inputOffset, digest: digest, accepted: true, code: "")
            sums[payload.unit, default: 0] += Int(accepted.facts.first?.registry.unitRegistered.sector ?? "") ?? 0
        case .refused(let refused) where refused.code.hasPrefix("never") || refused.code == "unknown_unit":
            seen[payload.id] = Seen(offset: decision.inputOffset, digest: digest, accepted: false, code: refused.code)
        default: break
        }
    }
}
