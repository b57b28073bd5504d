internal import Logging
internal import Streaming

/// Lets a message through when it changes and then again only after a while, which doubles from half a minute to ten: a broker that is away for an
/// hour is ten lines, not one a retry. A value; the time is passed in.
struct RepetitionFilter: Sendable {
    /// How long the same message stays quiet at first, and at most.
    static let interval = Duration.seconds(30)
    static let longestInterval = Duration.seconds(600)
    /// Subjects remembered at once; beyond it the memory starts anew, which costs a repeated line.
    static let largestCount = 256

    private struct Entry {
        var content: String
        var shown: Duration
        var suppressed = 0
        /// How long it stays quiet now.
        var quiet: Duration
    }

    private var entries: [String: Entry] = [:]
    private let interval: Duration

    init(interval: Duration = Self.interval) { self.interval = interval }

    /// - Parameters:
    ///   - subject: what the message is about; each subject is watched by itself.
    ///   - now: time since any fixed moment.
    /// - Returns: nil to stay quiet, otherwise how many were left out since the last one shown.
    mutating func admit(_ content: String, about subject: String, at now: Duration) -> Int? {
        if var entry = entries[subject], entry.content == content, now - entry.shown < entry.quiet {
            entry.suppressed += 1
            entries[subject] = entry
            return nil
        }
        if entries.count >= Self.largestCount, entries[subject] == nil { entries.removeAll() }
        let last = entries[subject]
        // Nothing of the kind for as long again: it is news.
        let goesOn = last.map { $0.content == content && now - $0.shown < $0.quiet * 2 } ?? false
        let quiet = goesOn ? min((last?.quiet ?? interval) * 2, Self.longestInterval) : interval
        entries[subject] = Entry(content: content, shown: now, quiet: quiet)
        return last?.suppressed ?? 0
    }

    /// As a log line tells it; nothing if nothing was left out.
    static func metadata(suppressed: Int) -> Logger.Metadata {
        suppressed == 0 ? [:] : ["suppressed": .stringConvertible(suppressed)]
    }

    /// What stays the same when an error comes again: its case. What it says may hold counts and times.
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
