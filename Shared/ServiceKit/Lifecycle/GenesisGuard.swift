internal import Logging
internal import Schema
internal import Streaming

/// Compares genesis with the configuration and the topics, and halts the whole service if they do not match.
actor GenesisGuard {
    private let topics: Topics
    private let service: PBService
    private let logger: Logger
    private let state: ServiceState
    private var halt: (@Sendable (HaltReason) async -> Void)?

    init(topics: Topics, service: PBService, logger: Logger, state: ServiceState) {
        self.topics = topics
        self.service = service
        self.logger = logger
        self.state = state
    }

    /// Sets how to halt. Not set while genesis is read at start: the engine does not run yet, so nothing has to be halted.
    func halts(_ halt: @escaping @Sendable (HaltReason) async -> Void) { self.halt = halt }

    /// - Parameter descriptions: the topics as the broker described them.
    /// - Returns: whether genesis matches.
    func found(_ genesis: PBGenesis, descriptions: [String: TopicDescription]) async -> Bool {
        guard let why = Self.mismatch(genesis, topics: topics, service: service, descriptions: descriptions) else {
            logger.info("genesis fits", metadata: ["clock": "\(genesis.clock)"])
            return true
        }
        let reason = HaltReason.genesisMismatch(why)
        await state.halt(reason)
        logger.critical("genesis does not fit: nothing is decided", metadata: ["halt": "\(reason.name)", "detail": "\(why)"])
        await halt?(reason)
        return false
    }

    /// Why genesis does not match; nil if it does. Decisions are dated by the timestamps of the submissions, so only the clock of that
    /// topic is compared; if the broker does not tell its settings, it is not.
    static func mismatch(
        _ genesis: PBGenesis, topics: Topics, service: PBService, descriptions: [String: TopicDescription]
    ) -> String? {
        if let why = topics.mismatch(with: genesis) { return why }
        let submissions = topics.submissions(service)
        let setting = "message.timestamp.type"
        guard let found = descriptions[submissions.name]?.settings[setting],
            let expected = submissions.settings(clock: genesis.clock)[setting],
            found != expected
        else { return nil }
        return "\(submissions.name) has \(setting)=\(found), but genesis' clock needs \(expected)"
    }
}
