internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

struct TickCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tick", abstract: said(zh: "让到期的事项生效，每天运行一次", en: "let deadlines pass; run daily with a timekeeper's key"))
    }

    @OptionGroup var options: SubmitOptions
    @Option(help: .said(zh: "密钥登记的单位", en: "the unit the key is enrolled at")) var unit: String
    /// More than this many rounds of 1,000 a partition and something is wrong.
    private static let mostRounds = 10_000

    func run() async throws {
        // A tick is dated by its record, and tomorrow's does what today's would have done: it is not kept.
        try options.refuseOffline(zh: "到期处理须立即发送。", en: "a tick is worth nothing later.")
        if options.noWait {
            throw CommandError(
                .usage, zh: "到期处理要看决定才知道还有没有剩余，不能用 --no-wait。",
                en: "Whether more deadlines wait is told by the decision, so --no-wait is not possible here.")
        }
        let connected = try options.connection.connect()
        let key = try options.signingKey()
        do {
            let client = try await SubmissionClient(connected)
            var settled: UInt32 = 0
            var worst = ExitStatus.accepted
            for service in [PBService.registry, .pledges, .supervision] {
                for partition in Topics.partitionNumbers(of: service) {
                    for _ in 0..<Self.mostRounds {
                        var payload = PBPayload()
                        payload.unit = unit
                        payload.body = .tick(.with { $0.partition = partition }, of: service)
                        let outcome = try await client.submit(payload, key: key, waitFor: .seconds(options.timeout))
                        if outcome.status != .accepted {
                            if outcome.status.rawValue > worst.rawValue { worst = outcome.status }
                            options.report(outcome, connected.language)
                        }
                        // A key that may not here may not anywhere.
                        if case .refused(let refused) = outcome.answer?.decision.outcome, refused.code == "not_authorized" {
                            await client.close()
                            throw ExitCode(worst.rawValue)
                        }
                        guard case .accepted(let accepted) = outcome.answer?.decision.outcome else { break }
                        let tick = accepted.facts.lazy.compactMap { fact -> PBTickSettled? in
                            fact.tickSettled
                        }.first
                        settled += tick?.settled ?? 0
                        guard tick?.more == true else { break }
                    }
                }
            }
            await client.close()
            Console.print(connected.language(zh: "已处理 \(settled) 项到期事项", en: "\(settled) deadlines settled"))
            if worst != .accepted { throw ExitCode(worst.rawValue) }
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }
}
