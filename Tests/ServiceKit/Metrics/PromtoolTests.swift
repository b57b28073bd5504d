import Foundation
import Kafka
import Schema
import Streaming
import Testing

@testable import ServiceKit

@Suite("Prometheus's own checker", .timeLimit(.minutes(1)))
struct PromtoolTests {
    /// Debian's, unpacked into the checkout by the Makefile.
    private static let program = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../.tools/prometheus/usr/bin/promtool").standardizedFileURL

    private func complaints(_ metrics: String) throws -> (status: Int32, text: String) {
        let check = Process()
        check.executableURL = Self.program
        check.arguments = ["check", "metrics"]
        let (input, output) = (Pipe(), Pipe())
        (check.standardInput, check.standardOutput, check.standardError) = (input, output, output)
        try check.run()
        try input.fileHandleForWriting.write(contentsOf: Data(metrics.utf8))
        try input.fileHandleForWriting.close()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        check.waitUntilExit()
        return (check.terminationStatus, text)
    }

    @Test("takes every metric of a service to which everything has happened")
    func everything() throws {
        let registry = PrometheusRegistry(help: ServiceMetrics.help, buckets: ServiceMetrics.buckets)
        let metrics = ServiceMetrics(service: .pledges, factory: registry)
        let partition = TopicPartition(topic: "pledgeline.pledges.decisions.v1", partition: 3)
        metrics.confirmed([ConfirmedDecision(decision: PBDecision(), offset: 1)], partition: partition)
        metrics.becameActive(partition)
        metrics.abandoned(partition, .lostToRival("pod-\"2\"\n"))
        metrics.readerRestarted(partition)
        metrics.viewFailed("pledgeline.heads.v1")
        var halted = HealthReport.Partition(partition: 3, phase: "halted", halt: HealthReport.Halt(name: "input_lost", detail: ""))
        halted.backlog = 5
        halted.time = 1_700_000_000_000
        var report = HealthReport(
            service: "pledges", writer: "w", stage: .running, halt: HealthReport.Halt(name: "partitions_changed", detail: ""),
            broker: HealthReport.Broker(connected: false), partitions: [halted])
        report.findings = [.missing(topic: "pledgeline.heads.v1")]
        report.referenceLag = [partition: 2]
        let expiry = CertificateExpiry(property: "ssl.ca.location", path: "ca.pem", notAfter: 1_899_676_161)
        let families =
            registry.families() + StatusMetrics.families(report) + ProcessMetrics.live.families()
            + BuildMetrics.families(service: "pledges", version: "1.2.3", rules: "pledges-1", certificates: [expiry])
        #expect(families.count > 25)
        let text = PrometheusText.render(families.sorted { $0.name < $1.name })
        let answer = try complaints(text)
        #expect(answer.status == 0 && answer.text.isEmpty, "\(answer.text)")
    }

    @Test("would say so if something were wrong")
    func wrong() throws {
        #expect(try complaints("# TYPE pledgeline_things counter\npledgeline_things 1\n").status != 0)
    }
}
