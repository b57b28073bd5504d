import Dispatch
import Synchronization

/// Wakes tasks that wait for a librdkafka queue, without a polling thread and without losing a wake-up.
///
/// librdkafka calls back when something is put on an *empty* queue. If that happens after a caller has looked at the queue and before it
/// sleeps, nobody would call again; so a signal that finds nobody waiting is kept, and the next ``wait(until:cancellable:)`` returns at
/// once. Signals are not counted: whoever wakes drains the queue.
final class WakeUp: Sendable {
    enum Reason: Sendable {
        case signalled, timedOut, cancelled, closed
    }

    private struct State {
        var isSignalled = false
        var isClosed = false
        var lastWaiter: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Reason, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Wakes all waiting tasks, or the next to wait. Cheap and never blocking: librdkafka calls it from its threads under a queue's lock.
    func signal() {
        let waiters = state.withLock { state -> [CheckedContinuation<Reason, Never>] in
            if state.waiters.isEmpty {
                state.isSignalled = true
                return []
            }
            defer { state.waiters.removeAll(keepingCapacity: true) }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: .signalled) }
    }

    /// Makes every wait, present and future, return ``Reason/closed``.
    func close() {
        let waiters = state.withLock { state -> [CheckedContinuation<Reason, Never>] in
            state.isClosed = true
            defer { state.waiters.removeAll() }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: .closed) }
    }

    /// Sleeps until signalled, closed, cancelled or past `deadline`.
    ///
    /// - Parameter cancellable: false where waiting is bounded and must also happen in a cancelled task (shutting down).
    func wait(until deadline: DispatchTime? = nil, cancellable: Bool = true) async -> Reason {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let immediate: Reason? = state.withLock { state in
                    if state.isClosed { return .closed }
                    // Checked under the lock: a cancellation after this finds the waiter registered.
                    if cancellable, Task.isCancelled { return .cancelled }
                    if state.isSignalled {
                        state.isSignalled = false
                        return .signalled
                    }
                    state.waiters[id] = continuation
                    return nil
                }
                if let immediate {
                    continuation.resume(returning: immediate)
                } else if let deadline {
                    DispatchQueue.global().asyncAfter(deadline: deadline) { self.release(id, .timedOut) }
                }
            }
        } onCancel: {
            if cancellable { release(id, .cancelled) }
        }
    }

    private func release(_ id: UInt64, _ reason: Reason) {
        state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(returning: reason)
    }
}
