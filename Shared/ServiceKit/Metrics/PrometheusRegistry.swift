public import CoreMetrics
internal import Synchronization

/// The services' back end of swift-metrics: keeps every series in memory for Prometheus's text exposition format.
///
/// Memory is bounded: at most ``largestSeriesCount`` series per metric. Series beyond that are not kept, and
/// `pledgeline_metrics_dropped_series_total` counts them.
public final class PrometheusRegistry: MetricsFactory {
    /// Enough for eight partitions times some eighty refusal codes.
    public static let largestSeriesCount = 1_000

    /// In seconds: from a fast decision to a very slow broker.
    public static let defaultBuckets: [Double] = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    static let droppedName = "pledgeline_metrics_dropped_series_total"

    private struct Family {
        var kind: MetricFamily.Kind
        var series: [[MetricFamily.Label]: any Series] = [:]
    }

    private struct State {
        var families: [String: Family] = [:]
        var dropped: Int64 = 0
    }

    private let help: [String: String]
    private let buckets: [String: [Double]]
    /// Behind a lock, because handlers are created and destroyed on any thread.
    private let state = Mutex(State())

    /// - Parameters:
    ///   - help: the meaning of each metric, by its full name.
    ///   - buckets: the ascending bounds of a histogram, by its full name, where the defaults do not fit.
    public init(help: [String: String] = [:], buckets: [String: [Double]] = [:]) {
        self.help = help
        self.buckets = buckets
    }

    // MARK: MetricsFactory

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let name = PrometheusText.name(label)
        return series(name.hasSuffix("_total") ? name : name + "_total", .counter, dimensions) { CounterSeries() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(PrometheusText.name(label), .gauge, dimensions) { GaugeSeries() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let name = PrometheusText.name(label)
        guard aggregate else { return series(name, .gauge, dimensions) { GaugeSeries() } }
        return histogram(name, dimensions)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let name = PrometheusText.name(label)
        return histogram(name.hasSuffix("_seconds") ? name : name + "_seconds", dimensions)
    }

    public func destroyCounter(_ handler: any CounterHandler) { remove(handler) }
    public func destroyMeter(_ handler: any MeterHandler) { remove(handler) }
    public func destroyRecorder(_ handler: any RecorderHandler) { remove(handler) }
    public func destroyTimer(_ handler: any TimerHandler) { remove(handler) }

    // MARK: Series

    private func histogram(_ name: String, _ dimensions: [(String, String)]) -> HistogramSeries {
        series(name, .histogram, dimensions) { HistogramSeries(bounds: buckets[name] ?? Self.defaultBuckets) }
    }

    private func series<S: Series>(
        _ name: String, _ kind: MetricFamily.Kind, _ dimensions: [(String, String)], _ make: () -> S
    ) -> S {
        let labels = dimensions.map { MetricFamily.Label(PrometheusText.name($0.0), $0.1) }.sorted()
        return state.withLock { state in
            var family = state.families[name] ?? Family(kind: kind)
            if let existing = family.series[labels] as? S { return existing }
            let made = make()
            guard family.kind == kind, family.series[labels] == nil, family.series.count < Self.largestSeriesCount else {
                state.dropped += 1
                return made
            }
            family.series[labels] = made
            state.families[name] = family
            return made
        }
    }

    private func remove(_ handler: AnyObject) {
        state.withLock { state in
            for (name, var family) in state.families {
                guard let labels = family.series.first(where: { $0.value === handler })?.key else { continue }
                family.series[labels] = nil
                state.families[name] = family.series.isEmpty ? nil : family
                return
            }
        }
    }

    /// All metrics recorded so far, ordered by name, their series ordered by labels.
    public func families() -> [MetricFamily] {
        let (families, dropped) = state.withLock { ($0.families, $0.dropped) }
        var result = families.map { name, family in
            MetricFamily(
                name: name, kind: family.kind, help: help[name] ?? "",
                samples: family.series.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { $0.value.samples($0.key) })
        }
        result.append(
            MetricFamily(
                name: Self.droppedName, kind: .counter, help: "Series left out because their metric has too many.",
                samples: [MetricFamily.Sample(labels: [], value: Double(dropped))]))
        return result.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
