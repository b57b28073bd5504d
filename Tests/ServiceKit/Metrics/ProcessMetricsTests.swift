import Kafka
import Testing

@testable import ServiceKit

@Suite("Metrics of process and build")
struct ProcessMetricsTests {
    @Test("they are read from /proc as proc(5) describes it, whatever the program is called")
    func reading() {
        let files = [
            "/proc/self/stat": "42 (a b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 13 14 15 16 17 18 1000 8192 3 20 21",
            "/proc/stat": "cpu 1 2\nbtime 1700000000\nprocesses 3\n",
            "/proc/self/limits": "Limit   Soft Limit  Hard Limit  Units\nMax open files     1024        4096       files\n",
        ]
        let metrics = ProcessMetrics(read: { files[$0] }, count: { $0 == "/proc/self/fd" ? 12 : nil }, ticks: 100, pageSize: 4096)
        let text = PrometheusText.render(metrics.families())
        for line in [
            "process_cpu_seconds_total 2", "process_resident_memory_bytes 12288", "process_virtual_memory_bytes 8192",
            "process_open_fds 12", "process_max_fds 1024", "process_start_time_seconds 1700000010",
        ] { #expect(text.contains("\n\(line)\n"), "\(text)") }
    }

    @Test("what cannot be read has no series")
    func nothing() {
        let metrics = ProcessMetrics(read: { $0 == "/proc/self/stat" ? "42 (short) S 1" : nil }, count: { _ in nil })
        #expect(metrics.families() == [])
    }

    #if os(Linux)
        @Test("of this very process there are figures that can be")
        func live() {
            let values = Dictionary(uniqueKeysWithValues: ProcessMetrics.live.families().map { ($0.name, $0.samples[0].value) })
            #expect(values["process_cpu_seconds_total"] ?? -1 >= 0)
            #expect(values["process_resident_memory_bytes"] ?? 0 > 1_000_000)
            #expect(values["process_open_fds"] ?? 0 >= 3)
            #expect(values["process_start_time_seconds"] ?? 0 > 1_700_000_000)
        }
    #endif

    @Test("the build and the ends of certificates are told")
    func build() {
        let expiry = CertificateExpiry(property: "ssl.ca.location", path: "/run/ca.pem", notAfter: 1_899_676_161)
        let text = PrometheusText.render(
            BuildMetrics.families(service: "pledges", version: "1.2", rules: "pledges-7", certificates: [expiry]))
        #expect(text.contains(#"pledgeline_build_info{service="pledges",version="1.2",rules="pledges-7"} 1"#))
        #expect(text.contains(#"certificate_expiry_timestamp_seconds{service="pledges",property="ssl.ca.location"} 1899676161"#))
    }
}
