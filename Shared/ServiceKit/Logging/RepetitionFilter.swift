internal import Logging
internal import Streaming

/// Admits a message when it changes, and the same message again only after a quiet interval, which doubles from half a minute to ten
/// minutes: a broker that is down for an hour makes ten lines, not one per retry. A plain value; the current time is an argument.
struct RepetitionFilter: Sendable {
    /// How long the same message is suppressed at first, and at most.
    static let interval = Duration.seconds(30)
    static let longestInterval = Duration.seconds(600)
    /// The most subjects remembered; beyond it the filter forgets all, which costs a repeated line each.
    static let largestCount = 256

    private struct Entry {
        var content: String
        var shown: Duration
        var suppressed = 0
        /// How long it is suppressed at present.
        var quiet: Duration
    }

    private var entries: [String: Entry] = [:]
    private let interval: Duration

    init(interval: Duration = Self.interval) { self.interval = interval }

    /// - Parameters:
    ///   - subject: what the message is about; each subject is filtered separately.
    ///   - now: the time since any fixed moment.
    /// - Returns: nil to suppress the message, otherwise how many were suppressed since the last one shown.
    mutating func admit(_ content: String, about subject: String, at now: Duration) -> Int? {
        if var entry = entries[subject], entry.content == content, now - entry.shown < entry.quiet {
            entry.suppressed += 1
            entries[subject] = entry
            return nil
        }
        if entries.count >= Self.largestCount, entries[subject] == nil { entries.removeAll() }
        let last = entries[subject]
        // After a pause of twice the interval the message counts as new.
        let goesOn = last.map { $0.content == content && now - $0.shown < $0.quiet * 2 } ?? false
        let quiet = goesOn ? min((last?.quiet ?? interval) * 2, Self.longestInterval) : interval
        entries[subject] = Entry(content: content, shown: now, quiet: quiet)
        return last?.suppressed ?? 0
    }

    /// The log metadata for the number of suppressed messages; empty if there were none.
    static func metadata(suppressed: Int) -> Logger.Metadata {
        suppressed == 0 ? [:] : ["suppressed": .stringConvertible(suppressed)]
    }

    /// The part of an error that is the same in every repetition: its case. Its text may contain counts and times.
    static func kind(of error: any Error) -> String {
        guard let error = error as? LogError else { return kind(of: String(describing: error)) }
        return switch error {
        case .unavailable: "unavailable"
        case .unknownTopic: "unknown_topic"
        case .topicExists: "topic_exists"
        case .offsetOutOfRange: "offset_out_of_range"
        case .queueFull: "queue_full"
        case .recordTooLarge: "record_too_large"
        case .closed: "closed"
        case .notAuthorized: "not_authorized"
        case .misconnected: "misconnected"
        case .fatal: "fatal"
        case .other(let code, _): code
        }
    }

    static func kind(of text: String) -> String { String(text.prefix { $0 != "(" && $0 != ":" }) }
}
