internal import ArgumentParser
internal import Foundation
internal import Schema
internal import Streaming

struct TopicsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "topics", abstract: said(zh: "建立并检查主题", en: "create and check the topics"), subcommands: [Apply.self])
    }

    struct Apply: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "apply",
                abstract: said(zh: "建立缺少的主题，检查已有的主题", en: "create missing topics and check existing ones"))
        }

        @OptionGroup var connection: ConnectionOptions

        @Option(help: .said(zh: "时钟：broker（正式）或 declared（样例、测试）", en: "whose timestamps the topics keep"))
        var clock: ClockArgument = .broker

        @Option(help: .said(zh: "副本数，-1 为集群默认", en: "replication factor, -1 is the cluster's default"))
        var replication: Int = -1

        func run() async throws {
            let connected = try connection.connect()
            do {
                let results = try await TopicSetUp(connection: connected).apply(clock: clock.mode, replication: replication)
                for result in results { Console.print(result.text(connected.language)) }
                if results.contains(where: \.isWrong) {
                    throw CommandError(
                        .misconfigured, zh: "有主题与登记表不符，请先改正。",
                        en: "Some topics are not as the registry of topics wants them; mend them first.")
                }
            } catch let error as LogError {
                throw CommandError.from(error, brokers: connected.brokers)
            }
        }
    }
}
