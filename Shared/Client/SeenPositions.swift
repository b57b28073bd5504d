internal import Domain
internal import Files
internal import Foundation
package import Schema
package import Streaming

/// The decisions this user has seen, remembered between commands: they become causal tokens, so that "register a unit, then pledge for it" never
/// fails for being too quick. A small file of the user's; without it only that comfort is lost.
package struct SeenPositions: Sendable {
    private let path: URL
    private let notice: UserNotice

    /// - Parameter notice: is told if it cannot be written because there is no room.
    package init(
        namespace: String, environment: [String: String] = ProcessInfo.processInfo.environment, notice: @escaping UserNotice = { _ in }
    ) {
        self.notice = notice
        path = UserFolder.state(environment).appending(path: "seen-\(namespace).json")
    }

    /// Tokens for the topics the service follows: those seen, and those given, the later of each partition.
    package func tokens(for service: PBService, topics: Topics, unit: String, and given: [PBPosition]) -> [PBPosition] {
        var latest = latest()
        for position in given {
            let partition = topics.partition(of: position)
            latest[partition] = max(latest[partition] ?? 0, position.offset)
        }
        return topics.causalTokens(from: latest, for: service, unit: unit)
    }

    /// The last decision seen of each decision partition.
    package func latest() -> [TopicPartition: Int64] {
        var latest: [TopicPartition: Int64] = [:]
        for (name, offset) in read() {
            let parts = name.split(separator: "/")
            guard parts.count == 2, let partition = Int32(parts[1]) else { continue }
            latest[TopicPartition(topic: String(parts[0]), partition: partition)] = offset
        }
        return latest
    }

    package func note(_ answer: Answer) { note([answer.place: answer.offset]) }

    package func note(_ latest: [TopicPartition: Int64]) {
        guard !latest.isEmpty else { return }
        var all = read()
        for (place, offset) in latest { all["\(place.topic)/\(place.partition)"] = offset }
        do {
            try UserFolder.make(path.deletingLastPathComponent())
            try WholeFile.write(JSONEncoder().encode(all), to: path.path)
        } catch let failure as WriteFailure where failure.isWantOfRoom {
            notice(
                .both(
                    "决定有效，但看到哪里没有记下（\(path.path)）：\(failure.wording(.zh))。",
                    "The decision stands, but how far was read is not remembered (\(path.path)): \(failure.wording(.en))."))
        } catch {
            // Only a comfort, and there are users without a home: the decision itself stands.
        }
    }

    /// Forgets what was seen at places that a log restored from an archive does not have (any more): decisions made after the archive.
    ///
    /// - Parameters:
    ///   - isRestored: whether the log of a partition was.
    ///   - ends: of the partitions that are asked about.
    /// - Returns: the partitions of which something was forgotten.
    func forgetBeyond(
        isRestored: (TopicPartition) -> Bool, ends: ([TopicPartition]) async throws -> [TopicPartition: Int64]
    ) async throws -> [TopicPartition] {
        let seen = latest().filter { isRestored($0.key) }
        guard !seen.isEmpty else { return [] }
        let ends = try await ends(seen.keys.sorted())
        let gone = seen.filter { place, offset in ends[place].map { offset >= $0 } ?? false }.keys.sorted()
        guard !gone.isEmpty else { return [] }
        var all = read()
        for place in gone { all["\(place.topic)/\(place.partition)"] = nil }
        // If it cannot be written, it is forgotten the next time.
        try? WholeFile.write(JSONEncoder().encode(all), to: path.path)
        return gone
    }

    private func read() -> [String: Int64] {
        do { return try JSONDecoder().decode([String: Int64].self, from: Data(contentsOf: path)) } catch { return [:] }
    }
}
