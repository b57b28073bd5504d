internal import Foundation
internal import Schema
internal import Streaming

/// Looks at everything an operator can get wrong, one question after the other, each with a bound; changes nothing.
struct Doctor: Sendable {
    let log: any Log
    let topics: Topics
    let tools: KafkaTools
    /// Of the connection, `key=value` each.
    let properties: [String]
    /// Whose rights are tried, with the properties of that part; nil is nobody's, and the operator's properties. What only an operator may look at is left
    /// out for everybody else: it would be told as rights that are missing, and the commands to grant them would grant too much.
    let holder: RightsHolder?
    /// Seconds since 1970.
    let now: Int64

    /// - Parameter tell: takes each finding as it comes.
    /// - Returns: the worst.
    func run(_ tell: (DoctorFinding) -> Void) async -> DoctorFinding.Severity {
        var worst = DoctorFinding.Severity.fine
        var told: Set<String> = []
        func report(_ findings: [DoctorFinding]) {
            for finding in findings {
                // A right that is missing is met by more than one question.
                let isNew = told.insert("\(finding.name) \(finding.subject)").inserted
                if isNew || finding.severity == .fine { tell(finding) }
                worst = max(worst, finding.severity)
            }
        }
        report(CertificateExamination(properties: properties, now: now).findings())
        let brokers: [Int32]
        do throws(LogError) { brokers = try await log.brokers() } catch {
            report([.from(error, tools.brokers, tools)])
            return worst
        }
        report([connected(brokers)])
        if let holder, holder != .operator {
            report(await RightsExamination(log: log, topics: topics, tools: tools, holder: holder).run())
            report([
                DoctorFinding(
                    "operator_only", .fine, holder.name, zh: "只试了这一方的权限；主题和日志请用运维的属性检查：不加 --service 和 --role 再运行一次。",
                    en:
                        "Only the rights of this part were tried; for topics and logs run this with the operator's properties and without --service and --role."
                )
            ])
            return worst
        }
        let (genesis, found) = await GenesisExamination(log: log, topics: topics, tools: tools).run()
        report(found)
        let examination = TopicExamination(log: log, topics: topics, tools: tools, brokers: brokers, clock: genesis?.clock)
        let (findings, present) = await examination.run(topics.all)
        report(findings)
        report(await LogExamination(log: log, topics: topics, tools: tools, now: now * 1_000).run(present))
        report(await VersionExamination(log: log, topics: topics, tools: tools).run(present))
        if let holder { report(await RightsExamination(log: log, topics: topics, tools: tools, holder: holder).run()) }
        return worst
    }

    private func connected(_ brokers: [Int32]) -> DoctorFinding {
        let count = brokers.count
        guard count == 0 || count >= TopicFinding.wantedCopies else {
            return DoctorFinding(
                "small_cluster", .fine, tools.brokers, zh: "\(count) 个 Kafka 节点在应答：不足三个，仅供试用。",
                en: "\(count) broker\(count == 1 ? "" : "s") there: fewer than three are for trials.")
        }
        return DoctorFinding("connection", .fine, tools.brokers, zh: "\(count) 个 Kafka 节点在应答。", en: "\(count) brokers are there.")
    }
}
