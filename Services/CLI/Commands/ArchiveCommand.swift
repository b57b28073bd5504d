internal import ArgumentParser
internal import Audit
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// A copy of all topics on a disk, from which an empty cluster can be filled again.
struct ArchiveCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "archive", abstract: said(zh: "把全部主题归档到文件夹；检查归档", en: "write all topics into a folder; check it"),
            subcommands: [Write.self, Check.self], defaultSubcommand: Write.self)
    }

    struct Write: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "write",
                abstract: said(zh: "写入新的记录；系统可照常运行", en: "write what is new, while the system runs"),
                discussion: said(
                    zh: "第一次写入全部记录，以后只写新的；先核对日志与已归档的相符，不符则拒绝，归档不动。随时可以中断，再运行即可。姓名单独放在 names 文件夹，可以删除。",
                    en:
                        "The first run writes everything, later ones what is new, after making sure that the log still agrees with what is there: otherwise it refuses and leaves the archive as it is. It may be ended at any moment and run again. Names stand apart in the folder names, which can be deleted."
                ))
        }

        @OptionGroup var connection: ConnectionOptions
        @Flag(inversion: .prefixedNo, help: .said(zh: "是否归档姓名", en: "whether names are archived, too")) var names = true
        @Argument(help: .said(zh: "归档文件夹", en: "folder of the archive"), completion: .directory) var folder: String

        func run() async throws {
            let connected = try connection.connect()
            let language = connected.language
            let run = ArchiveRun(
                topics: connected.topics, log: connected.log, folder: ArchiveFolder(folder), names: names,
                now: Int64(Date().timeIntervalSince1970 * 1000)
            ) { place in Console.progress(language(zh: "正在归档 \(place)…", en: "archiving \(place) …")) }
            let report: ArchiveRun.Report
            do { report = try await run.run() } catch let error as LogError {
                Console.endProgress()
                throw CommandError.from(error, brokers: connected.brokers)
            }
            Console.endProgress()
            let partitions = report.manifest.partitions + (report.names?.partitions ?? [])
            let (records, bytes) = partitions.reduce((0, Int64(0))) { ($0.0 + $1.records, $0.1 + $1.bytes) }
            for (topic, count) in report.beyond.sorted(by: { $0.key < $1.key }) {
                Console.note(
                    language(
                        zh: "\(topic) 的分区多于应有的数目；多出的分区中的 \(count) 条记录没有归档。",
                        en: "\(topic) has more partitions than it must have; the \(count) records in those beyond were not archived."))
            }
            Console.print(
                language(
                    zh: "新归档 \(report.added) 条记录，共 \(records) 条（\(bytes) 字节）\n清单 SHA-256 \(report.digest.hex)",
                    en:
                        "\(report.added) new records archived, \(records) in all (\(bytes) bytes)\nSHA-256 of the manifest \(report.digest.hex)"
                ))
        }
    }

    struct Check: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "check",
                abstract: said(zh: "不连 Kafka，核验文件摘要、链和顺序", en: "check digests, chains and order, without a broker"),
                discussion: said(zh: "退出码：0 相符 · 2 不符。", en: "Exit codes: 0 all is well · 2 something is not."))
        }

        @OptionGroup var languageOption: LanguageOption
        @Argument(help: .said(zh: "归档文件夹", en: "folder of the archive"), completion: .directory) var folder: String

        func run() async throws {
            let language = Language.current
            let contents = try ArchiveCheck.run(ArchiveFolder(folder)) { place in
                Console.progress(language(zh: "正在核对 \(place)…", en: "checking \(place) …"))
            }
            Console.endProgress()
            for finding in contents.findings { Console.print(finding.line(language)) }
            guard contents.findings.isEmpty else { throw ExitCode(ExitStatus.falsified.rawValue) }
            Console.print(
                language(
                    zh: "归档完好：命名空间 \(contents.topics.namespace)，\(contents.records) 条记录，\(contents.standings.count) 个决定分区的链相符。",
                    en:
                        "The archive is intact: namespace \(contents.topics.namespace), \(contents.records) records, the chains of \(contents.standings.count) decision partitions agree."
                ))
        }
    }
}

extension ArchiveCheck.Finding {
    func line(_ language: Language) -> String {
        language(zh: "不符", en: "WRONG") + " \(place) @\(offset) [\(code)] " + language(zh: zh, en: en)
    }
}
