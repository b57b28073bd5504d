internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore
internal import SwiftProtobuf

/// Compares the rules of the services that last opened a partition with this program's: `verify` decides again by its own, and a service of another
/// release decides otherwise.
struct VersionExamination: Sendable {
    let log: any Log
    let topics: Topics
    let tools: KafkaTools

    /// How many of a partition's last records are searched for an Open. A service writes one whenever it starts.
    static let searched: Int64 = 2_000
    static let bound: Duration = .seconds(10)

    private static func own(_ service: PBService) -> String {
        switch service {
        case .registry: RegistryCore.rulesVersion
        case .pledges: PledgesCore.rulesVersion
        case .supervision: SupervisionCore.rulesVersion
        case .scoring, .unspecified, .UNRECOGNIZED: ScoringCore.rulesVersion
        }
    }

    func run(_ present: [Topic]) async -> [DoctorFinding] {
        var findings: [DoctorFinding] = []
        for service in Topics.services where present.contains(topics.decisions(service)) {
            do { findings.append(finding(service, try await versions(of: service))) } catch {
                let known = error as? LogError ?? .other(code: "versions", message: "\(error)")
                findings.append(.from(known, topics.decisions(service).name, tools))
            }
        }
        return findings
    }

    /// Of the last Open of each partition.
    private func versions(of service: PBService) async throws -> Set<String> {
        let topic = topics.decisions(service)
        let partitions = topic.places
        var versions: Set<String> = []
        for (partition, bounds) in try await log.bounds(of: partitions) {
            var last: String?
            let range = LogBounds(low: max(bounds.low, bounds.high - Self.searched), high: bounds.high)
            try await log.read(partition, within: range, bound: Self.bound) { record in
                guard let value = record.value, let stored = try? PBLogRecord(serializedBytes: Data(value)),
                    case .open(let open)? = (try? PBRecordBody(serializedBytes: stored.body))?.kind
                else { return }
                last = open.codeVersion
            }
            if let last { versions.insert(last) }
        }
        return versions
    }

    private func finding(_ service: PBService, _ versions: Set<String>) -> DoctorFinding {
        let (own, name) = (Self.own(service), service.topicName)
        let seen = versions.sorted().joined(separator: ", ")
        if versions.isEmpty {
            return DoctorFinding(
                "rules", .fine, name, zh: "本程序的规则为 \(own)；最近的记录中没有服务启动的记载。",
                en: "The rules here are \(own); no start of the service stands among the last records.")
        }
        if versions == [own] {
            return DoctorFinding("rules", .fine, name, zh: "服务与本程序的规则相同：\(own)。", en: "The service has the rules of this program: \(own).")
        }
        return DoctorFinding(
            "rules_differ", .warning, name, zh: "服务最后以规则 \(seen) 启动，本程序的规则为 \(own)。",
            en: "The service was last started with the rules \(seen); those here are \(own)."
        ).advising(zh: "请让服务和命令用同一版本。", en: "Have services and command of the same release.")
    }
}
