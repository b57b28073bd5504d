internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming
internal import Views

/// The names of post holders (姓名): kept apart from everything that is kept for ever.
struct NameCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "name",
            abstract: said(zh: "姓名：只存于可删除的姓名主题", en: "names of post holders, kept in a topic where they can be deleted"),
            subcommands: [Set.self, Show.self, List.self, Delete.self, Purge.self])
    }

    struct Set: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "set", abstract: said(zh: "写明人员代号是谁（登记员密钥）", en: "say whom a person reference stands for (a registrar's key)"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "人员代号", en: "person reference")) var person: String
        @Argument(help: .said(zh: "姓名", en: "name")) var name: String

        func run() async throws {
            let connected = try options.connection.connect()
            let key = try options.signingKey()
            try await connected.withNames { names, registry in
                // The broker would take it, and no reader would believe it.
                guard registry.isRegistrar(key.publicKey, at: Int64(Date().timeIntervalSince1970 * 1000)) else {
                    throw CommandError(
                        .refused, zh: "密钥 \(key.publicKey.fingerprint)… 现在不是登记员密钥，写的姓名没有人会采信。请用登记员的密钥。",
                        en:
                            "The key \(key.publicKey.fingerprint)… is not a registrar's now, and nobody would believe a name signed by it. Use a registrar's key."
                    )
                }
                try await names.set([(person, name)], with: key)
                Console.print(connected.language(zh: "已写入 \(person)", en: "set \(person)"))
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "show", abstract: said(zh: "显示人员代号是谁", en: "show whom a person reference stands for"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "人员代号", en: "person reference")) var person: String

        func run() async throws {
            let connected = try connection.connect()
            try await connected.withNames { names, registry in
                guard let name = try await names.read(registry).byPerson[person] else {
                    throw CommandError(
                        .badInput, zh: "没有 \(person) 的姓名：没有登记，或已删除。", en: "There is no name for \(person): never set, or deleted.")
                }
                Console.print(name)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "list", abstract: said(zh: "列出全部姓名", en: "list all names"))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption

        func run() async throws {
            let connected = try connection.connect()
            try await connected.withNames { names, registry in
                let found = try await names.read(registry)
                let ordered = found.byPerson.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                var listing = Listing(
                    [Listing.Column("person", zh: "人员代号", en: "person"), Listing.Column("name", zh: "姓名", en: "name")],
                    named: .both("姓名", "Names"))
                for (person, name) in ordered { listing.add([.text(person), .text(name)]) }
                listing.print(format.chosen, connected.language)
                if found.ignored > 0 {
                    Console.note(
                        connected.language(
                            zh: "另有 \(found.ignored) 条记录不是登记员签的，没有采信。",
                            en: "\(found.ignored) records more were not signed by a registrar and count for nothing."))
                }
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "delete",
                abstract: said(zh: "删除姓名；别处的副本不受影响", en: "delete names; copies made elsewhere are beyond this"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "人员代号，可多个", en: "person references")) var persons: [String]

        func run() async throws {
            let connected = try connection.connect()
            try await connected.reporting {
                try await NamesTopic(topics: connected.topics, log: connected.log).delete(persons)
                for person in persons { Console.print(connected.language(zh: "已删除 \(person)", en: "deleted \(person)")) }
            }
        }
    }

    struct Purge: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "purge",
                abstract: said(zh: "让 Kafka 尽快从磁盘上清除已删除的姓名", en: "let Kafka remove deleted names from its disks soon"))
        }
        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            let connected = try connection.connect()
            try await connected.reporting { try await NamesTopic(topics: connected.topics, log: connected.log).purge() }
        }
    }
}

extension Connection {
    /// The names topic with who may be believed; errors of the log in words.
    fileprivate func withNames(_ body: (NamesTopic, RegistryState) async throws -> Void) async throws {
        try await reporting {
            try await body(NamesTopic(topics: topics, log: log), try await SystemState.read(self, [.registry]).registry)
        }
    }

    /// Runs something against the log and says its errors in words.
    func reporting(_ body: () async throws -> Void) async throws {
        do { try await body() } catch let error as LogError { throw CommandError.from(error, brokers: brokers) }
    }
}
