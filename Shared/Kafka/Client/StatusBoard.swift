import CRdkafka
import FoundationEssentials
import Streaming
import Synchronization

/// Gathers what all clients of one ``KafkaLog`` hear about the brokers.
final class StatusBoard: Sendable {
    fileprivate struct State {
        var status = KafkaStatus()
        /// What is wrong with the connection's settings, heard since a broker last answered.
        var problem: ConnectionProblem?
        /// In how many attempts to connect it was heard, when last, and whether connections failed for other reasons meanwhile.
        var problems = 0
        var heard = ContinuousClock.now
        var hasFailedOtherwise = false
        /// Whether any broker ever answered with these settings: then the settings fit, and what closes connections now is something that passes.
        var hasEverAnswered = false
        /// Brokers' own addresses that were tried and from which nothing ever came.
        var unreached: Set<String> = []
    }

    private let state = Mutex(State())
    private let configuration: KafkaConfiguration
    /// The addresses asked first. If one of them does not answer, no broker's word for itself is to blame.
    private let bootstrap: Set<String>

    /// In how many attempts what may pass must have been heard before it counts as a matter of settings.
    private static let ambiguousTimes = 2
    /// A broker that goes away breaks several connections at one moment. Between two attempts of one connection librdkafka waits 75 ms at least
    /// (`reconnect.backoff.ms`, less a quarter).
    private static let betweenAttempts: Duration = .milliseconds(50)

    init(configuration: KafkaConfiguration) {
        self.configuration = configuration
        bootstrap = Set(configuration.brokers.split(separator: ",").map { $0.filter { !$0.isWhitespace } })
    }

    var status: KafkaStatus { state.withLock { $0.status } }

    /// Why a call got no answer: the reason librdkafka gave behind the scenes if there is one, since the call itself knows only that it
    /// timed out; and the brokers' own addresses if some broker answers and those do not. Who was denied what is told with what is known of the
    /// connection.
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

    /// A right that is missing, heard of behind the scenes.
    func note(denied error: LogError) {
        let explained = explain(error)
        state.withLock { $0.status.lastError = explained.description }
    }

    /// A connection failed, in the words of librdkafka's log.
    ///
    /// - Parameter now: when it was heard.
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
            // A broker that closes a connection at the first question has said before which versions it speaks.
            if problem.kind == .saslRequired { state.hasEverAnswered = true }
        }
    }

    /// A broker answered.
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

    /// A connection stands. Whether it is of use is known only by an answer: a broker that wants to be told a user first takes any.
    private func noteConnection() {
        state.withLock { state in
            state.status.isConnected = true
            state.status.allBrokersDown = false
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
    /// The problem to name as the reason for getting no answer; nil if there is none, or it may be something that passes.
    fileprivate func standingProblem(ambiguousTimes: Int) -> ConnectionProblem? {
        guard let problem else { return nil }
        if problem.kind.isAmbiguous {
            return !hasEverAnswered && !status.isConnected && problems >= ambiguousTimes && !hasFailedOtherwise ? problem : nil
        }
        // A connection that wants a user stands until the first question. One that ends there may also have lost its broker, so it must end there again.
        if problem.kind == .saslRequired { return problems >= ambiguousTimes ? problem : nil }
        return status.isConnected ? nil : problem
    }
}
