internal import ArgumentParser
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Many submissions from a file or a pipe: one JSON object a line, protobuf's JSON mapping of a Payload without id, namespace and issuedAt.
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
        let payloads = try lines().map { number, text in (number, try payload(text, number)) }
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

    /// Everything is read and checked before anything is sent.
    private func lines() throws -> [(Int, String)] {
        let data: Data
        if file == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            do { data = try Data(contentsOf: URL(filePath: file)) } catch {
                throw CommandError(.badInput, zh: "读不了 \(file)。", en: "\(file) cannot be read.")
            }
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandError(.badInput, zh: "\(file) 不是 UTF-8 文本。", en: "\(file) is not UTF-8 text.")
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0 + 1, String($1)) }.filter { !$1.allSatisfy(\.isWhitespace) }
    }

    private func payload(_ line: String, _ number: Int) throws -> PBPayload {
        let payload: PBPayload
        do { payload = try PBPayload(jsonString: line) } catch {
            throw CommandError(
                .badInput, zh: "第 \(number) 行不是有效的提交：\(error)。没有发送任何一行。",
                en: "Line \(number) is not a submission: \(error). No line was sent.")
        }
        guard payload.body != nil, Topics.services.contains(payload.service) else {
            throw CommandError(
                .badInput, zh: "第 \(number) 行缺少 service 或内容。没有发送任何一行。", en: "Line \(number) lacks the service or a body. No line was sent.")
        }
        return payload
    }
}
