import FaultScenarios
import Foundation
import Schema
import TestSupport
import Testing

struct IdleServicesTests {
    /// What four services may take of one core together. Unpaced they take all there are.
    private static let mostCores = 0.5
    private static let window: Duration = .seconds(3)

    @Test(
        "services with nothing to do leave the processor alone, though the trial broker does not hold back its empty answers",
        .timeLimit(.minutes(5)))
    func idle() async throws {
        let broker = try await TrialBroker.start()
        let system = try await RunningSystem.start(brokers: broker.bootstrap, namespace: "idle-\(UInt32.random(in: 0 ... .max))")
        try await system.waitUntilReady()
        // The silence must have lasted for the pauses to be long.
        try await Task.sleep(for: .seconds(1))
        let (begun, before) = (ContinuousClock.now, await Self.processorSeconds(system))
        try await Task.sleep(for: Self.window)
        let (after, passed) = (await Self.processorSeconds(system), begun.duration(to: .now) / .seconds(1))
        let used = try #require(after) - (try #require(before))
        #expect(used / passed < Self.mostCores, "\(used) s in \(passed) s")
        await system.stop()
        try await broker.discard()
    }

    private static func processorSeconds(_ system: RunningSystem) async -> Double? {
        var sum = 0.0
        for service in system.services {
            guard let seconds = await service.processorSeconds() else { return nil }
            sum += seconds
        }
        return sum
    }
}
