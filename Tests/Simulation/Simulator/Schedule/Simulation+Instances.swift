import Foundation
import Schema
import Seeded
import Streaming

/// What an instance's engine does for its worker: events in, effects out, and the reading and errands between.
extension Simulation {
    func tell(_ instance: Instance, _ event: WorkerEvent) {
        let life = instance.worker.life
        let effects = withVersion(of: instance) { instance.worker.handle(event, following: instance.references) }
        check(instance, after: event, in: life, effects: effects)
        perform(effects, for: instance)
    }

    private func perform(_ effects: [WorkerEffect], for instance: Instance) {
        for effect in effects {
            if failure != nil { return }
            // SIGKILL between any two effects.
            if !isCalm, random.happens(climate.crash) { return crash(instance) }
            perform(effect, for: instance)
        }
    }

    private func perform(_ effect: WorkerEffect, for instance: Instance) {
        switch effect {
        case .inspectOwn(let life): instance.errands.append(.inspectOwn(life: life))
        case .followOwn(let life, let from): instance.own = Instance.Place(life: life, next: from)
        case .startWriter(let life): instance.errands.append(.startWriter(life: life))
        case .append(_, let token, _, let value):
            guard let producer = instance.producer else { return fail("\(instance.name) appends without a producer") }
            producer.send(token: token, value: value)
            // The low end is asked before the first append.
            if token == 0, instance.inspectedLow > 0 { fail("\(instance.name) opens an epoch in a log whose beginning is gone") }
            instance.acknowledged.sent(token: token, readTo: instance.own?.next ?? 0)
        case .inspectInput(let life, let offset): instance.errands.append(.inspectInput(life: life, offset: offset))
        case .queryEnds(let life, let query, let partitions):
            instance.lastQuery = query
            instance.errands.append(.queryEnds(life: life, query: query, partitions))
        case .assignInput(let life, let from): instance.input = Instance.Place(life: life, next: from)
        case .startTimer(let life, let id, _): instance.errands.append(.tell(.timer(life: life, id: id)))
        case .becameActive: note("\(instance.name) is active")
        case .confirmed(let decision, let offset): check(confirmed: decision, at: offset, by: instance)
        case .abandoned(let life, let reason):
            note("\(instance.name) abandons life \(life): \(reason)")
            count(\.abandoned)
            letGo(instance, life: life)
        case .retryAfter(let life, _): instance.errands.append(.tell(.retry(life: life)))
        case .halted(let reason):
            note("\(instance.name) halts: \(reason)")
            count(\.halts)
            if !damage.explains(reason, at: instance.service) { fail("\(instance.name) halts without cause: \(reason)") }
        }
    }

    /// The readers and the producer of a life end; records on their way may land all the same, and what was already told may still be heard.
    private func letGo(_ instance: Instance, life: UInt64) {
        if let own = instance.own, !isCalm, random.happens(climate.staleEvent) {
            instance.errands.append(.tell(.ownRecords(life: life, batch(of: instance.service, from: own.next + Int64(random.below(2))))))
        }
        if let producer = instance.producer {
            if !producer.acknowledgements.isEmpty, !isCalm, random.happens(climate.staleEvent) {
                instance.errands.append(.tell(.acknowledged(life: life, producer.acknowledgements)))
            }
            abandon(producer)
        }
        instance.producer = nil
        instance.own = nil
        instance.input = nil
    }

    private func abandon(_ producer: Producer) {
        producer.orphan(landing: random.oneIn(2) ? producer.flying.count : random.below(producer.flying.count + 1))
        if !producer.flying.isEmpty { orphans.append(producer) }
    }

    func crash(_ instance: Instance) {
        note("\(instance.name) is killed")
        count(\.crashes)
        if let producer = instance.producer { abandon(producer) }
        instances.removeAll { $0 === instance }
        start(instance.service)
    }

    func reassign(_ instance: Instance) {
        instance.isAssigned.toggle()
        note("\(instance.name) \(instance.isAssigned ? "assigned" : "revoked")")
        tell(instance, instance.isAssigned ? .assigned : .revoked)
    }

