internal import ArgumentParser
internal import Foundation
internal import Schema
internal import Streaming

struct SampleCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sample", abstract: said(zh: "装入样例", en: "load a sample"), subcommands: [Zhanhua.self])
    }

    struct Zhanhua: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: said(zh: "沾化县的一年", en: "Zhanhua county's published year"),
                discussion: said(zh: "命名空间固定为 \(ZhanhuaSample.namespace)", en: "the namespace is always \(ZhanhuaSample.namespace)."))
        }

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            var options = connection
            options.namespace = options.namespace ?? ZhanhuaSample.namespace
            let connected = try options.connect()
            do {
                _ = try await TopicSetUp(connection: connected).apply(clock: .declared)
                try await SampleRun(connection: connected).load()
            } catch let error as LogError {
                throw CommandError.from(error, brokers: connected.brokers)
            }
        }
    }
}
