internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

struct TopicsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "topics", abstract: said(zh: "建立并检查主题，列出所需权限", en: "create and check the topics; print the rights they take"),
            subcommands: [Apply.self, PrintRights.self])
    }

    struct Apply: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "apply",
                abstract: said(zh: "建立缺少的主题，检查已有的主题", en: "create missing topics and check existing ones"),
                discussion: said(
                    zh: "检查分区数、保留与压缩、时钟、max.message.bytes；三个节点以上的集群还检查副本数、min.insync.replicas 和不洁选举。已有的主题不作改动，只给出改正的命令。有不符的以退出码 78 结束。",
                    en:
                        "Compares partition counts, retention and compaction, the clock and max.message.bytes; on a cluster of three brokers or more also copies, min.insync.replicas and unclean election. What exists is not changed: the command to mend it is printed. Ends with status 78 if something is wrong."
                ))
        }

        @OptionGroup var connection: ConnectionOptions

        @Option(help: .said(zh: "时钟：broker（正式）或 declared（样例、测试）", en: "whose timestamps the topics keep"))
        var clock: ClockArgument = .broker

        @Option(
            help: .said(
                zh: "新主题的副本数；-1 为三份（有三个节点时），否则按集群默认",
                en: "copies of new topics; -1 is three where there are three brokers, else the cluster's default"))
        var replication: Int = -1

        func run() async throws {
            let connected = try connection.connect()
            do {
                let report = try await TopicSetUp(connection: connected).apply(clock: clock.mode, replication: replication)
                for result in report.results { Console.print(result.text(connected.language, connected.tools)) }
                if let remark = report.sizeRemark(connected.language) { Console.print(remark) }
                if report.isWrong {
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
