import Crypto
import Foundation
import Schema
import Seeded
import Streaming
import SwiftProtobuf

/// Records that no worker has written.
extension Simulation {
    /// What does no harm: rubbish, copies of old records as a misguided mirror makes them, and an Open of an epoch that was used before.
    func intrude() {
        let service = SimulatedService.allCases[random.below(2)]
        let log = decisions[service.rawValue]
        let epochs = oracles[service.rawValue].places.last?.epochs ?? []
        switch random.below(3) {
        case 0: put((0..<random.below(30)).map { _ in UInt8(truncatingIfNeeded: random.next()) }, to: service.decisions)
        case 1:
            guard let value = log.records.isEmpty ? nil : log.records[random.below(log.records.count)].value else { return }
            put(value, to: service.decisions)
        default:
            guard let current = epochs.last else { return }
            put(record(opening: epochs[random.below(epochs.count)], after: current), to: service.decisions)
        }
    }

    /// A writer that wins an epoch as it should and then breaks the rules: everybody must stop at its record.
    func goRogue() {
        let service = SimulatedService.allCases[random.below(2)]
        damage.cut(service, to: decisions[service.rawValue].high)
        let epoch = random.next() | 1
        put(record(opening: epoch, after: oracles[service.rawValue].places.last?.epochs.last ?? 0), to: service.decisions)
        guard let place = oracles[service.rawValue].places.last else { return }
        var decision = PBDecision()
        decision.epoch = epoch
        decision.previousOffset = place.lastInput
        decision.inputOffset = place.lastInput + 1
        var chain: Data?
        switch random.below(3) {
        case 0: decision.previousOffset += 1 + Int64(random.below(2))
        case 1: chain = Data(count: Digest.size)
        default: decision.epoch = random.next() | 1
        }
        decision.inputOffset = max(decision.inputOffset, decision.previousOffset + 1)
        let body = encoded(.with { $0.decision = decision })
        let value = PBLogRecord.with {
            $0.body = body
            $0.chain = chain ?? Data(SHA256.hash(data: place.chain + body))
        }
        put([UInt8]((try? value.serializedData()) ?? Data()), to: service.decisions)
    }

    private func record(opening epoch: UInt64, after previous: UInt64) -> [UInt8] {
        let body = encoded(
            .with {
                $0.open = .with {
                    $0.epoch = epoch
                    $0.prevEpoch = previous
                    $0.codeVersion = "rogue"
                    $0.wire = Wire.version
                }
            })
        return [UInt8]((try? PBLogRecord.with { $0.body = body }.serializedData()) ?? Data())
    }

    /// Messages of this schema always encode; a failure shows as an empty record.
    private func encoded(_ body: PBRecordBody) -> Data { (try? body.serializedData()) ?? Data() }
}
