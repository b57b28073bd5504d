/// Lets a message through when it changes and then again only after a while: a broker that is away for an hour is one line every thirty
/// seconds, not one a retry. A value; the time is passed in.
struct RepetitionFilter: Sendable {
    /// How long the same message stays quiet.
    static let interval = Duration.seconds(30)
    /// Subjects remembered at once; beyond it the memory starts anew, which costs a repeated line.
    static let largestCount = 256

    private struct Entry {
        var content: String
        var shown: Duration
        var suppressed = 0
    }

    private var entries: [String: Entry] = [:]
    private let interval: Duration

    init(interval: Duration = Self.interval) { self.interval = interval }

    /// - Parameters:
    ///   - subject: what the message is about; each subject is watched by itself.
    ///   - now: time since any fixed moment.
    /// - Returns: nil to stay quiet, otherwise how many were left out since the last one shown.
    mutating func admit(_ content: String, about subject: String, at now: Duration) -> Int? {
        if var entry = entries[subject], entry.content == content, now - entry.shown < interval {
            entry.suppressed += 1
            entries[subject] = entry
            return nil
        }
        if entries.count >= Self.largestCount, entries[subject] == nil { entries.removeAll() }
        let suppressed = entries[subject]?.suppressed ?? 0
        entries[subject] = Entry(content: content, shown: now)
        return suppressed
    }

    /// What stays the same when an error comes again: its case. What it says may hold counts and times.
    static func kind(of error: any Error) -> String { kind(of: String(describing: error)) }
    static func kind(of text: String) -> String { String(text.prefix { $0 != "(" }) }
}
