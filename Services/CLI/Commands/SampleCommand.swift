internal import ArgumentParser
internal import Foundation
internal import Schema
internal import Streaming

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "装入样例 / load a sample", subcommands: [Zhanhua.self])

    struct Zhanhua: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "沾化县的一年 / Zhanhua county's published year",
            discussion: "命名空间固定为 \(ZhanhuaSample.namespace) / the namespace is always \(ZhanhuaSample.namespace).")

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
