import Dispatch
import TestSupport
import Testing

@testable import Kafka

@Suite("A wake-up")
struct WakeUpTests {
    @Test("is kept for a task that has not gone to sleep yet")
    func isKept() async {
        let wakeUp = WakeUp()
        wakeUp.signal()
        wakeUp.signal()
        #expect(await wakeUp.wait() == .signalled)
        #expect(await wakeUp.wait(until: .now()) == .timedOut)
    }

    @Test("reaches all who wait")
    func reachesAll() async throws {
        let wakeUp = WakeUp()
        try await within {
            await withTaskGroup(of: WakeUp.Reason.self) { group in
                for _ in 0..<10 { group.addTask { await wakeUp.wait() } }
                // Whoever is not waiting yet finds it closed; nobody is left behind.
                wakeUp.signal()
                wakeUp.close()
                for await reason in group { #expect(reason == .signalled || reason == .closed) }
            }
        }
    }

    @Test("is never lost between looking and sleeping")
    func isNeverLost() async throws {
        let wakeUp = WakeUp()
        let rounds = 20_000
        let counter = Counter()
        DispatchQueue(label: "signaller").async {
            for _ in 0..<rounds {
                counter.add()
                wakeUp.signal()
            }
        }
        try await within {
            while counter.value < rounds { _ = await wakeUp.wait() }
        }
    }

    @Test("does not come for a cancelled task, unless that one insists")
    func honoursCancellation() async throws {
        let wakeUp = WakeUp()
        let waiting = Task { await wakeUp.wait() }
        waiting.cancel()
        #expect(await waiting.value == .cancelled)
        let insisting = Task { await wakeUp.wait(until: .now() + .milliseconds(20), cancellable: false) }
        insisting.cancel()
        #expect(await insisting.value == .timedOut)
    }
}
