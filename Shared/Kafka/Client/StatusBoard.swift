import CRdkafka
import FoundationEssentials
import Streaming
import Synchronization

/// Gathers what all clients of one ``KafkaLog`` hear about the brokers.
final class StatusBoard: Sendable {
    private struct State {
        var status = KafkaStatus()
        var authenticationFailure: String?
    }

    private let state = Mutex(State())

    var status: KafkaStatus { state.withLock { $0.status } }

    /// Why a call got no answer: the reason librdkafka gave behind the scenes if there is one, since the call itself knows only that it
    /// timed out.
    func explain(_ error: LogError) -> LogError {
        guard case .unavailable(let message) = error else { return error }
        return state.withLock { state in
            if let failure = state.authenticationFailure { return .notAuthorized(failure) }
            guard !state.status.isConnected, let last = state.status.lastError else { return error }
            return .unavailable("\(message) (\(last))")
        }
    }

    func note(error code: rd_kafka_resp_err_t, text: String) {
        state.withLock { state in
            state.status.lastError = text
            if code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN {
                state.status.allBrokersDown = true
                state.status.isConnected = false
            }
            if code == RD_KAFKA_RESP_ERR__AUTHENTICATION { state.authenticationFailure = text }
        }
    }

    /// A broker answered.
    func noteAnswer() {
        state.withLock { state in
            state.status.isConnected = true
            state.status.allBrokersDown = false
            state.authenticationFailure = nil
        }
    }

    /// Takes librdkafka's statistics, of which only the brokers' states are of interest.
    func note(statistics json: UnsafePointer<CChar>) {
        struct Statistics: Decodable {
            struct Broker: Decodable { var state: String }
            var brokers: [String: Broker]
        }
        let bytes = Data(String(cString: json).utf8)
        let isConnected: Bool
        do {
            // "UPDATE" is a connected broker whose address is being renewed.
            isConnected = try JSONDecoder().decode(Statistics.self, from: bytes).brokers.values
                .contains { $0.state == "UP" || $0.state == "UPDATE" }
        } catch {
            state.withLock { $0.status.lastError = "unreadable statistics: \(error)" }
            return
        }
        if isConnected {
            noteAnswer()
        } else {
            state.withLock { $0.status.isConnected = false }
        }
    }
}
