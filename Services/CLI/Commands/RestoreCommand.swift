internal import ArgumentParser
internal import Audit
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// Fills an empty cluster from an archive.
struct RestoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: said(zh: "用归档填充空的集群", en: "fill an empty cluster from an archive"),
            discussion: said(
                zh: "先停止所有服务。已决定的提交和决定保持原来的偏移、时间和链；归档时尚未决定的提交改用恢复时的时间。集群须为空；中断后再运行一次即接着做。最后以根密钥签署恢复声明，服务启动后决定。",
                en:
                    "Stop all services first. Decided submissions and decisions keep their offsets, times and chains; submissions not decided when they were archived get the time of the restore. The cluster must be empty; after an interruption run it again and it goes on. At the end a statement signed with the root key is submitted, which the services decide when they start."
            ))
    }

    @OptionGroup var connection: ConnectionOptions
    @Option(name: [.customShort("k"), .long], help: .said(zh: "根密钥文件", en: "the root key's file")) var key: String
    @Option(help: .said(zh: "副本数，-1 为集群默认", en: "replication factor, -1 is the cluster's default")) var replication: Int = -1
    @Option(help: .said(zh: "恢复的原因，写入声明", en: "why it is restored, to be stated")) var reason: String = ""
    @Argument(help: .said(zh: "归档文件夹", en: "folder of the archive"), completion: .directory) var folder: String

    func run() async throws {
        let language = connection.language
        let key = try KeyFile.read(key)
        let folder = ArchiveFolder(folder)
        let manifest = try folder.existingManifest()
        let lock = try folder.lock()
        defer { withExtendedLifetime(lock) {} }
        let connected = try connection.connect()
        guard connected.topics.namespace == manifest.namespace else {
            throw CommandError(
                .usage, zh: "归档属于命名空间“\(manifest.namespace)”，不能恢复到“\(connected.topics.namespace)”。请加 --namespace \(manifest.namespace)。",
                en:
                    "The archive is of the namespace “\(manifest.namespace)” and cannot be restored into “\(connected.topics.namespace)”. Add --namespace \(manifest.namespace)."
            )
        }
        let contents = try ArchiveCheck.run(folder) { place in
            Console.progress(language(zh: "正在核对归档 \(place)…", en: "checking the archive, \(place) …"))
        }
        Console.endProgress()
        guard contents.findings.isEmpty else {
            for finding in contents.findings { Console.note(finding.line(language)) }
            throw CommandError(
                .falsified, zh: "归档不完好，什么都没有写入。", en: "The archive is not intact; nothing was written.")
        }
        let run = RestoreRun(
            log: connected.log, folder: folder, contents: contents, key: key, reason: reason, replication: replication,
            now: { Int64(Date().timeIntervalSince1970 * 1000) }
        ) { done, total, place in ProgressBar(place.description, total: total).show(done) }
        let report: RestoreRun.Report
        do { report = try await run.run() } catch {
            Console.endProgress()
            switch error {
            case let refusal as RestoreRefusal: throw refusal.error
            case let error as LogError: throw Self.interrupted(error, connected.brokers)
            default: throw error
            }
        }
        Console.endProgress()
        show(report, language)
    }

    private static func interrupted(_ error: LogError, _ brokers: String) -> CommandError {
        var told = CommandError.from(error, brokers: brokers)
        told.zh += "\n恢复没有做完；再运行一次即接着做。"
        told.en += "\nThe restore is not complete; run it again and it goes on."
        return told
    }

    private func show(_ report: RestoreRun.Report, _ language: Language) {
        Console.print(
            language(
                zh: "已写入 \(report.written) 条记录（此前已有 \(report.present) 条），\(report.compared) 条逐一核对相符。",
                en:
                    "\(report.written) records written (\(report.present) were there before), \(report.compared) compared one by one: all as archived."
            ))
        if report.undecided > 0 {
            Console.print(
                language(
                    zh: "其中 \(report.undecided) 项提交归档时尚未决定，按现在的时间重新收到。",
                    en: "Of these \(report.undecided) submissions were not decided yet when archived; they count as received now."))
        }
        Console.print(
            report.stated
                ? language(zh: "已提交恢复声明（根密钥签名）。现在可以启动服务。", en: "The restore is stated, signed with the root key. Start the services now.")
                : language(zh: "恢复声明先前已提交。可以启动服务。", en: "The restore was stated before. Start the services."))
        for finding in report.findings { Console.note(language(zh: "请改正：", en: "to be mended: ") + finding.description) }
    }
}
