internal import Logging
internal import Schema
internal import Streaming

/// Waits until the topics that a service needs exist, and checks that they have the right partition counts.
struct StartUpCheck: Sendable {
    /// The first and the longest pause between two requests; it doubles in between.
    static let firstPause = Duration.milliseconds(500)
    static let longestPause = Duration.seconds(10)

    let topics: [Topic]
    let log: any Log
    let state: ServiceState
    let logger: Logger
    let time: Timekeeper

    /// - Returns: the descriptions of the topics, by name.
    /// - Throws: ``StartUpError`` if a topic can never be right, or `CancellationError`.
    func wait() async throws -> [String: TopicDescription] {
        var pause = Self.firstPause
        var filter = RepetitionFilter()
        // The first answer may take as long as the log's operation timeout; the health endpoints should show meanwhile what the service
        // waits for.
        await state.enter(.waitingForBroker, detail: "no answer yet")
        while true {
            let finding = StartUpFinding(topics, try await answers())
            let now = time.now()
            switch finding {
            case .fits(let descriptions):
                return descriptions
            case .partitionCount(let topic, let found, let expected):
                throw StartUpError.partitionCount(topic: topic, found: found, expected: expected)
            case .unanswered(let error):
                await state.enter(.waitingForBroker, detail: "\(error)")
                if let suppressed = filter.admit("", about: "unanswered", at: now) {
                    logger.warning(
                        "waiting for a broker that answers",
                        metadata: ["error": "\(error)"].merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
                }
            case .missing(let names):
                await state.enter(.waitingForTopics, detail: "missing: \(names.joined(separator: ", "))")
                if let suppressed = filter.admit("\(names)", about: "missing", at: now) {
                    logger.warning(
                        "waiting for topics; `pledgeline topics apply` creates them",
                        metadata: ["missing": "\(names.joined(separator: ","))"]
                            .merging(RepetitionFilter.metadata(suppressed: suppressed)) { $1 })
                }
            }
            try await time.sleep(pause)
            pause = min(pause * 2, Self.longestPause)
        }
    }

    private func answers() async throws -> [Result<TopicDescription?, LogError>] {
        var answers: [Result<TopicDescription?, LogError>] = []
        for topic in topics {
            let answer = try await leavingOnCancellation { [log] in
                await Result { () async throws(LogError) in try await log.describe(topic: topic.name) }
            }
            answers.append(answer)
            // A broker that does not answer takes the whole timeout, so the other topics are not asked for.
            if case .failure = answer { break }
        }
        return answers
    }
}
