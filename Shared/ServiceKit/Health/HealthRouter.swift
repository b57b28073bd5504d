internal import Foundation
public import Hummingbird

/// The endpoints for orchestrators (`/livez`, `/readyz`) and Prometheus (`/metrics`).
public enum HealthRouter {
    /// - Parameters:
    ///   - report: returns the state of the service at the moment of the request.
    ///   - metrics: returns the metrics recorded so far; the report's own are added.
    public static func router(
        report: @escaping @Sendable () async -> HealthReport, metrics: @escaping @Sendable () async -> [MetricFamily]
    ) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.get("livez") { _, _ in
            // Always alive: a process that waits for its broker is alive, and restarting it would not help.
            json("{\"alive\":true}\n", .ok)
        }
        router.get("readyz") { _, _ in
            let report = await report()
            return json(try body(report), report.isReady ? .ok : .serviceUnavailable)
        }
        router.get("metrics") { _, _ in
            let families = await metrics() + StatusMetrics.families(await report())
            let text = PrometheusText.render(families.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
            return Response(
                status: .ok, headers: [.contentType: PrometheusText.contentType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
        return router
    }

    private static func json(_ text: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func body(_ report: HealthReport) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
    }
}
