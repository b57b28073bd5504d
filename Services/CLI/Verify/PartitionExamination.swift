internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Repeats every decision of one partition.
struct PartitionExamination<Core: ServiceCore> {
    let archive: Archive
    let own: TopicPartition
    let input: TopicPartition
    let intake: Intake
    var fold: AcceptanceFold<WorkerState<Core.State>>
    /// The followed topics, never further than the decision at hand was based on.
    var references: Core.References
    /// Where the partition stood before.
    private var heads: KeptHeads
    private var rules: [UInt64: String] = [:]
    private let submissions: [AuditRecord]
    private var nextSubmission = 0
    private var accepted = 0
    /// Records the acceptance rule passed over: late ones, repeated ones, those of a writer that was superseded.
    private var passedOver: [AuditRecord] = []

    init(archive: Archive, partition: Int32, heads: KeptHeads) {
        self.archive = archive
        self.heads = heads
        let topics = archive.topics
        own = TopicPartition(topic: topics.decisions(Core.service).name, partition: partition)
        input = TopicPartition(topic: topics.submissions(Core.service).name, partition: partition)
        intake = Intake(topics: topics, service: Core.service, partition: partition)
        fold = AcceptanceFold(namespace: topics.namespace, partition: own)
        references = Core.References(topics: topics)
        submissions = archive[input.topic, partition]
    }

    mutating func run(_ report: inout AuditReport) {
        let records = archive[own.topic, own.partition]
        for record in records {
            if let decision = candidate(record) { examine(decision, at: record.offset, &report) }
            do {
                switch try record.withView({ try fold.fold($0) }) {
                case .opened(let open): rules[open.epoch] = open.codeVersion
                case .decided: break
                case .ignored(.unreadable):
                    object(
                        &report, record.offset, "record_unreadable", zh: "这条记录无法读取：不是本系统的服务所写，或已被改动。",
                        en: "This record cannot be read: no service of this system wrote it, or it was altered.")
                case .ignored: passedOver.append(record)
                }
                if let violation = heads.contradiction(at: fold.standing) { contradict(violation, &report) }
            } catch let violation as FoldViolation {
                report.broken.insert(own)
                object(
                    &report, record.offset, violation.kind.rawValue, zh: "决定日志在此被截断或改写：\(violation)",
                    en: "The log was truncated or rewritten here: \(violation)")
                break
            } catch {
                object(&report, record.offset, "unexpected", zh: "\(error)", en: "\(error)")
                break
            }
        }
        if !report.broken.contains(own), let violation = heads.contradiction(atEnd: fold.standing) { contradict(violation, &report) }
        examinePassedOver(&report)
        report.chains.append(
            AuditReport.Chain(
                partition: own, records: records.count, decisions: accepted, undecided: submissions.count - nextSubmission,
                ignored: fold.ignored, chain: fold.standing.chain))
    }

    private func contradict(_ violation: FoldViolation, _ report: inout AuditReport) {
        object(
            &report, violation.offset, violation.kind.rawValue, zh: violation.wordingAgainstKept(.zh), en: violation.wordingAgainstKept(.en)
        )
    }

    /// A decision may be passed over only if its submission was decided by another. A log in which it was not has lost a record, or holds one that
    /// was altered so that it no longer fits; everything after it is passed over too, so the first is the one to name.
    private func examinePassedOver(_ report: inout AuditReport) {
        let unanswered = passedOver.filter { record in
            guard case .decision(let decision)? = Self.body(of: record)?.kind else { return false }
            return decision.inputOffset > fold.standing.lastInput
        }
        guard let first = unanswered.first else { return }
        object(
            &report, first.offset, "decision_passed_over",
            zh: "这条决定接不上前一条，它答复的提交别处也没有决定：有记录丢失或被改动（其后共 \(unanswered.count) 条）。",
            en:
                "This decision does not follow the one before it, and nothing else answers its submission: a record was lost or altered (\(unanswered.count) from here on)."
        )
    }

    private static func body(of record: AuditRecord) -> PBRecordBody? {
        guard let value = record.value, let stored = try? PBLogRecord(serializedBytes: value) else { return nil }
        return try? PBRecordBody(serializedBytes: stored.body)
    }

    /// The decision in a record, if the fold is about to accept it.
    private func candidate(_ record: AuditRecord) -> PBDecision? {
        guard case .decision(let decision)? = Self.body(of: record)?.kind, fold.standing.admits(decision) else { return nil }
        return decision
    }

    private func object(_ report: inout AuditReport, _ offset: Int64, _ code: String, zh: String, en: String) {
        report.findings.append(AuditFinding(partition: own, offset: offset, code: code, zh: zh, en: en))
    }

