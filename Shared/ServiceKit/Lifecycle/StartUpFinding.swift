internal import Schema
internal import Streaming

/// The verdict on a broker's descriptions of the topics a service needs. A pure function of its answers.
enum StartUpFinding: Hashable, Sendable {
    case fits([String: TopicDescription])
    /// No broker answers, or it refuses this client. Worth waiting.
    case unanswered(LogError)
    /// Topics that do not exist yet. Worth waiting.
    case missing([String])
    /// A wrong partition count never becomes right by itself: units' partitions would change.
    case partitionCount(topic: String, found: Int, expected: Int)

    /// - Parameter answers: in the order of `topics`; may end with the first error.
    init(_ topics: [Topic], _ answers: [Result<TopicDescription?, LogError>]) {
        var found: [String: TopicDescription] = [:]
        var missing: [String] = []
        for (topic, answer) in zip(topics, answers) {
            switch answer {
            case .failure(let error):
                self = .unanswered(error)
                return
            case .success(nil): missing.append(topic.name)
            case .success(let description?):
                guard description.partitionCount == topic.partitions else {
                    self = .partitionCount(topic: topic.name, found: description.partitionCount, expected: topic.partitions)
                    return
                }
                found[topic.name] = description
            }
        }
        self = missing.isEmpty ? .fits(found) : .missing(missing)
    }
}

/// Why a service refuses to run.
enum StartUpError: Error, Hashable, CustomStringConvertible {
    case partitionCount(topic: String, found: Int, expected: Int)

    var description: String {
        switch self {
        case .partitionCount(let topic, let found, let expected):
            """
            partitions_changed: topic \(topic) has \(found) partitions, but the topic registry says \(expected); \
            counts are frozen, so this is another city's topic or was created by hand
            """
        }
    }
}
