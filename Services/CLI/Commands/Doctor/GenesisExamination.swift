internal import Client
internal import Domain
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming

/// Finds genesis, with which the clock and the counts of partitions are compared.
struct GenesisExamination: Sendable {
    let log: any Log
    let topics: Topics
    let tools: KafkaTools

    /// It is the registry's first decision that is accepted: more than so many refusals before it do not occur.
    private static let searched: Int64 = 1_000
    private static let bound: Duration = .seconds(10)

    struct Seen: FoldState {
        var genesis: PBGenesis?

        mutating func apply(_ decision: PBDecision, at offset: Int64, of partition: TopicPartition) {
            guard genesis == nil, case .accepted(let accepted) = decision.outcome else { return }
            for case .registry(.genesisDeclared(let declared))? in accepted.facts.map(\.content) { genesis = declared }
        }
    }

    func run() async -> (genesis: PBGenesis?, findings: [DoctorFinding]) {
        let partition = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        var fold = AcceptanceFold<Seen>(namespace: topics.namespace, partition: partition)
        do {
            let bounds = try await log.bounds(of: partition)
            // That its beginning is gone is told where the ends are looked at.
            guard bounds.low == 0 else { return (nil, []) }
            try await log.read(
                partition, within: LogBounds(low: 0, high: min(bounds.high, Self.searched)), bound: Self.bound
            ) { _ = try fold.fold($0) }
        } catch let violation as FoldViolation {
            return (
                nil,
                [
                    DoctorFinding(
                        violation.kind.rawValue, .error, partition.description, zh: violation.wording(.zh), en: violation.wording(.en))
                ]
            )
        } catch LogError.unknownTopic {
            // Told with the topics.
            return (nil, [])
        } catch {
            return (nil, [.from(error as? LogError ?? .other(code: "genesis", message: "\(error)"), partition.topic, tools)])
        }
        guard let genesis = fold.state.genesis else {
            return (
                nil,
                [
                    DoctorFinding(
                        "genesis_missing", .warning, topics.namespace, zh: "还没有系统初始化：时钟无从核对。",
                        en: "There is no genesis yet: the clock is not compared."
                    ).advising(
                        zh: "新系统：用根密钥运行 pledgeline genesis。已在使用的系统：登记的决定已丢失，不要再初始化，从归档恢复（pledgeline restore）。",
                        en:
                            "In a new system run pledgeline genesis with the root key. In a system in use the registry's decisions are lost: do not run it, restore from an archive (pledgeline restore)."
                    )
                ]
            )
        }
        if let why = topics.mismatch(with: genesis) {
            return (
                genesis,
                [
                    DoctorFinding(
                        "genesis_mismatch", .error, topics.namespace, zh: "与系统初始化所定的不符：\(why)", en: "Not what genesis says: \(why)"
                    ).advising(
                        zh: "请核对命名空间，以及服务和命令的版本。", en: "Check the namespace, and the release of services and command.")
                ]
            )
        }
        let clock = genesis.clock == .broker ? "broker" : "declared"
        return (
            genesis,
            [
                DoctorFinding(
                    "genesis", .fine, topics.namespace, zh: "系统初始化无误，时钟为 \(clock)。", en: "Genesis fits; the clock is \(clock).")
            ]
        )
    }
}
