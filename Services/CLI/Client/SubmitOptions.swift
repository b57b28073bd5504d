public import ArgumentParser
internal import Foundation
public import Schema
internal import Streaming
internal import SwiftProtobuf

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

/// Options of every command that sends a submission.
struct SubmitOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions

    @Option(name: [.customShort("k"), .long], help: "私钥文件 / private key file (PLEDGELINE_KEY)")
    var key: String?

    @Flag(help: "不等待决定 / do not wait for the decision")
    var noWait = false

    @Option(help: "最多等待的秒数 / seconds to wait for the decision")
    var timeout: Int = 30

    @Option(help: "输出格式 / output: table or json")
    var output: OutputFormat = .table

    func signingKey() throws -> SigningKey {
        guard let path = key ?? ProcessInfo.processInfo.environment["PLEDGELINE_KEY"] else {
            throw CommandError(
                .usage, zh: "请用 --key 或环境变量 PLEDGELINE_KEY 指明私钥文件。", en: "Name the private key file with --key or PLEDGELINE_KEY.")
        }
        return try KeyFile.read(path)
    }

    /// Signs, sends, waits and prints; ends the process with the status that says what became of it.
    func submit(_ service: PBService, unit: String, _ body: PBPayload.OneOf_Body, after extra: [PBPosition] = []) async throws {
        let connected = try connection.connect()
        let key = try signingKey()
        do {
            let client = try await SubmissionClient(connected)
            var payload = PBPayload()
            payload.service = service
            payload.unit = unit
            payload.body = body
            payload.after = extra
            let outcome = try await client.submit(payload, key: key, waitFor: noWait ? nil : .seconds(timeout))
            await client.close()
            report(outcome, connected.language)
            if outcome.status != .accepted { throw ExitCode(outcome.status.rawValue) }
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }

    func report(_ outcome: SubmissionOutcome, _ language: Language) {
        switch output {
        case .json: Console.print(outcome.json)
        case .table: Console.print(outcome.text(language))
        }
    }
}
