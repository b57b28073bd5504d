import CoreMetrics
import Foundation
import Schema
import Streaming
import Testing

@testable import ServiceKit

@Suite("Prometheus metrics")
struct PrometheusTests {
    @Test("counters, gauges and histograms are rendered as the exposition format says")
    func rendering() {
        let registry = PrometheusRegistry(help: ["requests_total": "All\nof \\ them."], buckets: ["wait_seconds": [0.1, 1]])
        Counter(label: "requests", dimensions: [("path", "/a\"b\\c\nd"), ("code", "200")], factory: registry).increment(by: 3)
        Gauge(label: "queue.depth", dimensions: [], factory: registry).record(7)
        Meter(label: "level", dimensions: [], factory: registry).set(1.5)
        let timer = CoreMetrics.Timer(label: "wait", dimensions: [], factory: registry)
        for milliseconds in [50, 100, 500, 5_000] { timer.recordMilliseconds(milliseconds) }
        let text = PrometheusText.render(registry.families())
        #expect(
            text == """
                # TYPE level gauge
                level 1.5
                # HELP pledgeline_metrics_dropped_series_total Series left out because their metric has too many.
                # TYPE pledgeline_metrics_dropped_series_total counter
                pledgeline_metrics_dropped_series_total 0
                # TYPE queue_depth gauge
                queue_depth 7
                # HELP requests_total All\\nof \\\\ them.
                # TYPE requests_total counter
                requests_total{code="200",path="/a\\"b\\\\c\\nd"} 3
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.1"} 2
                wait_seconds_bucket{le="1"} 3
                wait_seconds_bucket{le="+Inf"} 4
                wait_seconds_sum 5.65
                wait_seconds_count 4

                """)
    }

    @Test("the same name and labels are the same series, whatever their order")
    func identity() {
        let registry = PrometheusRegistry()
        Counter(label: "c_total", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        Counter(label: "c_total", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        #expect(
            registry.families().first?.samples == [
                MetricFamily.Sample(labels: [MetricFamily.Label("a", "1"), MetricFamily.Label("b", "2")], value: 2)
            ])
    }

    @Test("a metric has at most so many series, a name one kind; the rest is counted as dropped")
    func bounds() {
        let registry = PrometheusRegistry()
        for index in 0...PrometheusRegistry.largestSeriesCount {
            Counter(label: "c_total", dimensions: [("n", String(index))], factory: registry).increment()
        }
        Gauge(label: "c_total", dimensions: [], factory: registry).record(1)
        let families = registry.families()
        #expect(families.first { $0.name == "c_total" }?.samples.count == PrometheusRegistry.largestSeriesCount)
        #expect(families.first { $0.name == PrometheusRegistry.droppedName }?.samples.first?.value == 2)
    }

    @Test("a destroyed series is gone")
    func destroying() {
        let registry = PrometheusRegistry()
        let counter = Counter(label: "c_total", dimensions: [], factory: registry)
        counter.increment()
        counter.destroy()
        #expect(!registry.families().contains { $0.name == "c_total" })
    }

    @Test("names are made legal, numbers are written as Prometheus reads them")
    func names() {
        #expect(PrometheusText.name("http.requests-é") == "http_requests__")
        #expect(PrometheusText.name("5xx") == "_5xx")
        #expect(PrometheusText.number(.infinity) == "+Inf")
        #expect(PrometheusText.number(-.infinity) == "-Inf")
        #expect(PrometheusText.number(.nan) == "NaN")
        #expect(PrometheusText.number(0.25) == "0.25")
    }

    @Test("decisions are counted by outcome and refusal code, and their lag is measured")
    func decisions() {
        let registry = PrometheusRegistry(buckets: [ServiceMetrics.decisionLag: [1, 10]])
        let metrics = ServiceMetrics(service: .registry, factory: registry, now: { Date(timeIntervalSince1970: 105) })
        func decision(_ outcome: PBDecision.OneOf_Outcome) -> ConfirmedDecision {
            var decision = PBDecision()
            decision.time = 100_000
            decision.outcome = outcome
            return ConfirmedDecision(decision: decision, offset: 1)
        }
        var refused = PBRefused()
        refused.code = "stale_id"
        metrics.confirmed(
            [
                decision(.accepted(PBAccepted())), decision(.accepted(PBAccepted())), decision(.refused(refused)),
                decision(.repeat(PBRepeat())),
            ],
            partition: TopicPartition(topic: "t", partition: 3))
        let text = PrometheusText.render(registry.families())
        for line in [
            #"pledgeline_decisions_total{code="",outcome="accepted",partition="3",service="registry"} 2"#,
            #"pledgeline_decisions_total{code="stale_id",outcome="refused",partition="3",service="registry"} 1"#,
            #"pledgeline_decisions_total{code="",outcome="repeat",partition="3",service="registry"} 1"#,
            #"pledgeline_decision_lag_seconds_bucket{partition="3",service="registry",le="10"} 4"#,
            #"pledgeline_decision_lag_seconds_bucket{partition="3",service="registry",le="1"} 0"#,
        ] { #expect(text.contains(line)) }
    }
}
