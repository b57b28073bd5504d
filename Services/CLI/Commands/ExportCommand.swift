internal import ArgumentParser
internal import Audit
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

struct ExportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "export", abstract: said(zh: "导出全部主题，供别处核验", en: "export all topics, to be verified elsewhere"))
    }

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: .said(zh: "文件，- 为标准输出", en: "file, - for standard output")) var file: String

    func run() async throws {
        let connected = try connection.connect()
        do {
            let archive = try await Archive.read(from: connected.log, topics: connected.topics)
            try ArchiveFile.write(archive, to: file)
            let count = archive.records.values.reduce(0) { $0 + $1.count }
            let told = connected.language(zh: "已导出 \(count) 条记录到 \(file)", en: "\(count) records exported to \(file)")
            if file == "-" { Console.note(told) } else { Console.print(told) }
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }
}
