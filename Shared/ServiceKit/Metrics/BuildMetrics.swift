internal import Kafka

/// The version of the running build and the expiry of its certificates.
enum BuildMetrics {
    /// - Parameters:
    ///   - version: the version of the build, from its image.
    ///   - rules: the version of the rules by which submissions are decided.
    static func families(
        service: String, version: String, rules: String, certificates: [CertificateExpiry]
    ) -> [MetricFamily] {
        let service = MetricFamily.Label("service", service)
        return [
            MetricFamily(
                name: "pledgeline_build_info", kind: .gauge, help: "1, labelled with the version of the build and of the rules.",
                samples: [
                    MetricFamily.Sample(
                        labels: [service, MetricFamily.Label("version", version), MetricFamily.Label("rules", rules)], value: 1)
                ]),
            MetricFamily(
                name: "pledgeline_certificate_expiry_timestamp_seconds", kind: .gauge,
                help: "When the certificate that a Kafka property names expires, seconds since 1970.",
                samples: certificates.map {
                    MetricFamily.Sample(labels: [service, MetricFamily.Label("property", $0.property)], value: Double($0.notAfter))
                }),
        ]
    }
}
