package import Domain
internal import Foundation
package import Schema
package import Streaming
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
    private var contradicted: [KeptHeads.Head] = []
    /// What the root key states in the registry's log; nil for the registry itself, whose own state tells.
    private let stated: LogStatements?
    /// Decisions, and the submissions they decided, that another clock dated than genesis names: right only if they were restored, as may be stated later.
    private var misdated: [(decision: Int64, submission: Int64)] = []
    private let registry: TopicPartition
    /// Of the registry's log, if the loss of its tail is stated: where the last decision stands that is based on less of it than the one before.
    private var returns: [TopicPartition: Int64] = [:]
    private var rules: [UInt64: String] = [:]
    private let submissions: [AuditRecord]
    private var nextSubmission = 0
    private var accepted = 0
    /// Records the acceptance rule passed over: late ones, repeated ones, those of a writer that was superseded.
    private var passedOver: [AuditRecord] = []

    init(archive: Archive, partition: Int32, heads: KeptHeads, stated: LogStatements? = nil) {
        self.archive = archive
        self.heads = heads
        self.stated = stated
        let topics = archive.topics
        own = TopicPartition(topic: topics.decisions(Core.service).name, partition: partition)
        input = TopicPartition(topic: topics.submissions(Core.service).name, partition: partition)
        intake = Intake(topics: topics, service: Core.service, partition: partition)
        fold = AcceptanceFold(namespace: topics.namespace, partition: own)
        references = Core.References(topics: topics)
        submissions = archive[input.topic, partition]
        registry = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        if stated?.losses[registry] != nil { returns[registry] = lastReturn(in: registry) }
    }

    /// Of a followed log: where the last decision stands that is based on less of it than the one before.
    private func lastReturn(in log: TopicPartition) -> Int64 {
        var (last, found): (Int64, Int64) = (0, 0)
        for record in archive[own.topic, own.partition] {
            guard case .decision(let decision)? = Self.body(of: record)?.kind,
                let position = decision.basedOn.first(where: { archive.topics.partition(of: $0) == log })?.offset
            else { continue }
            if position < last { found = record.offset }
            last = position
        }
        return found
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
                contradicted += heads.contradicted(at: fold.standing)
            } catch let violation as FoldViolation {
                report.broken.insert(own)
                object(
                    &report, violation.offset, violation.kind.rawValue, zh: "\(violation.meaning(.zh))：\(violation)",
                    en: "\(violation.meaning(.en)): \(violation)")
                break
            } catch {
                object(&report, record.offset, "unexpected", zh: "\(error)", en: "\(error)")
                break
            }
        }
        judgeHeads(&report)
        examinePassedOver(&report)
        let statements = statements
        for each in misdated where !statements.isRestored(each.submission, of: input) {
            object(
                &report, each.decision, "clock_changed", zh: "所决定的提交（偏移 \(each.submission)）的时间不是系统初始化所写的时钟标注的。",
                en: "The submission decided here (offset \(each.submission)) is not dated by the clock that genesis names.")
        }
        report.chains.append(
            AuditReport.Chain(
                partition: own, records: records.count, decisions: accepted, undecided: submissions.count - nextSubmission,
                ignored: fold.ignored, chain: fold.standing.chain))
    }

    /// What was told of the partition must be there, unless the root key states that it is lost.
    private func judgeHeads(_ report: inout AuditReport) {
        let statements = statements
        for head in contradicted where !statements.setsAside(head, of: own) {
            contradict(FoldViolation(.chainBroken, own, head.nextOffset - 1), &report)
        }
        let ahead = heads.furthestAhead { statements.setsAside($0, of: own) }
        if !report.broken.contains(own), ahead > fold.nextOffset {
            contradict(FoldViolation(.positionBeyondEnd, own, ahead), &report)
        }
        for loss in statements.losses[own] ?? [] {
            report.losses.append(AuditReport.Loss(partition: own, lastGood: loss.lastGood, reason: loss.reason))
        }
    }

    private var statements: LogStatements {
        stated ?? Core.statements(state: fold.state.domain, references: Core.References(topics: archive.topics))
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
        if !decision.statement.isEmpty { return examineStatement(decision, at: offset, &report) }
        guard let record = submission(of: decision, at: offset, &report) else { return }
        let item = record.withView { intake.open($0) }
        guard item.digest == decision.inputDigest else {
            return object(
                &report, offset, "input_rewritten", zh: "所决定的提交（偏移 \(record.offset)）内容与摘要不符。",
                en: "The submission decided here (offset \(record.offset)) does not have the digest it was decided under.")
        }
        guard decision.inputPartition == input.partition, decision.time == max(fold.standing.time, item.timestamp) else {
            return object(
                &report, offset, "decision_misplaced", zh: "决定所写的来源或时间与提交不符。",
                en: "The decision's source or time is not the submission's.")
        }
        let ground = statements.ground(
            of: decision.basedOn, in: archive.topics, isBeforeReturn: { offset < returns[$0] ?? 0 }, reaches: archive.reaches)
        if case .lost(let log) = ground { return rest(on: log, &report) }
        if let missing = advance(to: decision.basedOn) {
            // Where a followed log broke is named there, once; what builds on it cannot be repeated.
            if report.broken.contains(missing) {
                report.notRepeated += 1
                return
            }
            if case .doubtful(let log) = ground { return rest(on: log, &report) }
            return object(
                &report, offset, "position_beyond_end", zh: "决定所依据的 \(missing) 的位置不在日志中。",
                en: "The decision is based on positions of \(missing) that are not in the logs.")
        }
        if let clock = Core.genesis(state: fold.state.domain, references: references)?.clock, !record.timestampType.fits(clock) {
            misdated.append((offset, record.offset))
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
            if case .doubtful(let log) = ground { return rest(on: log, &report) }
            return object(
                &report, offset, "decision_differs", zh: "按签名的提交和规则重新决定，结果与记录不同。",
                en: "Deciding the signed submission again by the rules gives another outcome than the one recorded.")
        }
        if case .accepted(let outcome) = decision.outcome {
            for fact in outcome.facts { if case .scoring(.cohortClosed) = fact.content { report.rankingsRecomputed += 1 } }
        }
    }

    /// A decision rests on what is gone of a log, and the root key says so: nobody can repeat it.
    private func rest(on log: TopicPartition, _ report: inout AuditReport) {
        report.notRepeated += 1
        report.resting[log, default: 0] += 1
    }

    /// A statement that was handed over: it answers no submission, and must be signed with the root key.
    private func examineStatement(_ decision: PBDecision, at offset: Int64, _ report: inout AuditReport) {
        let handedOver = HandedOverStatement([UInt8](decision.statement), topics: archive.topics)
        let root = Core.genesis(state: fold.state.domain, references: references)?.rootKey
        guard let handedOver, handedOver.partition == own, handedOver.submission.key.bytes == root, decision.time == fold.standing.time,
            decision.inputDigest == fold.standing.lastInputDigest
        else {
            return object(
                &report, offset, "accepted_without_signature", zh: "这条决定不答复任何提交，也不是根密钥签名的声明。",
                en: "This decision answers no submission and is no statement signed with the root key.")
        }
        let context = DecisionContext(
            topics: archive.topics, partition: own.partition, time: decision.time, ownCut: fold.standing.cut(of: own),
            referenceCut: references.cut)
        let expected = Adjudicator<Core>.withReferences(handedOver.submission, in: context, state: fold.state, references: references)
        guard expected.outcome == decision.outcome else {
            return object(
                &report, offset, "decision_differs", zh: "按签名的声明和规则重新决定，结果与记录不同。",
                en: "Deciding the signed statement again by the rules gives another outcome than the one recorded.")
        }
    }

    /// The submission a decision answers; every submission must have its decision, in order.
    private mutating func submission(of decision: PBDecision, at offset: Int64, _ report: inout AuditReport) -> AuditRecord? {
        // Where its original had a gap, a restored log has a record without contents: no decision answers it, as none answers a gap.
        while nextSubmission < submissions.count, submissions[nextSubmission].isFiller,
            submissions[nextSubmission].offset < decision.inputOffset
        {
            nextSubmission += 1
        }
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
            let partition = archive.topics.partition(of: position)
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
        switch Adjudicator<Core>.readiness(of: submission.after, in: references, of: archive.topics) {
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

extension Archive {
    /// Whether a log has everything before a position.
    package func reaches(_ position: PBPosition) -> Bool {
        (records[topics.partition(of: position)]?.last?.offset ?? -1) + 1 >= position.offset
    }
}

extension FoldViolation {
    /// What it means, for people.
    package func meaning(_ language: Language) -> String {
        switch kind {
        case .logStartMoved:
            language(zh: "日志的开头没有了（被保留期限或有人删除）", en: "The beginning of the log is gone: retention or somebody deleted it")
        case .offsetsMissing:
            language(zh: "日志中间缺少记录（被压缩或有人删除）", en: "Records are missing from the middle of the log: compaction or somebody deleted them")
        case .otherWire: language(zh: "日志是另一版本的格式", en: "The log is written in another version of the wire")
        case .positionBeyondEnd: language(zh: "日志的尾部没有了", en: "The tail of the log is gone")
        case .unknownEpoch, .inputOutOfOrder, .chainBroken, .offsetWentBack:
            language(zh: "决定日志在此被截断或改写", en: "The log was truncated or rewritten here")
        }
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
