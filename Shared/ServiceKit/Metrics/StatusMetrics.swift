internal import Streaming

/// Gauges taken from a ``HealthReport`` at every scrape, so that a partition that is no longer owned leaves no series behind.
enum StatusMetrics {
    static let phases = ["idle", "restoring", "opening", "catching_up", "inspecting_input", "active", "pausing", "halted"]

    static func families(_ report: HealthReport) -> [MetricFamily] {
        let service = MetricFamily.Label("service", report.service)
        func one(_ name: String, _ help: String, _ value: Double) -> MetricFamily {
            MetricFamily(name: name, kind: .gauge, help: help, samples: [MetricFamily.Sample(labels: [service], value: value)])
        }
        func each(
            _ name: String, _ kind: MetricFamily.Kind, _ help: String,
            _ samples: (HealthReport.Partition) -> [(extra: [MetricFamily.Label], value: Double)]
        ) -> MetricFamily {
            MetricFamily(
                name: name, kind: kind, help: help,
                samples: report.partitions.flatMap { partition in
                    let labels = [service, MetricFamily.Label("partition", String(partition.partition))]
                    return samples(partition).map { MetricFamily.Sample(labels: labels + $0.extra, value: $0.value) }
                })
        }
        var families = [
            one("pledgeline_ready", "1 if /readyz answers 200.", report.isReady ? 1 : 0),
            one("pledgeline_broker_connected", "1 if a broker was reachable when last heard of.", report.broker.connected ? 1 : 0),
            one("pledgeline_broker_answering", "1 if the brokers answered when asked last.", report.broker.problem == nil ? 1 : 0),
            reasons(report, service), findings(report, service), lag(report, service),
            one("pledgeline_owned_partitions", "Partitions suggested to this process.", Double(report.partitions.count)),
            each("pledgeline_worker_phase", .gauge, "1 for the phase the partition's worker is in.") { partition in
                phases.map { ([MetricFamily.Label("phase", $0)], $0 == partition.phase ? 1 : 0) }
            },
            each("pledgeline_partition_halted", .gauge, "1 for a partition that stopped for good, by reason.") { partition in
                partition.halt.map { [([MetricFamily.Label("reason", $0.name)], 1)] } ?? []
            },
            each("pledgeline_decisions_in_flight", .gauge, "Decisions appended but not read back.") { [([], Double($0.inFlight))] },
            each("pledgeline_submissions_queued", .gauge, "Submissions read but not decided.") { [([], Double($0.queued))] },
            each("pledgeline_submissions_backlog", .gauge, "Submissions in the log that are not decided.") {
                $0.backlog.map { [([], Double($0))] } ?? []
            },
            each("pledgeline_ignored_records_total", .counter, "Records of the own partition passed over by the fold, by reason.") {
                partition in
                IgnoredReason.allCases.map {
                    ([MetricFamily.Label("reason", $0.rawValue)], Double(partition.ignored[$0.rawValue] ?? 0))
                }
            },
            each("pledgeline_decisions_next_offset", .gauge, "The first offset of the decision partition not folded yet.") {
                [([], Double($0.nextOffset))]
            },
            each("pledgeline_last_decision_timestamp_seconds", .gauge, "Record time of the last decision, seconds since 1970.") {
                $0.time > 0 ? [([], Double($0.time) / 1_000)] : []
            },
        ]
        if let halt = report.halt {
            families.append(
                MetricFamily(
                    name: "pledgeline_service_halted", kind: .gauge, help: "1 if the whole service stopped for good, by reason.",
                    samples: [MetricFamily.Sample(labels: [service, MetricFamily.Label("reason", halt.name)], value: 1)]))
        }
        return families
    }

    private static func reasons(_ report: HealthReport, _ service: MetricFamily.Label) -> MetricFamily {
        let counts = Dictionary(grouping: report.reasons, by: \.name).mapValues(\.count).sorted { $0.key < $1.key }
        return MetricFamily(
            name: "pledgeline_not_ready", kind: .gauge, help: "How many reasons of that name keep the service from being ready.",
            samples: counts.map { name, count in
                MetricFamily.Sample(labels: [service, MetricFamily.Label("reason", name)], value: Double(count))
            })
    }

    private static func findings(_ report: HealthReport, _ service: MetricFamily.Label) -> MetricFamily {
        let all = Set(report.findings.map { [MetricFamily.Label("topic", $0.topic), MetricFamily.Label("finding", $0.name)] })
        return MetricFamily(
            name: "pledgeline_topic_finding", kind: .gauge, help: "1 for what is not as it must be with a topic.",
            samples: all.sorted { $0.lexicographicallyPrecedes($1) }.map { MetricFamily.Sample(labels: [service] + $0, value: 1) })
    }

    private static func lag(_ report: HealthReport, _ service: MetricFamily.Label) -> MetricFamily {
        MetricFamily(
            name: "pledgeline_reference_lag", kind: .gauge, help: "Records of a followed partition that are not folded yet.",
            samples: report.referenceLag.sorted { $0.key < $1.key }.map { partition, lag in
                let labels = [
                    service, MetricFamily.Label("topic", partition.topic), MetricFamily.Label("partition", String(partition.partition)),
                ]
                return MetricFamily.Sample(labels: labels, value: Double(lag))
            })
    }
}
