internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// Signs single submissions, keeps them in the spool, sends them from there, and says what became of them.
struct Submitter {
    private let options: SubmitOptions
    private let place: ConnectionPlace
    private let key: SigningKey
    private let spool: Spool
    private let seen: SeenPositions

    init(_ options: SubmitOptions) throws {
        self.options = options
        place = try options.connection.place()
        key = try options.signingKey()
        spool = try Spool(topics: place.topics)
        seen = SeenPositions(namespace: place.topics.namespace, notice: place.notice)
    }

    /// - Throws: `ExitCode` or ``CommandError`` with the status that says what became of it, unless it was accepted or, as asked, only kept.
    func submit(_ draft: PBPayload, documents: [CitedDocument] = []) async throws {
        let contents = documents.compactMap(\.content)
        try spool.keep(contents)
        let digests = contents.map { Digest.sha256($0) }
        var payload = draft
        payload.after = seen.tokens(for: payload.service, topics: place.topics, unit: payload.unit, and: draft.after)
        guard !options.offline else { return try keep(payload, digests, because: nil) }
        // Already known: whatever this command looked up before did not come.
        if let silence = BrokerSilence.noted { return try keep(payload, digests, because: silence) }
        let connection = try place.connect(within: options.bound)
        // Whatever is wrong with the connection, what is to be submitted is not lost.
        do { payload.after = try await connection.existing(payload.after) } catch let error as LogError {
            return try keep(payload, digests, because: error)
        }
        let others = try spool.places().filter { !$0.isRefused }.count
        let claim = try spool.putClaimed([try prepared(payload)], documents: digests)
        if others > 0 { Console.note(place.language(SpoolTexts.others(others))) }
        let report = try await SpoolSender(connection: connection, claim: claim).send(waitFor: options.bound) { _, outcome in
            options.report(outcome, place.language)
        }
        if let stopped = report.stopped, let entry = claim.entries.first { throw kept(entry.submission, because: stopped) }
        if report.status != .accepted { throw ExitCode(report.status.rawValue) }
    }

    private func prepared(_ payload: PBPayload) throws -> PreparedSubmission {
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        var random = SystemRandomNumberGenerator()
        return try PreparedSubmission(
            payload, id: SubmissionID(milliseconds: now, using: &random), topics: place.topics, key: key, time: now)
    }

    private func keep(_ payload: PBPayload, _ documents: [Data], because reason: LogError?) throws {
        let submission = try prepared(payload)
        try spool.put([submission], documents: documents)
        if let reason { throw kept(submission, because: reason) }
        Console.print(SpoolTexts.kept(submission.id, options.output, place.language))
    }

    private func kept(_ submission: PreparedSubmission, because reason: LogError) -> CommandError {
        if options.output == .json { Console.print(SpoolTexts.keptJSON(submission.id)) }
        return .kept(1, because: reason, brokers: place.brokers)
    }
}
