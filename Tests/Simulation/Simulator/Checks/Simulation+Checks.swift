import Foundation
import Schema
import Streaming

/// What must hold after every step.
extension Simulation {
    /// A reader at an offset has what everybody has there.
    func check(_ observer: Observer) {
        guard observer.staleAt == nil else { return }
        let service = observer.service
        guard let place = oracles[service.rawValue].place(before: observer.fold.nextOffset) else {
            return fail("a reader of \(service) stands beyond the end")
        }
        if case .violation(let what) = place.meaning {
            return fail("a reader of \(service) passes \(what) at \(observer.fold.nextOffset - 1)")
        }
        check(observer.fold.standing, against: place, who: "a reader of \(service)")
        if observer.fold.state != place.state { fail("a reader of \(service) at \(observer.fold.nextOffset) holds another state") }
        let ignored = Dictionary(uniqueKeysWithValues: observer.fold.ignored.map { ($0.rawValue, $1) })
        if ignored != place.ignored {
            fail("a reader of \(service) at \(observer.fold.nextOffset) ignored \(ignored) instead of \(place.ignored)")
        }
    }

    func check(followedBy instance: Instance) {
        guard !instance.hasStaleReferences, let standing = instance.references.standing(of: SimulatedService.upstream.decisions),
            let place = oracles[SimulatedService.upstream.rawValue].place(before: standing.nextOffset)
        else { return }
        check(standing, against: place, who: instance.name)
        if instance.references.state != place.state { fail("\(instance.name) follows another state at \(standing.nextOffset)") }
    }

    private func check(_ standing: Standing, against place: Oracle.Place, who: String) {
        guard standing.chain == place.chain, standing.epoch == place.epochs.last ?? 0, standing.lastInput == place.lastInput,
            standing.acceptedEpochs == Set(place.epochs)
        else { return fail("\(who) at \(standing.nextOffset) stands elsewhere than the log says") }
    }

    /// What a worker shows to the outside is in the log, accepted, at that place.
    func check(confirmed decision: PBDecision, at offset: Int64, by instance: Instance) {
        guard !damage.touched(instance.service) else { return }
        guard let accepted = oracles[instance.service.rawValue].accepted.last(where: { $0.offset == offset }), accepted.decision == decision
        else { return fail("\(instance.name) shows a decision at \(offset) that no reader accepts") }
    }

    func check(_ instance: Instance, after event: WorkerEvent, in life: UInt64, effects: [WorkerEffect]) {
        let worker = instance.worker
        if worker.inFlight > climate.window { fail("\(instance.name) has \(worker.inFlight) decisions in flight") }
        if case .endsKnown(life, let query, let ends) = event, worker.life == life, query == instance.lastQuery {
            checkToken(instance, ends: ends, effects)
        }
        checkInputReason(instance, after: event, effects)
        guard worker.isActive else { return }
        let standing = worker.confirmedStanding
        instance.shown = (standing.nextOffset, standing.chain)
        guard !damage.touched(instance.service), let place = oracles[instance.service.rawValue].place(before: standing.nextOffset) else {
            return
        }
        if standing.chain != place.chain { fail("\(instance.name) has another chain at \(standing.nextOffset) than its readers") }
    }

    /// Nobody may stall a partition with a made-up token: once the ends are known it is refused.
    private func checkToken(_ instance: Instance, ends: [TopicPartition: Int64], _ effects: [WorkerEffect]) {
        guard instance.worker.isActive, effects.isEmpty, damage.spares(instance.service) else { return }
        let input = inputs[instance.service.rawValue]
        let last = instance.worker.standing.lastInput
        guard let next = input.read(from: last + 1, atMost: 1).first, let payload = payloads[instance.service.rawValue][next.offset],
            instance.worker.inFlight < climate.window, let place = instance.input, place.next > next.offset
        else { return }
        for token in payload.after {
            if let end = ends[SimulatedService.topics.partition(of: token)], end <= token.offset {
                fail("\(instance.name) waits for a token that is beyond the end")
            }
        }
    }

    /// Submissions that end before the one decided last are called lost, not rewritten.
    private func checkInputReason(_ instance: Instance, after event: WorkerEvent, _ effects: [WorkerEffect]) {
        let told: LogBounds? =
            switch event {
            case .inputInspected(_, let bounds, _): bounds
            case .watched(_, _, let input, _): input
            default: nil
            }
        guard let told, case .halted(.inputRewritten(_, let offset)) = effects.last, told.high <= offset else { return }
        fail("\(instance.name) calls submission \(offset) rewritten, which is beyond the end \(told.high)")
    }

    // MARK: At the end

    func checkEnd() {
        for service in SimulatedService.allCases {
            if damage.spares(service) { checkDecisions(of: service) }
            if damage.touched(service) { checkCut(of: service) }
            checkHeads(of: service)
            if damage.damagedInput == service { checkInput(of: service) }
            if damage.holed == service { checkHole(of: service) }
            if damage.clockSwitched == service { checkClock(of: service) }
        }
    }

