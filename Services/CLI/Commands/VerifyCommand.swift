internal import ArgumentParser
internal import Audit
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import Views

struct VerifyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify", abstract: said(zh: "从日志重新核验一切", en: "check everything again from the logs, trusting nobody"),
            discussion: said(
                zh:
                    "退出码：0 相符 · 2 不符。JSON：每个决定分区一行（topic、partition、records、decisions、undecided、chain），每处不符一行（code、topic、partition、offset、zh、en）。",
                en:
                    "Exit codes: 0 all is well · 2 something is not. JSON: a line for each decision partition (topic, partition, records, decisions, undecided, chain), and one for each objection (code, topic, partition, offset, zh, en)."
            ))
    }

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var format: OutputOption
    @Option(
        name: .customLong("file"),
        help: .said(zh: "核验导出文件或归档文件夹，而不是 Kafka", en: "check an export, or the folder of an archive, instead of a broker")) var file:
        String?
    @Option(
        help: .said(zh: "与先前留存的比较：导出文件或 verify 打印的表", en: "compare with what was kept: an export, or the table an earlier verify printed"))
    var kept: String?

    func run() async throws {
        let language = connection.language
        let archive: Archive
        let before = try kept.map { try Kept.read($0) } ?? Kept()
        if let file {
            archive = try ArchiveFile.read(file)
        } else {
            let connected = try connection.connect()
            do { archive = try await Archive.read(from: connected.log, topics: connected.topics) } catch let error as LogError {
                throw CommandError.from(error, brokers: connected.brokers)
            }
        }
        guard before.heads.isEmpty || before.heads.keys.contains(where: { archive.topics.topic(named: $0.topic) != nil }) else {
            throw CommandError(
                .badInput, zh: "留存的内容属于另一个命名空间，不是“\(archive.topics.namespace)”。",
                en: "What was kept is of another namespace than “\(archive.topics.namespace)”.")
        }
        let report = Audit.run(archive, kept: before) { partition in
            Console.progress(language(zh: "正在重新决定 \(partition)…", en: "deciding \(partition) again …"))
        }
        Console.endProgress()
        switch format.chosen.format {
        case .table: show(report, language)
        case .json: printRows(of: report)
        case .csv, .xlsx: Listing.print(Self.sheets(of: report), format.chosen, language)
        }
        if !report.findings.isEmpty { throw ExitCode(ExitStatus.falsified.rawValue) }
    }

    private func printRows(of report: AuditReport) {
        for chain in report.chains {
            Console.printJSON(
                ChainRow(
                    topic: chain.partition.topic, partition: chain.partition.partition, records: chain.records, decisions: chain.decisions,
                    undecided: chain.undecided, chain: chain.chain.hex))
        }
        for finding in report.findings {
            Console.printJSON(
                FindingRow(
                    code: finding.code, topic: finding.partition.topic, partition: finding.partition.partition, offset: finding.offset,
                    zh: finding.zh, en: finding.en))
        }
    }

    private static func sheets(of report: AuditReport) -> [Listing] {
        var chains = Listing(
            [
                Listing.Column("topic", zh: "主题", en: "topic"), Listing.Column("partition", zh: "分区", en: "partition", .right),
                Listing.Column("records", zh: "记录", en: "records", .right), Listing.Column("decisions", zh: "决定", en: "decisions", .right),
                Listing.Column("undecided", zh: "待决定", en: "undecided", .right), Listing.Column("chain", zh: "链值", en: "chain"),
            ], named: .both("决定分区", "Partitions"))
        for chain in report.chains {
            chains.add([
                .text(chain.partition.topic), .count(chain.partition.partition), .count(chain.records), .count(chain.decisions),
                .count(chain.undecided), .text(chain.chain.hex),
            ])
        }
        var findings = Listing(
            [
                Listing.Column("code", zh: "代码", en: "code"), Listing.Column("topic", zh: "主题", en: "topic"),
                Listing.Column("partition", zh: "分区", en: "partition", .right), Listing.Column("offset", zh: "位置", en: "offset", .right),
                Listing.Column("text", zh: "不符", en: "what is wrong"),
            ], named: .both("不符之处", "Wrong"))
        for finding in report.findings {
            findings.add([
                .text(finding.code), .text(finding.partition.topic), .count(finding.partition.partition), .number(finding.offset),
                .both(.both(finding.zh, finding.en)),
            ])
        }
        return report.findings.isEmpty ? [chains] : [chains, findings]
    }

    private func show(_ report: AuditReport, _ language: Language) {
        var table = Table([
            (language(zh: "决定分区", en: "decision partition"), .left), (language(zh: "记录", en: "records"), .right),
            (language(zh: "决定", en: "decisions"), .right), (language(zh: "待决定", en: "undecided"), .right),
            (language(zh: "链值", en: "chain"), .left),
        ])
        for chain in report.chains {
            table.add([
                chain.partition.description, String(chain.records), String(chain.decisions), String(chain.undecided),
                String(chain.chain.hex.prefix(16)),
            ])
        }
        Console.print(table.text)
        Console.print(
            language(
                zh: "重新作出 \(report.decisions) 项决定：接受 \(report.accepted)，拒绝 \(report.refused)，重复 \(report.repeats)。",
                en:
                    "\(report.decisions) decisions made again: \(report.accepted) accepted, \(report.refused) refused, \(report.repeats) repeats."
            ))
        if report.rankingsRecomputed > 0 || report.rankingsPublished > 0 {
            Console.print(
                language(
                    zh: "重算排名 \(report.rankingsRecomputed) 份，与公布的 \(report.rankingsPublished) 份逐字节一致。",
                    en:
                        "rankings recomputed: \(report.rankingsRecomputed); published ones equal to them byte for byte: \(report.rankingsPublished)."
                ))
        }
        if report.foreignRules > 0 {
            Console.print(
                language(
                    zh: "\(report.foreignRules) 项决定由其他版本的规则作出：只核验了签名和链。",
                    en: "\(report.foreignRules) decisions were made under other rules: only their signatures and chains were checked."))
        }
        if report.notRepeated > 0 {
            Console.print(
                language(
                    zh: "\(report.notRepeated) 项决定依据的日志在更早处已断，无法重新作出。",
                    en: "\(report.notRepeated) decisions build on a log that is broken earlier and could not be made again."))
        }
        for loss in report.losses {
            let resting = report.resting[loss.partition] ?? 0
            Console.print(
                language(
                    zh: "根密钥声明：\(loss.partition) 在偏移 \(loss.lastGood) 之后的记录已丢失（\(loss.reason)）；有 \(resting) 项决定依据其中的内容，无法重新作出。",
                    en:
                        "Stated with the root key: the records of \(loss.partition) after offset \(loss.lastGood) are lost (\(loss.reason)); \(resting) decisions rest on them and could not be made again."
                ))
        }
        for finding in report.findings {
            Console.print(
                language(zh: "不符", en: "WRONG")
                    + " \(finding.partition) @\(finding.offset) [\(finding.code)] " + language(zh: finding.zh, en: finding.en))
        }
        if report.findings.isEmpty { Console.print(language(zh: "全部相符。", en: "All is well.")) }
    }
}

/// A decision partition for programs.
private struct ChainRow: Encodable {
    var topic: String
    var partition: Int32
    var records: Int
    var decisions: Int
    var undecided: Int
    var chain: String
}

/// An objection for programs.
private struct FindingRow: Encodable {
    var code: String
    var topic: String
    var partition: Int32
    var offset: Int64
    var zh: String
    var en: String
}
