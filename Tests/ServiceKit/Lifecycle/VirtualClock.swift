import Synchronization

/// A clock on which time passes only when the test says so: whoever sleeps is woken when the test has moved on to its deadline, one after the other, so
/// that ten minutes of a whole service take a second.
final class VirtualClock: Clock {
    typealias Instant = ManualClock.Instant

    private struct Sleeper {
        var deadline: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Duration.zero
        var sleepers: [Int: Sleeper] = [:]
        /// Cancelled before they slept.
        var cancelled: Set<Int> = []
        var nextID = 0
        /// Counts every coming and going.
        var changes = 0
    }

    private let state = Mutex(State())

    var now: Instant { Instant(offset: state.withLock { $0.now }) }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let isCancelled = state.withLock { state in
                    state.changes += 1
                    if state.cancelled.remove(id) != nil { return true }
                    state.sleepers[id] = Sleeper(deadline: deadline.offset, continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                state.changes += 1
                guard let sleeper = state.sleepers.removeValue(forKey: id) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Lets time pass. Between two moments at which somebody wakes everybody gets to do what there is to do.
    func pass(_ duration: Duration) async {
        let end = state.withLock { $0.now } + duration
        while true {
            await settle()
            let woken = state.withLock { state -> Sleeper? in
                guard let next = state.sleepers.min(by: { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }),
                    next.value.deadline <= end
                else {
                    state.now = end
                    return nil
                }
                state.changes += 1
                state.now = max(state.now, next.value.deadline)
                return state.sleepers.removeValue(forKey: next.key)
            }
            guard let woken else { return }
            let before = state.withLock { $0.changes }
            woken.continuation.resume()
            await answer(since: before)
        }
    }

    /// Whoever was woken mostly goes to sleep again: on a busy machine that takes a while. One who does not is not waited for any longer.
    private func answer(since before: Int) async {
        let start = ContinuousClock.now
        while state.withLock({ $0.changes }) == before, ContinuousClock.now - start < .milliseconds(200) { await Task.yield() }
    }

    /// Until nobody has come or gone for a while: then all that can be done now is done, as far as one can tell from outside.
    private func settle() async {
        var (seen, quiet) = (-1, 0)
        while quiet < 40 {
            await Task.yield()
            let changes = state.withLock { $0.changes }
            quiet = changes == seen ? quiet + 1 : 0
            seen = changes
        }
    }
}
