package import Streaming
internal import Synchronization

/// Whether this command has met a broker that does not answer. What comes after in the same command does not wait for it a second time.
package enum BrokerSilence {
    private static let met = Mutex<LogError?>(nil)

    package static var noted: LogError? { met.withLock { $0 } }

    package static func note(_ error: LogError) {
        guard case .unavailable = error else { return }
        met.withLock { $0 = $0 ?? error }
    }
}
