import CRdkafka
import FoundationEssentials
import Streaming
import Synchronization

/// Collects what all clients of one ``KafkaLog`` report about the brokers.
final class StatusBoard: Sendable {
    fileprivate struct State {
        var status = KafkaStatus()
        /// The connection problem reported since a broker last answered.
        var problem: ConnectionProblem?
        /// In how many connection attempts it was reported, when last, and whether connections failed for other reasons meanwhile.
        var problems = 0
        var heard = ContinuousClock.now
        var hasFailedOtherwise = false
        /// Whether any broker ever answered with these settings: then the settings fit, and closed connections now have a passing cause.
        var hasEverAnswered = false
        /// Advertised addresses that were tried and from which no byte was ever received.
        var unreached: Set<String> = []
    }

    private let state = Mutex(State())
    private let configuration: KafkaConfiguration
    /// The bootstrap addresses. One of these that does not answer is not a wrongly advertised address.
    private let bootstrap: Set<String>

    /// In how many attempts an ambiguous problem must be reported before it counts as a matter of settings.
    private static let ambiguousTimes = 2
    /// The least time between two reports that count as two attempts, because a broker that goes away breaks several connections at one
    /// moment. Between two attempts of one connection librdkafka waits at least 75 ms (`reconnect.backoff.ms`, less a quarter).
    private static let betweenAttempts: Duration = .milliseconds(50)

    init(configuration: KafkaConfiguration) {
        self.configuration = configuration
        bootstrap = Set(configuration.brokers.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }

    var status: KafkaStatus { state.withLock { $0.status } }

    /// Adds to an error what this board knows: to a call without an answer the reason that librdkafka reported in the background, since the
    /// call itself knows only that it timed out, and the advertised addresses that cannot be reached although some broker answers; to a
    /// missing right the connection's principal and cluster.
    func explain(_ error: LogError) -> LogError {
        switch error {
        case .notAuthorized(var denial):
            denial.principal = denial.principal ?? configuration.principal
            denial.tools = denial.tools ?? configuration.tools
            return .notAuthorized(denial)
        case .misconnected(let problem): return .misconnected(completed(problem))
        case .unavailable(let why): return explain(why)
        case .unknownTopic, .topicExists, .offsetOutOfRange, .queueFull, .recordTooLarge, .closed, .fatal, .other: return error
        }
    }

    private func explain(_ why: Unavailability) -> LogError {
        let (explained, problem) = state.withLock { state -> (Unavailability, ConnectionProblem?) in
            if let problem = state.standingProblem(ambiguousTimes: Self.ambiguousTimes) { return (why, problem) }
            var why = why
            if state.status.isConnected { why.unreachableAddresses = state.unreached.sorted() }
            if let last = state.status.lastError, !state.status.isConnected || !state.unreached.isEmpty, !why.reason.contains(last) {
                why.reason += " (\(last))"
            }
            return (why, nil)
        }
        return problem.map { .misconnected(completed($0)) } ?? .unavailable(explained)
    }

    private func completed(_ problem: ConnectionProblem) -> ConnectionProblem {
        var problem = problem
        problem.principal = problem.principal ?? configuration.principal
        problem.certificate = problem.certificate ?? configuration.shownCertificate(at: Int64(Date().timeIntervalSince1970))
        return problem
    }

    func note(error code: rd_kafka_resp_err_t, text: String) {
        state.withLock { state in
            state.status.lastError = text
            if code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN {
                state.status.allBrokersDown = true
                state.status.isConnected = false
            }
        }
    }

    /// Records a missing right that librdkafka reported in the background.
    func note(denied error: LogError) {
        let explained = explain(error)
        state.withLock { $0.status.lastError = explained.description }
    }

    /// Records a failed connection, given the line of librdkafka's log.
    ///
    /// - Parameter now: when the line was received.
    func note(failure line: String, at now: ContinuousClock.Instant = .now) {
        let problem = ConnectionProblem(librdkafka: line)
        state.withLock { state in
            guard let problem else {
                state.hasFailedOtherwise = true
                return
            }
            if state.problem?.kind != problem.kind {
                state.problems = 1
                state.heard = now
            } else if state.heard.duration(to: now) >= Self.betweenAttempts {
                state.problems += 1
                state.heard = now
            }
            state.problem = problem
            // A broker that closes the connection at the first request has already told which protocol versions it speaks.
            if problem.kind == .saslRequired { state.hasEverAnswered = true }
        }
    }

    /// Records that a broker answered.
    func noteAnswer() {
        state.withLock { state in
            state.status.isConnected = true
            state.status.allBrokersDown = false
            state.problem = nil
            state.problems = 0
            state.hasFailedOtherwise = false
            state.hasEverAnswered = true
        }
    }

    /// Records that a connection is up. Only an answer shows that it is usable: a broker that requires SASL accepts any connection first.
    private func noteConnection() {
        state.withLock { state in
            state.status.isConnected = true
            state.status.allBrokersDown = false
        }
    }

    /// Takes librdkafka's statistics; only the brokers' states are used.
    func note(statistics json: UnsafePointer<CChar>) {
        struct Statistics: Decodable {
            struct Broker: Decodable {
                var state: String
                var nodeid: Int32
                var nodename: String
                /// Connection attempts, and responses received.
                var connects: Int
                var rx: Int
                /// "UPDATE" is a connected broker whose address is being updated.
                var isUp: Bool { state == "UP" || state == "UPDATE" }
                /// Tried, never heard of, and not connected. Between two attempts `state` alone does not tell.
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
            // Brokers with an id were learnt from metadata, with the address they advertise; bootstrap addresses have none until then.
            state.unreached = Set(
                brokers.filter { $0.nodeid >= 0 && $0.isUnreached && !bootstrap.contains($0.nodename) }.map(\.nodename))
            if brokers.contains(where: { $0.rx > 0 }) { state.hasEverAnswered = true }
        }
        if brokers.contains(where: \.isUp) {
            noteConnection()
        } else {
            state.withLock { $0.status.isConnected = false }
        }
    }
}

extension StatusBoard.State {
    /// The problem to report as the cause of a missing answer; nil if there is none, or its cause may be passing.
    fileprivate func standingProblem(ambiguousTimes: Int) -> ConnectionProblem? {
        guard let problem else { return nil }
        if problem.kind.isAmbiguous {
            return !hasEverAnswered && !status.isConnected && problems >= ambiguousTimes && !hasFailedOtherwise ? problem : nil
        }
        // A broker that requires SASL accepts a connection until the first request. A connection that ends there may also have lost its
        // broker, so it must happen twice.
        if problem.kind == .saslRequired { return problems >= ambiguousTimes ? problem : nil }
        return status.isConnected ? nil : problem
    }
}