    private mutating func examine(
        _ decision: PBDecision, at offset: Int64, _ report: inout AuditReport
    ) {
        accepted += 1
        report.decisions += 1
        switch decision.outcome {
        case .accepted: report.accepted += 1
        case .repeat: report.repeats += 1
        default: report.refused += 1
        }
        guard let record = submission(of: decision, at: offset, &report) else { return }
        let item = record.withView { intake.open($0) }
        guard item.digest == decision.inputDigest else {
            return object(
                &report, offset, "input_rewritten", zh: "所决定的提交（偏移 \(record.offset)）内容与摘要不符。",
                en: "The submission decided here (offset \(record.offset)) does not have the digest it was decided under.")
        }
        guard decision.inputTopic == input.topic, decision.inputPartition == input.partition,
            decision.time == max(fold.standing.time, item.timestamp)
        else {
            return object(
                &report, offset, "decision_misplaced", zh: "决定所写的来源或时间与提交不符。",
                en: "The decision's source or time is not the submission's.")
        }
        if let missing = advance(to: decision.basedOn) {
            // Where a followed log broke is named there, once; what builds on it cannot be repeated.
            if report.broken.contains(missing) {
                report.notRepeated += 1
                return
            }
            return object(
                &report, offset, "position_beyond_end", zh: "决定所依据的 \(missing) 的位置不在日志中。",
                en: "The decision is based on positions of \(missing) that are not in the logs.")
        }
        guard rules[decision.epoch] == Core.rulesVersion else {
            report.foreignRules += 1
            return examineUnderForeignRules(decision, item, at: offset, &report)
        }
        guard decision.basedOn == references.positions else {
            return object(
                &report, offset, "decision_misplaced", zh: "决定没有写明它所依据的全部日志。",
                en: "The decision does not name all the logs it must be based on.")
        }
        guard let expected = judge(item, decision) else { return }
        guard expected.outcome == decision.outcome, expected.head == (decision.hasSubmission ? decision.submission : nil),
            expected.remembered == decision.remembered
        else {
            return object(
                &report, offset, "decision_differs", zh: "按签名的提交和规则重新决定，结果与记录不同。",
                en: "Deciding the signed submission again by the rules gives another outcome than the one recorded.")
        }
        if case .accepted(let outcome) = decision.outcome {
            for fact in outcome.facts { if case .cohortClosed = fact.fact { report.rankingsRecomputed += 1 } }
        }
    }

    /// The submission a decision answers; every submission must have its decision, in order.
    private mutating func submission(of decision: PBDecision, at offset: Int64, _ report: inout AuditReport) -> AuditRecord? {
        guard nextSubmission < submissions.count, submissions[nextSubmission].offset == decision.inputOffset else {
            object(
                &report, offset, "input_skipped", zh: "决定的不是下一条提交（偏移 \(decision.inputOffset)）：有提交缺失或被跳过。",
                en: "The decision is not on the next submission (offset \(decision.inputOffset)): one is missing or was passed over.")
            nextSubmission = submissions.partitioningIndex { $0.offset > decision.inputOffset }
            return submissions.first { $0.offset == decision.inputOffset }
        }
        defer { nextSubmission += 1 }
        return submissions[nextSubmission]
    }

    /// Folds the followed topics to exactly these next offsets.
    ///
    /// - Returns: the partition in which that is not possible, nil if it was.
    private mutating func advance(to positions: [PBPosition]) -> TopicPartition? {
        for position in positions {
            let partition = TopicPartition(topic: position.topic, partition: position.partition)
            guard var next = references.standing(of: partition)?.nextOffset else { return partition }
            guard next != position.offset else { continue }
            let records = archive[partition.topic, partition.partition]
            guard next < position.offset else { return partition }
            var index = records.partitioningIndex { $0.offset >= next }
            while next < position.offset {
                guard index < records.count, records[index].offset < position.offset else { return partition }
                do { try records[index].withView { try references.fold($0, of: partition) } } catch { return partition }
                next = records[index].offset + 1
                index += 1
            }
        }
        return nil
    }

    /// nil if the outcome depended on when the references arrived, which no auditor can repeat.
    private func judge(
        _ item: IntakeItem, _ decision: PBDecision
    ) -> Adjudicator<Core>.Judgement? {
        if let judgement = Adjudicator<Core>.withoutReferences(item, time: decision.time, state: fold.state) { return judgement }
        guard case .submission(let submission) = item.content else { return nil }
        func isRefused(_ codes: String...) -> Bool {
            if case .refused(let refused) = decision.outcome { codes.contains(refused.code) } else { false }
        }
        switch Adjudicator<Core>.readiness(of: submission.after, in: references) {
        case .ready: break
        case .refused(let refusal):
            return Adjudicator<Core>.Judgement(outcome: .refused(PBRefused(refusal)), head: submission.head, remembered: false)
        case .missing:
            if isRefused("reference_not_ready", "token_beyond_end") { return nil }
            return Adjudicator<Core>.Judgement(
                outcome: .refused(PBRefused(IntakeRefusals.referenceNotReady)), head: submission.head, remembered: false)
        }
        let context = DecisionContext(
            topics: archive.topics, partition: own.partition, time: decision.time, ownCut: fold.standing.cut(of: own),
            referenceCut: references.cut)
        let judgement = Adjudicator<Core>.withReferences(submission, in: context, state: fold.state, references: references)
        guard isRefused("outcome_too_large"), case .accepted(let accepted) = judgement.outcome else { return judgement }
        // Only an outcome near the limit for records may be refused for its size.
        let isLarge = ((try? accepted.serializedData().count) ?? 0) > PartitionWorker<Core>.Limits().largestRecord - Intake.maximumSize
        return isLarge ? nil : judgement
    }

    /// Without the rules that made it, an accepted decision must at least answer a submission that is signed, readable and in its place.
    private func examineUnderForeignRules(_ decision: PBDecision, _ item: IntakeItem, at offset: Int64, _ report: inout AuditReport) {
        guard case .accepted = decision.outcome, case .refused = item.content else { return }
        object(
            &report, offset, "accepted_without_signature", zh: "被接受的提交没有有效签名，或不在应在的位置。",
            en: "The submission accepted here is not validly signed or not in its place.")
    }
}

extension Array {
    /// The first index whose element, and all after it, fulfil the condition: a binary search.
    fileprivate func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
