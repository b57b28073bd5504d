import CRdkafka
import FoundationEssentials
import Streaming
import Synchronization

/// Gathers what all clients of one ``KafkaLog`` hear about the brokers.
final class StatusBoard: Sendable {
    private struct State {
        var status = KafkaStatus()
        var authenticationFailure: String?
        /// Brokers' own addresses that were tried and from which nothing ever came.
        var unreached: Set<String> = []
    }

    private let state = Mutex(State())
    /// The addresses asked first. If one of them does not answer, no broker's word for itself is to blame.
    private let bootstrap: Set<String>

    init(bootstrap brokers: String) {
        bootstrap = Set(brokers.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }

    var status: KafkaStatus { state.withLock { $0.status } }

    /// Why a call got no answer: the reason librdkafka gave behind the scenes if there is one, since the call itself knows only that it
    /// timed out; and the brokers' own addresses if some broker answers and those do not.
    func explain(_ error: LogError) -> LogError {
        guard case .unavailable(var why) = error else { return error }
        return state.withLock { state in
            if let failure = state.authenticationFailure { return .notAuthorized(failure) }
            if state.status.isConnected { why.unreachableAddresses = state.unreached.sorted() }
            if let last = state.status.lastError, !state.status.isConnected || !state.unreached.isEmpty, !why.reason.contains(last) {
                why.reason += " (\(last))"
            }
            return .unavailable(why)
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
            struct Broker: Decodable {
                var state: String
                var nodeid: Int32
                var nodename: String
                /// Attempts to connect, and answers received.
                var connects: Int
                var rx: Int
                /// "UPDATE" is a connected broker whose address is being renewed.
                var isUp: Bool { state == "UP" || state == "UPDATE" }
                /// Between two attempts the state says nothing of them.
                var isUnreached: Bool { connects > 0 && rx == 0 && !isUp }
            }
            var brokers: [String: Broker]
        }
        let bytes = Data(String(cString: json).utf8)
        let brokers: [Statistics.Broker]
        do {
            brokers = try Array(JSONDecoder().decode(Statistics.self, from: bytes).brokers.values)
        } catch {
            state.withLock { $0.status.lastError = "unreadable statistics: \(error)" }
            return
        }
        state.withLock { state in
            // Those with a number are known by what brokers say of themselves; the addresses asked first have none until then.
            state.unreached = Set(
                brokers.filter { $0.nodeid >= 0 && $0.isUnreached && !bootstrap.contains($0.nodename) }.map(\.nodename))
        }
        if brokers.contains(where: \.isUp) {
            noteAnswer()
        } else {
            state.withLock { $0.status.isConnected = false }
        }
    }
}
