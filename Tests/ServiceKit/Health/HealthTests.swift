import Foundation
import Hummingbird
import HummingbirdTesting
import Streaming
import Testing

@testable import ServiceKit

@Suite("Health endpoints")
struct HealthTests {
    private static let active = HealthReport.Partition(partition: 0, phase: "active")
    private static let halted = HealthReport.Partition(
        partition: 1, phase: "halted", halt: HealthReport.Halt(name: "input_rewritten", detail: "input_rewritten: …"))

    private func report(
        _ stage: HealthReport.Stage = .running, connected: Bool = true, engineReady: Bool = true,
        _ partitions: [HealthReport.Partition] = [Self.active]
    ) -> HealthReport {
        HealthReport(
            service: "pledges", writer: "w", stage: stage, broker: HealthReport.Broker(connected: connected), engineReady: engineReady,
            partitions: partitions)
    }

    private func ask<R: Sendable>(
        _ path: String, _ report: HealthReport, _ body: @escaping @Sendable (TestResponse) throws -> R
    ) async throws -> R {
        let router = HealthRouter.router(report: { report }, metrics: { PrometheusRegistry().families() })
        return try await Application(router: router).test(.router) { client in
            try await client.execute(uri: path, method: .get) { try body($0) }
        }
    }

    @Test("ready if and only if running, connected, and every owned partition active")
    func readiness() async throws {
        #expect(try await ask("/readyz", report()) { $0.status } == .ok)
        #expect(try await ask("/readyz", report(.running, [])) { $0.status } == .ok, "a member in reserve owns nothing and is ready")
        var genesis = report()
        genesis.halt = HealthReport.Halt(name: "genesis_mismatch", detail: "")
        var unready = [
            report(connected: false), report(engineReady: false), report(engineReady: false, [Self.active, Self.halted]), genesis,
        ]
        unready += HealthReport.Stage.allCases.filter { $0 != .running }.map { report($0) }
        unready += StatusMetrics.phases.filter { $0 != "active" }.map {
            report(engineReady: false, [HealthReport.Partition(partition: 0, phase: $0)])
        }
        for report in unready {
            #expect(try await ask("/readyz", report) { $0.status } == .serviceUnavailable, "\(report)")
        }
    }

    @Test("the body lists each partition's phase and the halts by name")
    func body() async throws {
        let data = try await ask("/readyz", report(engineReady: false, [Self.active, Self.halted])) { Data(String(buffer: $0.body).utf8) }
        let body = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(body["ready"] as? Bool == false)
        #expect(body["halts"] as? [String] == ["input_rewritten"])
        #expect(body["stage"] as? String == "running")
        let partitions = try #require(body["partitions"] as? [[String: Any]])
        #expect(partitions.map { $0["phase"] as? String } == ["active", "halted"])
        #expect((partitions[1]["halt"] as? [String: String])?["name"] == "input_rewritten")
        #expect(partitions[0]["in_flight"] as? Int == 0)
    }

