import Audit
import Samples
import Schema
import Streaming
import SwiftProtobuf

/// What was decided of a sample, by its waves.
struct WaveDecisions {
    private(set) var accepted = 0
    /// Of each wave, partition by partition.
    private(set) var refused: [[YearSystem.Refused]]
    /// The offset after the last decision of each wave, in the partitions that have one.
    private var ends: [[TopicPartition: Int64]]

    /// - Throws: ``ToldYear/Untold`` if a step of the sample was not decided.
    init(_ archive: Archive, of sample: any Sample) throws {
        refused = sample.waves.map { _ in [] }
        ends = sample.waves.map { _ in [:] }
        var waves: [String: Int] = [:]
        for (index, wave) in sample.waves.enumerated() {
            for step in wave.steps { waves[String(describing: step.id)] = index }
        }
        var undecided = Set(waves.keys)
        for service in Topics.services {
            let topic = archive.topics.decisions(service)
            for partition in 0..<Int32(topic.partitions) {
                let place = TopicPartition(topic: topic.name, partition: partition)
                for (offset, body) in archive.bodies(of: place) {
                    guard case .decision(let decision)? = body.kind, let wave = waves[decision.submission.id] else { continue }
                    undecided.remove(decision.submission.id)
                    ends[wave][place] = offset + 1
                    note(decision, of: wave)
                }
            }
        }
        guard undecided.isEmpty else { throw ToldYear.Untold(name: sample.name, why: "\(undecided.count) steps are not decided") }
    }

    private mutating func note(_ decision: PBDecision, of wave: Int) {
        let head = decision.submission
        switch decision.outcome {
        case .accepted: accepted += 1
        case .refused(let why):
            refused[wave].append(YearSystem.Refused(kind: head.kind, unit: head.unit, code: why.code, text: why.text.en))
        case .repeat, nil: refused[wave].append(YearSystem.Refused(kind: head.kind, unit: head.unit, code: "repeat", text: ""))
        }
    }

    /// Where every partition ended once a wave was decided.
    func ends(after wave: Int) -> [TopicPartition: Int64] {
        ends[...wave].reduce(into: [:]) { $0.merge($1) { max($0, $1) } }
    }
}
