internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import Views

/// A closing is announced: what it would leave out is named, and a word that it is meant is asked for.
struct ClosingOptions: ParsableArguments {
    @Flag(help: .said(zh: "只说明还缺什么，不提交", en: "only say what is missing; submit nothing"))
    var dryRun = false

    @Flag(help: .said(zh: "不询问（供程序使用）", en: "ask no question, for programs"))
    var yes = false

    func validate() throws {
        guard !(dryRun && yes) else {
            throw ValidationError(said(zh: "--dry-run 不提交，无须 --yes。", en: "--dry-run submits nothing, so --yes means nothing beside it."))
        }
    }

    /// Says what is missing and asks.
    ///
    /// - Parameter preview: of the state that everything decided so far comes to.
    /// - Returns: whether to submit it.
    /// - Throws: a ``CommandError`` if it would be refused, or nobody can be asked.
    func goesOn(
        _ options: SubmitOptions, unit: String, _ body: PBPayload.Body,
        preview: (SystemState, Topics) throws(Refusal) -> ClosingPreview
    ) async throws -> Bool {
        guard !yes else { return true }
        guard dryRun || Console.canAsk else {
            throw CommandError(
                .usage, zh: "核定不可撤回，须先看还缺什么。这里没有终端可以询问：先用 --dry-run 查看，再加 --yes 提交。",
                en:
                    "A closing is final, so it is asked about first, and there is no terminal to ask at: look with --dry-run, then submit with --yes."
            )
        }
        let connection = try options.connection.connect()
        let language = connection.language
        let state = try await SystemState.read(connection)
        let shown: ClosingPreview
        do throws(Refusal) { shown = try preview(state, connection.topics) } catch { throw CommandError(error) }
        let text = ClosingText(shown, state.registry)
        switch options.output {
        case .table: Console.print(text.text(language))
        case .json: Console.printJSON(text.row)
        }
        // Whoever only looks needs no key.
        let hasKey = try options.connection.keyPath(options.key) != nil
        if !dryRun || hasKey {
            let key = try options.signingKey().publicKey
            if let refusal = state.refusal(of: body, for: unit, by: key, connection.topics) { throw CommandError(refusal) }
        }
        if dryRun { return false }
        guard Console.confirms(language(zh: "核定不可撤回。确实要核定并公布，请输入 yes：", en: "This is final. Type yes to close and publish: ")) else {
            throw CommandError(.usage, zh: "没有核定，什么也没有提交。", en: "Nothing was closed and nothing submitted.")
        }
        return true
    }
}

extension CommandError {
    /// What a service would refuse, told before it is sent.
    init(_ refusal: Refusal) {
        self.init(
            refusal.retriable ? .refusedForNow : .refused, zh: "\(refusal.zh)（\(refusal.code)）", en: "\(refusal.en) (\(refusal.code))")
    }
}

extension SystemState {
    /// Milliseconds since 1970, by the clock that ``day`` goes by.
    private var moment: Int64 {
        guard registry.genesis?.clock == .declared else { return Int64(Date().timeIntervalSince1970 * 1000) }
        let times = references.partitions.compactMap { references.standing(of: $0)?.time } + [scoring.standing.time]
        return times.max() ?? 0
    }

    /// Why scoring would refuse a submission now, by its own rules; nil if it would be accepted.
    func refusal(of body: PBPayload.Body, for unit: String, by key: PublicKey, _ topics: Topics) -> Refusal? {
        var payload = PBPayload()
        payload.namespace = topics.namespace
        payload.unit = unit
        payload.body = body
        let time = moment
        let submission = Submission(id: SubmissionID(milliseconds: time, random: (0, 0)), key: key, payload: payload)
        let context = DecisionContext(
            topics: topics, partition: scoring.partition.partition, time: time, ownCut: scoring.standing.cut(of: scoring.partition),
            referenceCut: references.cut)
        switch ScoringCore.decide(submission, in: context, state: scoring.state, references: references) {
        case .refused(let refusal): return refusal
        case .accepted: return nil
        }
    }
}