    @Test("every reason stands in the body by name: broker, halt, partition, rival, finding, followed log, view")
    func reasons() async throws {
        var superseded = HealthReport.Partition(partition: 2, phase: "pausing")
        superseded.isSuperseded = true
        superseded.because = "pod-2 has taken the partition"
        var restoring = HealthReport.Partition(partition: 3, phase: "restoring")
        restoring.because = "not authorized: Read"
        var report = report(connected: false, engineReady: false, [Self.active, Self.halted, superseded, restoring])
        report.broker.problem = HealthReport.Reason(.brokerNotAnswering, "no answer within 5 s")
        report.findings = [.setting(topic: "t", name: "cleanup.policy", found: "compact", wanted: "delete")]
        report.unreadReferences = [TopicPartition(topic: "registry", partition: 0): "not authorized"]
        report.unwrittenViews = ["heads": "queue full"]
        let data = try await ask("/readyz", report) { Data(String(buffer: $0.body).utf8) }
        let body = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let reasons = try #require(body["reasons"] as? [[String: String]])
        #expect(
            reasons.map { $0["name"] } == [
                "input_rewritten", "broker_not_answering", "broker_not_connected", "policy_changed", "superseded",
                "partition_not_active", "reference_not_read", "view_not_written",
            ])
        #expect(reasons[4]["detail"] == "partition 2 is pausing, because: pod-2 has taken the partition")
        #expect(reasons[5]["detail"] == "partition 3 is restoring, because: not authorized: Read")
        #expect((body["broker"] as? [String: Any])?["answering"] as? Bool == false)
        let ready = try await ask("/readyz", self.report()) { String(buffer: $0.body) }
        #expect(ready.contains(#""reasons" : []"#) || ready.contains("\"reasons\" : [\n\n  ]"), "\(ready)")
        let owned = self.report(engineReady: false)
        #expect(owned.reasons.map(\.name) == ["ownership_unknown"])
        // A member that its group has thrown out owns nothing, but is not in reserve.
        var thrownOut = self.report(.running, [])
        thrownOut.ownershipProblem = "not authorized: Read on group pledges"
        #expect(thrownOut.reasons == [HealthReport.Reason(.ownershipUnknown, "not authorized: Read on group pledges")])
    }

    @Test("what is not decided or folded yet is the distance to where the logs ended, and unknown before they were asked")
    func backlog() {
        var report = report()
        report.add(ends: [:], submissions: "s", lastDecided: [0: 4], followed: [TopicPartition(topic: "f", partition: 0): 3])
        #expect(report.partitions[0].backlog == nil && report.referenceLag.isEmpty)
        let ends = [TopicPartition(topic: "s", partition: 0): Int64(10), TopicPartition(topic: "f", partition: 0): 5]
        report.add(ends: ends, submissions: "s", lastDecided: [0: 4], followed: [TopicPartition(topic: "f", partition: 0): 3])
        #expect(report.partitions[0].backlog == 5)
        #expect(report.referenceLag == [TopicPartition(topic: "f", partition: 0): 2])
        report.add(ends: ends, submissions: "s", lastDecided: [0: 12], followed: [:])
        #expect(report.partitions[0].backlog == 0, "the end asked for may be older than the decision")
    }

    @Test("alive whatever the state", arguments: HealthReport.Stage.allCases)
    func liveness(_ stage: HealthReport.Stage) async throws {
        #expect(try await ask("/livez", report(stage, connected: false, engineReady: false)) { $0.status } == .ok)
    }

    @Test("metrics name each reason, finding, backlog and lag")
    func findings() async throws {
        var report = report(connected: false)
        report.broker.problem = HealthReport.Reason(.brokerNotAnswering, "")
        report.findings = (0..<2).map { .tooFewInSync(topic: "t", partition: $0, inSync: 1, needed: 2) }
        report.partitions[0].backlog = 7
        report.referenceLag = [TopicPartition(topic: "f", partition: 2): 9]
        let text = try await ask("/metrics", report) { String(buffer: $0.body) }
        for line in [
            #"pledgeline_broker_answering{service="pledges"} 0"#,
            #"pledgeline_not_ready{service="pledges",reason="broker_not_answering"} 1"#,
            #"pledgeline_not_ready{service="pledges",reason="too_few_in_sync"} 2"#,
            #"pledgeline_topic_finding{service="pledges",topic="t",finding="too_few_in_sync"} 1"#,
            #"pledgeline_submissions_backlog{service="pledges",partition="0"} 7"#,
            #"pledgeline_reference_lag{service="pledges",topic="f",partition="2"} 9"#,
        ] { #expect(text.contains(line + "\n"), "\(line)") }
    }

    @Test("metrics show phases, halts and readiness, and nothing of partitions not owned")
    func metrics() async throws {
        let text = try await ask("/metrics", report(engineReady: false, [Self.active, Self.halted])) { response in
            #expect(response.headers[.contentType] == PrometheusText.contentType)
            return String(buffer: response.body)
        }
        for line in [
            #"pledgeline_ready{service="pledges"} 0"#,
            #"pledgeline_worker_phase{service="pledges",partition="0",phase="active"} 1"#,
            #"pledgeline_worker_phase{service="pledges",partition="1",phase="active"} 0"#,
            #"pledgeline_partition_halted{service="pledges",partition="1",reason="input_rewritten"} 1"#,
            #"pledgeline_ignored_records_total{service="pledges",partition="0",reason="wrong_sequence"} 0"#,
            #"pledgeline_owned_partitions{service="pledges"} 2"#,
        ] { #expect(text.contains(line + "\n")) }
        #expect(!text.contains(#"partition="2""#))
        #expect(!text.contains(#"partition_halted{service="pledges",partition="0""#))
    }
}
