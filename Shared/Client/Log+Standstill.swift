package import Streaming

extension Log {
    /// Why a write was not acknowledged. A broker that cannot make enough copies says nothing to the writer, whose client library tries again and again;
    /// so the topics are looked at.
    ///
    /// - Parameter topics: what was written to.
    package func explain(_ error: LogError, writingTo topics: some Collection<String> & Sendable) async -> LogError {
        let explained = explain(error)
        // Whoever cannot be reached tells nothing of topics either; asking would only take as long again.
        guard case .unavailable(var why) = explained, why.finding == nil, why.unreachableAddresses.isEmpty else { return explained }
        for topic in topics.sorted() {
            do throws(LogError) {
                guard let description = try await describe(topic: topic) else { continue }
                why.finding = TopicFinding.standstill(topic, description).first
                if why.finding != nil { return .unavailable(why) }
            } catch {
                // Nobody answers this either: what is known already says so.
                return explained
            }
        }
        return explained
    }
}
