internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming
internal import Views

/// Small documents of evidence (佐证材料) in a topic of their own, where they can be deleted; reports cite their digest.
struct EvidenceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "evidence", abstract: said(zh: "佐证材料：上传、取回、删除", en: "upload, fetch and delete documents of evidence"),
            subcommands: [Put.self, Get.self, Delete.self, List.self, Purge.self])
    }

    struct Put: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "put",
                abstract: said(zh: "上传文件，显示摘要和地址（每个最多 8 MiB）", en: "upload files and print digest and address (at most 8 MiB each)"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "文件", en: "files")) var files: [String]
        @OptionGroup var format: OutputOption

        /// For programs, of each document.
        private struct Uploaded: Encodable {
            var name: String
            var digest: String
            var address: String
        }

        func run() async throws {
            let documents = try files.map { path in (path: path, content: try EvidenceFile.read(path)) }
            let connected = try connection.connect()
            let store = EvidenceStore(topics: connected.topics, log: connected.log)
            try await connected.reporting {
                var sheet = Listing(
                    [
                        Listing.Column("digest", zh: "摘要", en: "digest"), Listing.Column("address", zh: "地址", en: "address"),
                        Listing.Column("name", zh: "文件", en: "name"),
                    ], named: .both("佐证材料", "Evidence"))
                for document in documents {
                    let name = URL(filePath: document.path).lastPathComponent
                    let evidence = try await store.put(document.content, named: name)
                    // Told one by one as they are uploaded; a sheet is written when all are.
                    switch format.chosen.format {
                    case .table: Console.print("\(evidence.digest.hex)  \(evidence.address)  \(name)")
                    case .json:
                        Console.printJSON(Uploaded(name: name, digest: evidence.digest.hex, address: evidence.address))
                    case .csv, .xlsx: sheet.add([.text(evidence.digest.hex), .text(evidence.address), .text(name)])
                    }
                }
                if format.chosen.format.isSheet { sheet.print(format.chosen, connected.language) }
            }
        }
    }

    struct Get: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "get", abstract: said(zh: "取回文件并核对摘要", en: "fetch a document and check its digest"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "摘要或地址", en: "digest or address")) var digest: DigestArgument
        @Option(name: [.customShort("o"), .long], help: .said(zh: "写入的文件，不写则输出到标准输出", en: "file to write; standard output if none"))
        var file: String?

        func run() async throws {
            let connected = try connection.connect()
            try await connected.reporting {
                let document = try await EvidenceStore(topics: connected.topics, log: connected.log).get(digest.bytes)
                try OutputFile.write(document, to: file ?? "-")
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "delete", abstract: said(zh: "删除文件；报告里的摘要仍在", en: "delete a document; the digest in reports stays"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "摘要或地址", en: "digest or address")) var digest: DigestArgument

        func run() async throws {
            let connected = try connection.connect()
            try await connected.reporting {
                let count = try await EvidenceStore(topics: connected.topics, log: connected.log).delete(digest.bytes)
                guard count > 0 else {
                    throw CommandError(
                        .badInput, zh: "佐证材料 \(digest.bytes.hex) 不在，没有可删除的。",
                        en: "The evidence \(digest.bytes.hex) is not there; nothing was deleted.")
                }
                Console.print(
                    connected.language(zh: "已删除 \(digest.bytes.hex)（\(count) 块）", en: "deleted \(digest.bytes.hex) (\(count) chunks)"))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "list", abstract: said(zh: "列出全部文件", en: "list all documents"))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption

        func run() async throws {
            let connected = try connection.connect()
            try await connected.reporting {
                let documents = try await EvidenceStore(topics: connected.topics, log: connected.log).list()
                var listing = Listing(
                    [
                        Listing.Column("digest", zh: "摘要", en: "digest"), Listing.Column("size", zh: "字节", en: "bytes", .right),
                        Listing.Column("chunks", zh: "块", en: "chunks", .right),
                        Listing.Column("missing", zh: "缺", en: "missing", .right),
                    ], named: .both("佐证材料", "Evidence"))
                for document in documents {
                    listing.add([
                        .text(document.digest.hex), .count(document.size), .count(document.chunks), .numbers(document.missing),
                    ])
                }
                listing.print(format.chosen, connected.language)
            }
        }
    }

    struct Purge: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "purge",
                abstract: said(zh: "让 Kafka 尽快从磁盘上清除已删除的文件", en: "let Kafka remove deleted documents from its disks soon"))
        }
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let connected = try connection.connect()
            try await connected.reporting { try await EvidenceStore(topics: connected.topics, log: connected.log).purge() }
        }
    }
}

/// A SHA-256 digest in hexadecimal, or an address that ends with one.
struct DigestArgument: ExpressibleByArgument {
    let bytes: Data

    init?(argument: String) {
        let text = argument.hasPrefix("kafka:") ? argument.split(separator: "/").last.map(String.init) ?? "" : argument
        guard let bytes = Data(hex: text), bytes.count == Digest.size else { return nil }
        self.bytes = bytes
    }
}
