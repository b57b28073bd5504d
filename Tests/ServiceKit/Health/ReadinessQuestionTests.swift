import Hummingbird
import HummingbirdTesting
import Testing

@testable import ServiceKit

@Suite("A service is asked whether it is ready", .timeLimit(.minutes(2)))
struct ReadinessQuestionTests {
    private func answer(_ stage: HealthReport.Stage) async throws -> ReadinessQuestion.Answer {
        let report = HealthReport(
            service: "pledges", writer: "w", stage: stage, broker: HealthReport.Broker(connected: true), engineReady: true)
        let router = HealthRouter.router(report: { report }, metrics: { [] })
        return try await Application(router: router).test(.live) { client in
            let port = try #require(client.port)
            return await ReadinessQuestion(HealthAddress(host: "localhost", port: port)).ask()
        }
    }

    @Test("it says what /readyz says")
    func asked() async throws {
        let ready = try await answer(.running)
        #expect(ready.isReady)
        #expect(ready.text.hasPrefix("{") && ready.text.contains(#""stage" : "running""#))
        let waiting = try await answer(.waitingForTopics)
        #expect(!waiting.isReady)
        #expect(waiting.text.contains(#""stage" : "waiting_for_topics""#))
    }

    @Test("a service that listens on all addresses is asked at this machine's own")
    func everywhere() {
        #expect(ReadinessQuestion(HealthAddress(host: "0.0.0.0", port: 1)).host == "127.0.0.1")
        #expect(ReadinessQuestion(HealthAddress(host: "::", port: 1)).host == "::1")
        #expect(ReadinessQuestion(HealthAddress(host: "10.0.0.7", port: 1)).host == "10.0.0.7")
    }

    @Test("where nobody listens, nobody is ready")
    func nobody() async throws {
        let answer = await ReadinessQuestion(HealthAddress(host: "127.0.0.1", port: 1)).ask()
        #expect(!answer.isReady)
        #expect(answer.text.hasPrefix("no answer from 127.0.0.1:1"))
    }
}
