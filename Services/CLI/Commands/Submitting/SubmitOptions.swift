internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case table, json }

/// Options of every command that sends a submission.
struct SubmitOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions

    @Option(
        name: [.customShort("k"), .long],
        help: .said(zh: "私钥文件（PLEDGELINE_KEY，或登录配置中的 key）", en: "private key file (PLEDGELINE_KEY, or key in the profile)"))
    var key: String?

    @Flag(
        help: .said(
            zh: "只签名并存入提交箱，不联网；以后用 pledgeline spool send 发送",
            en: "only sign and keep it, without a connection; pledgeline spool send sends it later"))
    var offline = false

    @Flag(
        help: .said(
            zh: "所写的确实如此，不再以不合常理（implausible）拒绝；随签名一同记录",
            en: "what looks wrong is meant, so that it is not refused as implausible; signed and recorded with the rest"))
    var meant = false

    @Flag(help: .said(zh: "不等待决定", en: "do not wait for the decision"))
    var noWait = false

    @Option(help: .said(zh: "最多等待决定的秒数", en: "seconds to wait for the decision"))
    var timeout: Int = 30

    @Option(help: .said(zh: "输出格式：表格，或每行一个 JSON 对象", en: "output: a table, or one JSON object a line"))
    var output: OutputFormat = .table

    var bound: Duration? { noWait ? nil : .seconds(timeout) }

    func signingKey() throws -> SigningKey {
        guard let path = try connection.keyPath(key) else {
            throw CommandError(
                .usage, zh: "请用 --key、环境变量 PLEDGELINE_KEY 或登录配置（pledgeline profile set）指明私钥文件。",
                en: "Name the private key file with --key, PLEDGELINE_KEY or in a profile (pledgeline profile set).")
        }
        return try KeyFile.read(path)
    }

    func topics() throws -> Topics { try connection.place().topics }

    /// Signs, keeps, sends, waits and prints; ends the process with the status that says what became of it.
    ///
    /// - Parameter documents: what the body cites; those with contents are uploaded before it is sent.
    func submit(
        unit: String, _ body: PBPayload.Body, documents: [CitedDocument] = [], after extra: [PBPosition] = []
    ) async throws {
        var payload = PBPayload()
        payload.unit = unit
        payload.meant = meant
        payload.body = body
        payload.after = extra
        try await Submitter(self).submit(payload, documents: documents)
    }

    /// What a file's submissions are known by: with `--meant` they are others.
    func batchContents(_ data: Data) -> Data { meant ? Data("pledgeline-meant-v1\0".utf8) + data : data }

    func report(_ outcome: SubmissionOutcome, _ language: Language) {
        switch output {
        case .json: Console.print(outcome.json)
        case .table: Console.print(outcome.text(language))
        }
    }

    /// For what makes sense only with a connection.
    func refuseOffline(zh: String, en: String) throws {
        if offline { throw CommandError(.usage, zh: "不能用 --offline：\(zh)", en: "--offline is not possible here: \(en)") }
    }
}