    // MARK: Reading

    func readOwn(_ instance: Instance) {
        guard let place = instance.own else { return }
        let log = decisions[instance.service.rawValue]
        guard place.next <= log.high else {
            return halt(instance, .logViolated(FoldViolation(.positionBeyondEnd, instance.service.decisions, place.next)))
        }
        guard place.next >= log.low else {
            return halt(instance, .logViolated(FoldViolation(.logStartMoved, instance.service.decisions, log.low)))
        }
        let batch = batch(of: instance.service, from: place.next)
        guard batch.count > 0 || (batch.endReached != nil && place.toldEnd != batch.endReached) else { return }
        let next = batch.count > 0 ? batch.withRecord(at: batch.count - 1) { $0.offset + 1 } : place.next
        instance.own = Instance.Place(life: place.life, next: next, toldEnd: batch.endReached)
        tell(instance, .ownRecords(life: place.life, batch))
    }

    private func batch(of service: SimulatedService, from offset: Int64) -> MemoryBatch {
        let log = decisions[service.rawValue]
        let end = lags[service.rawValue] ?? log.high
        let read = log.read(from: offset, atMost: 1 + random.below(climate.batch))
        let records = visible(read, of: service).map {
            MemoryBatch.Record(offset: $0.offset, timestamp: $0.timestamp, value: $0.value)
        }
        let next = records.last.map { $0.offset + 1 } ?? (log.read(from: offset, atMost: 1).isEmpty ? log.high : offset)
        return MemoryBatch(records, endReached: next >= end ? next : nil)
    }

    /// What a reader is given of records: those before the end that it is told.
    func visible(_ records: ArraySlice<SimulatedPartition.Record>, of service: SimulatedService) -> ArraySlice<SimulatedPartition.Record> {
        guard let end = lags[service.rawValue] else { return records }
        return records.prefix { $0.offset < end }
    }

    private func halt(_ instance: Instance, _ reason: HaltReason) {
        perform(withVersion(of: instance) { instance.worker.stop(reason) }, for: instance)
    }

    func readInput(_ instance: Instance) {
        guard let place = instance.input, instance.worker.wantsInput else { return }
        let input = inputs[instance.service.rawValue]
        guard place.next <= input.high, place.next >= input.low else {
            instance.input = nil
            return tell(instance, .failed(life: place.life, "out of range"))
        }
        var from = place.next
        if !isCalm, random.happens(climate.inputAgain) { from = max(input.low, from - Int64(1 + random.below(3))) }
        let records = input.read(from: from, atMost: 1 + random.below(climate.batch))
        guard let last = records.last else { return }
        instance.input = Instance.Place(life: place.life, next: max(place.next, last.offset + 1))
        let intake = Intake(
            topics: SimulatedService.topics, service: instance.service.service, partition: 0, checksSignatures: false)
        let batch = MemoryBatch(
            records.map {
                MemoryBatch.Record(offset: $0.offset, timestamp: $0.timestamp, timestampType: $0.timestampType, value: $0.value)
            })
        let items = (0..<batch.count).map { index in batch.withRecord(at: index) { intake.open($0) } }
        tell(instance, .input(life: place.life, items))
    }

    func follow(_ instance: Instance) {
        guard instance.service == .downstream, !instance.hasBrokenReferences else { return }
        let log = decisions[SimulatedService.upstream.rawValue]
        let partition = SimulatedService.upstream.decisions
        let next = instance.references.standing(of: partition)?.nextOffset ?? 0
        guard next <= log.high else { return breakReferences(of: instance, FoldViolation(.positionBeyondEnd, partition, next)) }
        guard next >= log.low else { return breakReferences(of: instance, FoldViolation(.logStartMoved, partition, log.low)) }
        let records = visible(log.read(from: next, atMost: 1 + random.below(climate.batch)), of: .upstream)
        guard !records.isEmpty else { return }
        let batch = MemoryBatch(records.map { MemoryBatch.Record(offset: $0.offset, timestamp: $0.timestamp, value: $0.value) })
        for index in 0..<batch.count {
            do {
                try withVersion(of: instance) { try batch.withRecord(at: index) { try instance.references.fold($0, of: partition) } }
            } catch {
                guard let violation = error as? FoldViolation else { return fail("\(error)") }
                return breakReferences(of: instance, violation)
            }
        }
        check(followedBy: instance)
        tell(instance, .referencesAdvanced)
    }

