internal import Logging
internal import Schema
internal import Streaming

/// Waits until the topics a service needs are there, and makes sure that they are the right ones.
struct StartUpCheck<C: Clock>: Sendable where C.Duration == Duration {
    /// First pause between two questions, and the longest; it doubles in between.
    static var firstPause: Duration { .milliseconds(500) }
    static var longestPause: Duration { .seconds(10) }

    let topics: [Topic]
    let log: any Log
    let state: ServiceState
    let logger: Logger
    let clock: C

    /// - Returns: the topics as they are.
    /// - Throws: ``StartUpError`` if one will never do, or `CancellationError`.
    func wait() async throws -> [String: TopicDescription] {
        var pause = Self.firstPause
        var filter = RepetitionFilter()
        let start = clock.now
        // The first answer may take as long as the log's patience; whoever asks meanwhile should not be told less than is known.
        await state.enter(.waitingForBroker, detail: "no answer yet")
        while true {
            let finding = StartUpFinding(topics, try await answers())
            let now = start.duration(to: clock.now)
            switch finding {
            case .fits(let descriptions):
                return descriptions
            case .partitionCount(let topic, let found, let expected):
                throw StartUpError.partitionCount(topic: topic, found: found, expected: expected)
            case .unanswered(let error):
                await state.enter(.waitingForBroker, detail: "\(error)")
                if filter.admit("unanswered", about: "start", at: now) != nil {
                    logger.warning("waiting for a broker that answers", metadata: ["error": "\(error)"])
                }
            case .missing(let names):
                await state.enter(.waitingForTopics, detail: "missing: \(names.joined(separator: ", "))")
                if filter.admit("missing \(names)", about: "start", at: now) != nil {
                    logger.warning(
                        "waiting for topics; `pledgeline topics apply` creates them",
                        metadata: ["missing": "\(names.joined(separator: ","))"])
                }
            }
            try await clock.sleep(for: pause)
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
            // A broker that does not answer takes long not to.
            if case .failure = answer { break }
        }
        return answers
    }
}
