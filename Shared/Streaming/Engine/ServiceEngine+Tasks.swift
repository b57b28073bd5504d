internal import Foundation
internal import Schema

/// The tasks of one life of a worker. Each ends when that life ends, by cancellation or because its reader or writer fails.
extension ServiceEngine {
    func inspectOwn(_ partition: Int32, life: UInt64) async {
        let own = TopicPartition(topic: topics.decisions(Core.service).name, partition: partition)
        do {
            try await waitForStatements()
            let heads = try await HeadsReader(topics: topics, log: log).heads()[own] ?? []
            tell(partition, .ownInspected(life: life, try await log.bounds(of: own), heads))
        } catch {
            if Task.isCancelled { return }
            tell(partition, .failed(life: life, "\(own): \(error)"))
        }
    }

    func readOwn(_ partition: Int32, life: UInt64, from offset: Int64) async {
        await withReader(partition, life: life, of: topics.decisions(Core.service).name, from: offset) { batch in
            await self.takeOwn(batch, partition, life: life)
        }
    }

    private func takeOwn(_ batch: any RecordBatch, _ partition: Int32, life: UInt64) async {
        tell(partition, .ownRecords(life: life, batch))
        guard let slot = slots[partition], slot.worker.life == life, !slot.confirmed.isEmpty else { return }
        let confirmed = slot.confirmed
        slot.confirmed = []
        let (previous, own, standing) = (slot.hookCall, slot.worker.own, slot.worker.confirmedStanding)
        let call = Task {
            await previous?.value
            await hooks.confirmed(confirmed, partition: own, standing: standing)
        }
        slot.hookCall = call
        await call.value
    }

    func readInput(_ partition: Int32, life: UInt64, from offset: Int64) async {
        let pipeline = IntakePipeline(
            intake: Intake(
                topics: topics, service: Core.service, partition: partition, checksSignatures: limits.checksSignatures))
        await withReader(partition, life: life, of: topics.submissions(Core.service).name, from: offset) { batch in
            guard batch.count > 0 else { return }
            let items = await pipeline.open(batch)
            await self.takeInput(items, partition, life: life)
        }
    }

    private func takeInput(_ items: [IntakeItem], _ partition: Int32, life: UInt64) async {
        tell(partition, .input(life: life, items))
        while let slot = slots[partition], slot.worker.life == life, slot.worker.isActive, !slot.worker.wantsInput {
            await withCheckedContinuation { slot.inputWaiters.append($0) }
        }
    }

    private func withReader(
        _ partition: Int32, life: UInt64, of topic: String, from offset: Int64,
        _ take: @escaping @Sendable (any RecordBatch) async -> Void
    ) async {
        let source = TopicPartition(topic: topic, partition: partition)
        do {
            let reader = try await log.reader(of: source, from: offset)
            defer { Task { await reader.close() } }
            while !Task.isCancelled { await take(try await reader.next()) }
        } catch {
            if Task.isCancelled { return }
            // Only for the own decision partition: lost submissions have their own halt reasons, found when the input is inspected next.
            if topic == topics.decisions(Core.service).name, let violated = await violation(error, of: source),
                slots[partition]?.worker.life == life
            {
                return halt(partition: partition, reason: violated)
            }
            tell(partition, .failed(life: life, "\(source): \(error)"))
        }
    }

    func write(_ partition: Int32, life: UInt64) async {
        do {
            let appender = try await log.appender()
            guard let slot = slots[partition], slot.worker.life == life, !Task.isCancelled else {
                return await appender.abandon(within: limits.abandonMilliseconds)
            }
            slot.appender = appender
            tell(partition, .writerReady(life: life))
            while !Task.isCancelled {
                let acknowledgements = try await appender.nextAcknowledgements()
                tell(partition, .acknowledged(life: life, acknowledgements))
            }
        } catch {
            if Task.isCancelled { return }
            tell(partition, .failed(life: life, "writer: \(error)"))
        }
    }

    func inspectInput(_ partition: Int32, life: UInt64, offset: Int64) async {
        let input = TopicPartition(topic: topics.submissions(Core.service).name, partition: partition)
        do {
            let (bounds, digest) = try await submission(at: offset, of: input)
            tell(partition, .inputInspected(life: life, bounds, digest: digest))
        } catch {
            tell(partition, .failed(life: life, "\(input): \(error)"))
        }
    }

    /// - Returns: the bounds of the submissions partition, and the digest of the submission at `offset`; nil if there is none.
    func submission(at offset: Int64, of input: TopicPartition) async throws -> (LogBounds, Data?) {
        let bounds = try await log.bounds(of: input)
        guard offset >= bounds.low, offset < bounds.high else { return (bounds, nil) }
        let reader = try await log.reader(of: input, from: offset)
        defer { Task { await reader.close() } }
        let batch = try await reader.next()
        guard batch.count > 0 else { return (bounds, nil) }
        let digest = batch.withRecord(at: 0) { record in
            record.offset == offset ? record.value.map { Digest.sha256($0) } ?? Data() : nil
        }
        return (bounds, digest)
    }

    func queryEnds(_ partition: Int32, life: UInt64, query: UInt64, of wanted: [TopicPartition]) async {
        var ends: [TopicPartition: Int64] = [:]
        do {
            for one in wanted { ends[one] = try await log.bounds(of: one).high }
            tell(partition, .endsKnown(life: life, query: query, ends))
        } catch {
            tell(partition, .failed(life: life, "ends: \(error)"))
        }
    }
}
