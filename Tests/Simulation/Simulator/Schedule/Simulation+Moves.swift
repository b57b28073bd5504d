import Foundation
import Schema
import Seeded
import Streaming

/// One step: somebody moves.
extension Simulation {
    func move() {
        switch random.below(20) {
        case 0...1: send()
        case 2...4: land()
        case 5: observe()
        case 6: tellHeads()
        case 7:
            if !isCalm, random.happens(climate.stranger) { intrude() }
        default:
            guard !instances.isEmpty else { return start(random.oneIn(3) ? .upstream : .downstream) }
            move(instances[random.below(instances.count)])
        }
    }

    private func move(_ instance: Instance) {
        if !isCalm {
            if random.happens(climate.crash) { return crash(instance) }
            if random.happens(climate.stop) {
                instance.isStopped.toggle()
                note("\(instance.name) \(instance.isStopped ? "stopped" : "goes on")")
            }
            if random.happens(climate.reassign) { reassign(instance) }
            if !instance.isAssigned, random.oneIn(4) { reassign(instance) }
        }
        guard !instance.isStopped else { return }
        switch random.below(9) {
        case 8: watch(instance)
        case 0: follow(instance)
        case 1, 2: readOwn(instance)
        case 3: readInput(instance)
        case 4: acknowledge(instance)
        default: runErrand(instance)
        }
    }

    // MARK: The world

    /// A sender appends something to a submissions topic.
    func send() {
        guard submissionsLeft > 0 else { return }
        submissionsLeft -= 1
        count(\.submissions)
        let service = SimulatedService.allCases[random.oneIn(3) ? 0 : 1]
        let letter = mailbags[service.rawValue].next(upstream: oracles[0], random: &random)
        let gap = random.happens(climate.inputGap) ? Int64(1 + random.below(3)) : 0
        let offset = inputs[service.rawValue].append(letter.value, timestamp: letter.timestamp, skipping: gap)
        if let payload = letter.payload { payloads[service.rawValue][offset] = payload }
        note("a submission lands in \(service)'s topic at \(offset)")
    }

    /// A record on its way to a decisions topic lands there, gets lost, or lands twice.
    func land() {
        let producers = instances.compactMap(\.producer).filter { !$0.flying.isEmpty } + orphans
        guard !producers.isEmpty else { return }
        let producer = producers[random.below(producers.count)]
        for _ in 0...random.below(3) {
            guard let record = producer.takeFirst() else { break }
            land(record, from: producer)
            if failure != nil { return }
        }
        if producer.isOrphan, producer.flying.isEmpty { orphans.removeAll { $0 === producer } }
    }

    private func land(_ record: Producer.Flying, from producer: Producer) {
        func told(_ result: Result<Int64, LogError>) {
            if !producer.isOrphan { producer.acknowledgements.append(Acknowledgement(token: record.token, result: result)) }
        }
        if !isCalm, random.happens(climate.hole) {
            count(\.holes)
            note("\(producer.partition): token \(record.token) is lost")
            // The owner hears of an error, at once or only when everything else is over.
            if random.oneIn(2) { told(.failure(.unavailable("lost"))) } else { producer.owed.append(record.token) }
            return
        }
        let offset = put(record.value, to: producer.partition)
        var acknowledged = offset
        if !isCalm, random.happens(climate.duplicate) {
            count(\.duplicates)
            let second = put(record.value, to: producer.partition)
            if random.oneIn(2) { acknowledged = second }
        }
        if !isCalm, random.happens(climate.badAcknowledgement) {
            return told(random.oneIn(2) ? .success(-1) : .failure(.unavailable("late")))
        }
        told(.success(acknowledged))
    }

    /// A head reaches its topic, whoever published it and when: or the leader of a decisions topic changes, and the new one's readers lag.
    private func tellHeads() {
        if random.oneIn(2), !flyingHeads.isEmpty {
            let (service, head) = flyingHeads.remove(at: random.below(flyingHeads.count))
            heads[service.rawValue].append(head)
            count(\.heads)
            note("a head of \(service) lands: \(head.nextOffset)")
        }
        let index = random.below(2)
        guard lags[index] == nil else {
            lags[index] = nil
            return
        }
        guard !isCalm, random.happens(climate.endLag), decisions[index].high > 0 else { return }
        count(\.lags)
        lags[index] = decisions[index].high - 1 - Int64(random.below(min(4, Int(decisions[index].high))))
        note("readers of \(SimulatedService.allCases[index]) are told an end of \(lags[index] ?? 0)")
    }

    @discardableResult
    func put(_ value: [UInt8], to partition: TopicPartition) -> Int64 {
        let service: SimulatedService = partition == SimulatedService.upstream.decisions ? .upstream : .downstream
        let offset = decisions[service.rawValue].append(value, timestamp: 0)
        let meaning = oracles[service.rawValue].take(value)
        note("\(service) log @\(offset): \(meaning)")
        switch meaning {
        case .accepted: count(\.accepted)
        case .opened: count(\.opens)
        case .ignored: count(\.ignored)
        case .violation(let what):
            if !damage.touched(service) { fail("an intact log shows \(what) at \(partition) \(offset)") }
        }
        return offset
    }

    // MARK: Readers

    func observe() {
        let index = random.below(observers.count)
        if !isCalm, random.oneIn(40) {
            // A new one, from nothing.
            observers[index] = Observer(of: observers[index].service)
        }
        advance(&observers[index])
    }

    func advance(_ observer: inout Observer) {
        guard observer.noticed == nil else { return }
        let log = decisions[observer.service.rawValue]
        if observer.fold.nextOffset > log.high {
            return notice(FoldViolation(.positionBeyondEnd, observer.service.decisions, observer.fold.nextOffset), by: &observer)
        }
        if log.low > observer.fold.nextOffset {
            return notice(FoldViolation(.logStartMoved, observer.service.decisions, log.low), by: &observer)
        }
        for record in visible(log.read(from: observer.fold.nextOffset, atMost: 1 + random.below(climate.batch)), of: observer.service) {
            do {
                _ = try withVersion(of: nil) { try observer.fold.fold(record.value ?? [], at: record.offset) }
            } catch {
                guard let violation = error as? FoldViolation else { return fail("\(error)") }
                return notice(violation, by: &observer)
            }
            check(observer)
            if failure != nil { return }
        }
    }

    private func notice(_ violation: FoldViolation, by observer: inout Observer) {
        observer.noticed = violation
        count(\.noticedViolations)
        note("a reader of \(observer.service) notices \(violation)")
        if !damage.touched(observer.service), damage.holed != observer.service { fail("a reader of an intact log notices \(violation)") }
    }

    /// Runs a call of production code as the version of its process, where the mutation asks for it.
    func withVersion<R>(of instance: Instance?, _ body: () throws -> R) rethrows -> R {
        guard applyUsesCodeVersion else { return try body() }
        return try ApplyMutation.$version.withValue(instance.map { "\($0.version)" } ?? "reader") { try body() }
    }
}
