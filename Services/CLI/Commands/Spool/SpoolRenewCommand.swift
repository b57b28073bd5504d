internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Signs what waited too long under a new id.
///
/// Only what was never given to a broker: of anything else nobody on this machine knows whether it stands in the log, and under another id it would
/// count twice.
struct SpoolRenewCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "renew",
            abstract: said(zh: "存放过久的提交换新编号重新签名", en: "sign a submission that waited too long again, under a new id"),
            discussion: said(
                zh: "只限从未交给 Kafka 的提交：交过的可能已在日志中，换编号会算两次。",
                en: "Only what was never given to a broker: anything else may stand in the log, and under another id it would count twice.")
        )
    }

    @OptionGroup var options: SubmitOptions
    @Argument(help: .said(zh: "编号", en: "id")) var id: String

    func run() async throws {
        let place = try options.connection.place()
        let spool = try Spool(topics: place.topics)
        let key = try options.signingKey()
        let (found, _) = try spool.entry(id)
        // Nobody else may send the old one once the new one is there: both would count.
        try await spool.alone(with: found.id) { claim, entry in
            guard entry.standing == .waiting else {
                throw CommandError(
                    .usage, zh: "\(id) 曾交给 Kafka，可能已在日志中，不能换编号。请先用 pledgeline spool send 或 pledgeline watch 查明，确实没有再重做。",
                    en:
                        "\(id) was given to a broker and may stand in the log, so it cannot have a new id. Find out with pledgeline spool send or pledgeline watch; only if it is not there, make it anew."
                )
            }
            guard entry.submission.signer == key.publicKey.bytes else {
                throw CommandError(
                    .usage, zh: "\(id) 是用另一把密钥签名的；请用 --key 指明那一把。", en: "\(id) was signed with another key; name that one with --key.")
            }
            let now = Int64(Date().timeIntervalSince1970 * 1000)
            var random = SystemRandomNumberGenerator()
            var payload = try entry.submission.payload()
            payload.meant = payload.meant || options.meant
            let renewed = try PreparedSubmission(
                payload, id: SubmissionID(milliseconds: now, using: &random), topics: place.topics, key: key, time: now,
                timestamp: entry.submission.timestamp)
            try spool.put([renewed], batch: entry.batch, replaces: entry.id, documents: entry.documents)
            // The file it comes from, sent again, must not make the old one anew.
            try await claim.settle(entry.id, summary: "renewed as \(renewed.id)")
            Console.print(SpoolTexts.kept(renewed.id, options.output, place.language))
        }
    }
}
