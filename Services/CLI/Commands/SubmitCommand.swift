internal import ArgumentParser
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Many submissions from a file or a pipe; see ``SubmissionLines``.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "逐行提交 NDJSON / submit NDJSON, one payload a line",
        discussion: #"例 / e.g. {"service":"SERVICE_PLEDGES","unit":"v001","reportDone":{"pledge":"p1","quantity":"3"}}"#)

    @OptionGroup var options: SubmitOptions
    @Argument(help: "文件，- 为标准输入 / file, - for standard input") var file: String

    func run() async throws {
        let connected = try options.connection.connect()
        let language = connected.language
        let key = try options.signingKey()
        // Everything is read and checked before anything is sent.
        let payloads = try SubmissionLines.read(try input(), named: file)
        do {
            let client = try await SubmissionClient(connected)
            var worst = ExitStatus.accepted
            for (number, payload) in payloads {
                let outcome = try await client.submit(payload, key: key, waitFor: options.noWait ? nil : .seconds(options.timeout))
                if options.output == .table { Console.print(language(zh: "第 \(number) 行：", en: "line \(number): ")) }
                options.report(outcome, language)
                if outcome.status.rawValue > worst.rawValue { worst = outcome.status }
            }
            await client.close()
            if worst != .accepted { throw ExitCode(worst.rawValue) }
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }

    private func input() throws -> Data {
        if file == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        do { return try Data(contentsOf: URL(filePath: file)) } catch {
            throw CommandError(.badInput, zh: "读不了 \(file)。", en: "\(file) cannot be read.")
        }
    }
}
