internal import Foundation
internal import Schema

/// Checks the logs from outside while the service runs: a reader that waits at the end of its partition is not told when records it has
/// read, or submissions it has decided, are deleted.
extension ServiceEngine {
    /// Checks every owned and followed partition periodically, until cancelled.
    func watch() async {
        while !Task.isCancelled {
            await pause(limits.watchMilliseconds)
            if Task.isCancelled { return }
            await look()
        }
    }

    /// Checks each partition once. One that cannot be asked now is asked in the next round.
    func look() async {
        for partition in slots.keys.sorted() where !Task.isCancelled { await look(at: partition) }
        for partition in references.partitions where !Task.isCancelled {
            guard let folded = references.standing(of: partition)?.nextOffset else { continue }
            do {
                try check(try await log.bounds(of: partition), of: partition, folded: folded)
            } catch let violation as FoldViolation {
                return haltAll(.logViolated(violation))
            } catch {
                if Task.isCancelled { return }
                await hooks.noticed(.watchFailed(partition, String(describing: error)))
            }
        }
    }

    private func look(at partition: Int32) async {
        guard let slot = slots[partition], let point = slot.worker.watchPoint else { return }
        let (own, input) = (slot.worker.own, slot.worker.input)
        do {
            let bounds = try await log.bounds(of: own)
            let (inputBounds, digest) = try await submission(at: point.lastInput, of: input)
            tell(partition, .watched(point, own: bounds, input: inputBounds, digest: digest))
        } catch {
            if Task.isCancelled { return }
            await hooks.noticed(.watchFailed(own, String(describing: error)))
        }
    }
}