    /// Every submission has exactly one accepted decision, and it is the right one.
    private func checkDecisions(of service: SimulatedService) {
        let (input, oracle) = (inputs[service.rawValue], oracles[service.rawValue])
        let decided = oracle.accepted.map(\.decision.inputOffset)
        guard decided == input.records.map(\.offset) else {
            return fail("\(service): decided \(decided), submitted \(input.records.map(\.offset))")
        }
        var model = Model(service: service, upstream: oracles[SimulatedService.upstream.rawValue])
        for (record, accepted) in zip(input.records, oracle.accepted) {
            if let wrong = model.objection(to: accepted, of: record, payload: payloads[service.rawValue][record.offset]) {
                return fail("\(service) @\(accepted.offset), submission \(record.offset): \(wrong)")
            }
        }
    }

    /// Whoever had read what is gone has noticed, as soon as there was anything to notice by. Where everybody who comes anew is stopped by name,
    /// that is notice enough: the writer of an Open that was cut away may go on in the eyes of those who have read it.
    private func checkCut(of service: SimulatedService) {
        let oracle = oracles[service.rawValue]
        guard !oracle.showsViolation else { return }
        let cut = damage.cutDecisions[service] ?? 0
        // The first decision of an epoch opened after the cut tells everybody; until then a record may pass for one of a superseded writer.
        func mustNotice(_ offset: Int64, _ chain: Data) -> Bool {
            guard let place = oracle.place(before: offset) else { return true }
            return place.chain != chain && oracle.accepted.contains { $0.offset >= offset && $0.openedAt >= cut }
        }
        for observer in observers where observer.service == service && observer.noticed == nil {
            // The chain commits to all that was accepted: with the right one it has missed nothing, as after an Open that landed twice.
            let standing = observer.fold.standing
            if oracle.place(before: standing.nextOffset)?.chain == standing.chain { continue }
            if let stale = observer.staleAt, mustNotice(stale.offset, stale.chain) {
                fail("a reader that had read up to \(stale.offset), which is gone, goes on at \(observer.fold.nextOffset)")
            }
        }
        // A new life reads from the beginning: it need not mind that a record was lost which counted for nothing.
        if let owner = owner(of: service), owner.worker.halt == nil, let shown = owner.shownAndLost, mustNotice(shown.offset, shown.chain),
            !oracle.hasCome(to: shown.chain)
        {
            fail("\(owner.name) had shown \(shown.offset) and goes on although the log was cut")
        }
    }

    /// A new life reads a log that lacks records, and says so.
    private func checkHole(of service: SimulatedService) {
        guard let owner = owner(of: service) else { return }
        let log = decisions[service.rawValue]
        let isWhole = log.low == 0 && log.records.count == Int(log.high)
        if !isWhole, !["log_start_moved", "offsets_missing"].contains(owner.worker.halt?.name), !owner.hasBrokenReferences {
            fail("\(owner.name) does not say that records of \(service) are gone, but \(owner.worker.phaseName)")
        }
    }

    /// Nothing is decided that is dated by another clock than genesis names.
    private func checkClock(of service: SimulatedService) {
        for accepted in oracles[service.rawValue].accepted {
            guard inputs[service.rawValue].record(at: accepted.decision.inputOffset)?.timestampType != .logAppendTime else {
                return fail("\(service) decided submission \(accepted.decision.inputOffset), which is dated by another clock")
            }
        }
    }

    /// A new life that was told of more than the log has, or of something else there, says so.
    private func checkHeads(of service: SimulatedService) {
        let oracle = oracles[service.rawValue]
        guard let owner = owner(of: service), owner.worker.halt == nil else { return }
        for head in owner.toldHeads where oracle.place(before: head.nextOffset)?.chain != head.chain {
            return fail("\(owner.name) was told of \(head.nextOffset) and goes on although the log is another there")
        }
    }

    /// The owner's last life has looked at its input, and says what is missing if something is.
    private func checkInput(of service: SimulatedService) {
        guard let owner = owner(of: service), !damage.touched(service) else { return }
        let input = inputs[service.rawValue]
        let place = oracles[service.rawValue].places.last
        guard let last = place?.lastInput else { return }
        let isLost = input.low > 0 || input.high <= last
        let digest = input.record(at: last).map { record in record.value.map { Digest.sha256($0) } ?? Data() }
        let decided = oracles[service.rawValue].accepted.last?.decision.inputDigest
        let isChanged = last >= 0 && digest != decided
        let name = isLost ? "input_lost" : isChanged ? "input_rewritten" : nil
        // What was lost may have been filled up with something else since it was noticed.
        if let name, !["input_lost", "input_rewritten"].contains(owner.worker.halt?.name) {
            fail("\(owner.name) does not say \(name), but \(owner.worker.phaseName)")
        }
        // It was noticed while it was so.
        guard inputs[service.rawValue].high == damage.damagedInputEnd else { return }
        guard name == nil, let halt = owner.worker.halt else { return }
        // It was told of the submission decided last then; what was under way may have landed since, and decided others.
        if case .inputRewritten(_, let offset) = halt {
            let decision = oracles[service.rawValue].accepted.first { $0.decision.inputOffset == offset }?.decision
            if input.record(at: offset).map({ $0.value.map { Digest.sha256($0) } ?? Data() }) != decision?.inputDigest { return }
        }
        fail("\(owner.name) halts without need: \(halt)")
    }
}