    private func breakReferences(of instance: Instance, _ violation: FoldViolation) {
        instance.hasBrokenReferences = true
        if !damage.touched(.upstream), damage.holed != .upstream {
            return fail("\(instance.name), following an intact log, notices \(violation)")
        }
        count(\.noticedViolations)
        halt(instance, .logViolated(violation))
    }

    // MARK: Acknowledgements and errands

    func acknowledge(_ instance: Instance) {
        guard let producer = instance.producer else { return }
        if isCalm, producer.acknowledgements.isEmpty, !producer.owed.isEmpty {
            producer.acknowledgements = producer.owed.map { Acknowledgement(token: $0, result: .failure(.unavailable("timed out"))) }
            producer.owed = []
        }
        guard !producer.acknowledgements.isEmpty else { return }
        let count = 1 + random.below(producer.acknowledgements.count)
        let told = Array(producer.acknowledgements.prefix(count))
        producer.acknowledgements.removeFirst(count)
        for one in told { instance.acknowledged.take(one) }
        let life = instance.worker.life
        tell(instance, .acknowledged(life: life, told))
        if instance.acknowledged.isBroken, instance.worker.life == life, instances.contains(where: { $0 === instance }) {
            fail("\(instance.name) goes on after an acknowledgement that is not the next one")
        }
    }

    /// What is looked at from outside while a worker is active; and now and then it tells where it stands.
    func watch(_ instance: Instance) {
        guard let point = instance.worker.watchPoint else { return }
        count(\.watched)
        if random.happens(climate.head) {
            let standing = instance.worker.confirmedStanding
            flyingHeads.append((instance.service, KeptHeads.Head(nextOffset: standing.nextOffset, chain: standing.chain)))
        }
        let input = inputs[instance.service.rawValue]
        let digest = input.record(at: point.lastInput).map { record in record.value.map { Digest.sha256($0) } ?? Data() }
        let event = WorkerEvent.watched(point, own: decisions[instance.service.rawValue].bounds, input: input.bounds, digest: digest)
        if isCalm { tell(instance, event) } else { later(instance, event) }
    }

    func runErrand(_ instance: Instance) {
        guard !instance.errands.isEmpty else { return }
        let errand = instance.errands.remove(at: random.below(instance.errands.count))
        switch errand {
        case .tell(let event): tell(instance, event)
        case .startWriter(let life):
            guard life == instance.worker.life else { return }
            instance.producer = Producer(partition: instance.service.decisions)
            instance.acknowledged = AcknowledgementCheck()
            tell(instance, .writerReady(life: life))
        case .inspectOwn(let life):
            guard life == instance.worker.life else { return }
            let told = heads[instance.service.rawValue]
            instance.toldHeads = told
            instance.inspectedLow = decisions[instance.service.rawValue].low
            later(instance, .ownInspected(life: life, decisions[instance.service.rawValue].bounds, told))
        case .inspectInput(let life, let offset):
            let input = inputs[instance.service.rawValue]
            let digest = input.record(at: offset).map { record in record.value.map { Digest.sha256($0) } ?? Data() }
            later(instance, .inputInspected(life: life, input.bounds, digest: offset < 0 ? nil : digest))
        case .queryEnds(let life, let query, let partitions):
            var ends: [TopicPartition: Int64] = [:]
            for service in SimulatedService.allCases where partitions.contains(service.decisions) {
                ends[service.decisions] = decisions[service.rawValue].high
            }
            later(instance, .endsKnown(life: life, query: query, ends))
        }
    }

    /// What was found out may be told at once or after other things have happened.
    private func later(_ instance: Instance, _ event: WorkerEvent) {
        if random.oneIn(3) { tell(instance, event) } else { instance.errands.append(.tell(event)) }
    }
}
