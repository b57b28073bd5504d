internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Many submissions from a file or a pipe; see ``SubmissionLines``.
struct SubmitCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "submit",
            abstract: said(zh: "逐行提交 NDJSON，中断后可接着来", en: "submit NDJSON, one payload a line; goes on where it was broken off"),
            discussion: said(
                zh: #"例：{"unit":"v001","pledges":{"reportDone":{"pledge":"p1","quantity":"3"}}}。内容相同的文件再提交一次，只发送还没有决定的行。"#,
                en:
                    #"E.g. {"unit":"v001","pledges":{"reportDone":{"pledge":"p1","quantity":"3"}}}. The same contents submitted again send only the lines that have no decision yet."#
            ))
    }

    @OptionGroup var options: SubmitOptions
    @Flag(help: .said(zh: "即使提交过相同内容，也作为新的提交", en: "as new submissions, even if the same contents were submitted before")) var anew = false
    @Argument(help: .said(zh: "文件，- 为标准输入", en: "file, - for standard input")) var file: String

    func run() async throws {
        let place = try options.connection.place()
        let language = place.language
        let key = try options.signingKey()
        // Everything is read and checked before anything is sent.
        let data = try InputFile.read(file)
        var lines = try SubmissionLines.read(data, named: file)
        if options.meant { for place in lines.indices { lines[place].payload.meant = true } }
        let spool = try Spool(topics: place.topics)
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let contents = options.batchContents(data)
        let turn = options.offline ? nil : try BatchTurn.take(contents, key: key.publicKey, topics: place.topics)
        defer { withExtendedLifetime(turn) {} }
        let batch = try SubmissionBatch.begin(contents, in: spool, key: key, anew: anew, time: now)
        let sender = BatchSender(spool: spool, batch: batch, key: key)
        let drafts = lines.enumerated().map { (place: $0.offset, payload: $0.element.payload) }
        let open = sender.open(drafts)
        tellDecided(lines, batch, language)
        if options.offline {
            try sender.keep(open)
            return Console.print(SpoolTexts.keptMany(open.count)(options.output, language))
        }
        let bar = ProgressBar(language(zh: "已提交", en: "submitted"), total: open.count)
        let report = try await sender.send(open, over: place.connect(), waitFor: options.bound, progress: bar.show) { place, outcome in
            Console.endProgress()
            if options.output == .table { Console.print(language(zh: "第 \(lines[place].number) 行：", en: "line \(lines[place].number): ")) }
            options.report(outcome, language)
        }
        Console.endProgress()
        if let stopped = report.stopped { throw CommandError.kept(report.kept, because: stopped, brokers: place.brokers) }
        if report.status != .accepted { throw ExitCode(report.status.rawValue) }
    }

    /// Lines whose decision is known from an earlier attempt.
    private func tellDecided(_ lines: [(number: Int, payload: PBPayload)], _ batch: SubmissionBatch, _ language: Language) {
        guard !batch.decided.isEmpty else { return }
        for (place, line) in lines.enumerated() {
            let id = batch.id(place)
            guard let summary = batch.decided[id] else { continue }
            switch options.output {
            case .table:
                Console.print(
                    language(
                        zh: "第 \(line.number) 行：先前已有决定：\(summary)（编号 \(id)）",
                        en: "line \(line.number): decided before: \(summary) (id \(id))"))
            case .json: Console.printJSON(DecidedBefore(id: id.description, line: line.number, summary: summary))
            }
        }
        Console.note(
            language(
                zh: "这份文件先前提交过，\(batch.decided.count) 行已有决定，不再发送（要当作新的提交，请加 --anew）。",
                en:
                    "This file was submitted before; \(batch.decided.count) lines are decided and not sent again (--anew submits them as new)."
            ))
    }

    private struct DecidedBefore: Encodable {
        var id: String
        var line: Int
        var status = "decidedBefore"
        var summary: String
    }
}
