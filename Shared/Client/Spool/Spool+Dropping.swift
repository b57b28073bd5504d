internal import Files
package import Foundation
package import Schema

extension Spool {
    /// The one with that id, as people write it, and its file.
    package func entry(_ id: String) throws -> (SpoolEntry, URL) {
        let contents = try list()
        if let found = contents.entries.first(where: { $0.entry.id.description == id }) { return found }
        if let damaged = contents.damaged.first(where: { $0.path.contains(id) }) {
            throw CommandError(.badInput, zh: "\(damaged.path)：\(damaged.zh)", en: "\(damaged.path): \(damaged.en)")
        }
        throw CommandError(
            .badInput, zh: "提交箱里没有编号 \(id)。运行 pledgeline spool list 查看。", en: "There is no \(id) in the spool. See pledgeline spool list.")
    }

    /// Takes one out for good. What another process is sending at this moment stays.
    package func drop(_ id: String, evenIfSent: Bool) async throws {
        let (entry, path) = try entry(id)
        if case .refused = entry.standing {
            unlink(path.path)
            return
        }
        try await alone(with: entry.id) { claim, entry in
            guard entry.standing == .waiting || evenIfSent else {
                throw CommandError(
                    .usage, zh: "\(id) 曾交给 Kafka，可能已在日志中；移出提交箱不能撤回它。确要移出，请加 --even-if-sent。",
                    en:
                        "\(id) was given to a broker and may stand in the log, which taking it out of the spool does not undo. To do it all the same add --even-if-sent."
                )
            }
            await claim.drop(entry.id)
        }
    }

    /// Does something with one that waits or was sent, which nobody else sends meanwhile.
    package func alone(with id: SubmissionID, _ body: (SpoolClaim, SpoolEntry) async throws -> Void) async throws {
        let (claim, _) = try claim([id])
        do {
            guard let entry = claim.entries.first else {
                throw CommandError(.usage, zh: "另一个进程正在发送 \(id)。", en: "Another process is sending \(id) now.")
            }
            try await body(claim, entry)
        } catch {
            await claim.release()
            throw error
        }
        await claim.release()
    }

    /// - Returns: how many.
    package func dropRefused() throws -> Int {
        let refused = try list().entries.filter { if case .refused = $0.entry.standing { true } else { false } }
        for (_, path) in refused { unlink(path.path) }
        return refused.count
    }
}
