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

/// Loads the sample with a progress bar, and says what came out.
struct SampleRun {
    let connection: Connection

    func load() async throws {
        let language = connection.language
        let loader = SampleLoader(
            connection: connection,
            progress: { sent, total, title in ProgressBar(language(title), total: total).show(sent) },
            midYear: { figures in
                Console.endProgress()
                Console.print(figures.text(language))
                if !figures.agree {
                    Console.print(language(zh: "年中数字与公布的不符！", en: "The figures of mid-year are not the published ones!"))
                }
            })
        let report = try await loader.load()
        Console.endProgress()
        if report.sent == 0 {
            Console.print(
                language(
                    zh: "样例已在：\(report.steps) 项提交，不再装入。", en: "The sample is there already: \(report.steps) submissions; nothing was sent.")
            )
        } else {
            let rate = report.seconds > 0 ? Int(Double(report.sent) / report.seconds) : 0
            Console.print(
                language(
                    zh: "已装入 \(report.sent) 项提交，全部接受，用时 \(Int(report.seconds)) 秒（每秒 \(rate) 项）。",
                    en: "\(report.sent) submissions sent, all accepted, in \(Int(report.seconds)) s (\(rate) a second)."))
        }
    }
}
