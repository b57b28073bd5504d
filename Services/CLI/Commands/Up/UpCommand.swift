internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Samples
internal import Schema
internal import ScoringCore
internal import Streaming
internal import UnixSignals
internal import Views

/// Everything on one machine: broker, topics, services, the sample, its ranking.
struct UpCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "up", abstract: said(zh: "在本机启动全部并装入样例", en: "start everything on this machine and load the sample"),
            discussion: said(zh: "Ctrl-C 停止全部，数据保留", en: "Ctrl-C stops all of it, the data stay."))
    }

    @OptionGroup var connection: ConnectionOptions

    @Option(help: .said(zh: "数据目录", en: "data folder")) var data: String = ".data"
    @Option(help: .said(zh: "试用 Kafka 的程序（PLEDGELINE_BROKER）", en: "the trial broker's program (PLEDGELINE_BROKER)")) var broker: String?
    @Option(help: .said(zh: "装入哪个样例", en: "which sample to load")) var sample: SampleName = .zhanhua
    @Flag(help: .said(zh: "打印排名后即停止", en: "stop after printing the ranking")) var once = false
    @Flag(help: .said(zh: "显示各服务的日志", en: "show the services' logs")) var logs = false

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let place = try LocalSystem.Place(data: data, broker: broker ?? ProcessInfo.processInfo.environment.setting("PLEDGELINE_BROKER"))
        let ownBrokers = connection.brokers ?? ProcessInfo.processInfo.environment.setting("KAFKA_BROKERS")
        let system = LocalSystem(place: place, ownBrokers: ownBrokers, showsLogs: logs, language: connection.language)
        var options = connection
        let sample = try self.sample.sample()
        options.namespace = sample.namespace
        options.brokers = try await system.startBroker()
        let run = UpRun(connection: try options.connect(), sample: sample, system: system, data: data, once: once)
        let work = Task { try await run.work() }
        let watcher = Task {
            for await _ in signals {
                work.cancel()
                await system.interrupt()
                return
            }
        }
        let result = await work.result
        watcher.cancel()
        Console.endProgress()
        Console.note(connection.language(zh: "正在停止…", en: "stopping …"))
        await system.stop()
        do { try result.get() } catch is CancellationError {
            return
        } catch let error as LogError {
            throw CommandError.from(error, brokers: system.brokers ?? "Kafka")
        }
    }

}

/// The work itself, which Ctrl-C ends.
private struct UpRun: Sendable {
    let connection: Connection
    let sample: any Sample
    let system: LocalSystem
    let data: String
    let once: Bool

    func work() async throws {
        let (connected, language) = (connection, connection.language)
        try await system.waitForBroker(connected)
        try await TopicSetUp(connection: connected).prepare(clock: .declared)
        await system.startServices(namespace: connected.topics.namespace)
        try Task.checkCancellation()
        try await interruptible { try await SampleRun(connection: connected, sample: sample).load() }
        let state = try await SystemState.read(connected, [.registry, .scoring])
        for (_, closed) in state.scoring.state.closedCohorts.sorted(by: { $0.key.cohort < $1.key.cohort }) {
            guard let ranking = closed.content else { continue }
            Console.print("\n" + RankingTable(ranking, registry: state.registry).text(language))
            guard let first = ranking.entries.first else { continue }
            let program = Self.program
            let flags = "-b \(connected.brokers) --namespace \(connected.topics.namespace)"
            Console.print("")
            Console.print(language(zh: "逐项说明：", en: "explain one:  ") + "\(program) rank explain \(first.unit) \(flags)")
            Console.print(language(zh: "全部核验：", en: "verify all:   ") + "\(program) verify \(flags)")
        }
        if once { return }
        Console.print(language(zh: "\n运行中；Ctrl-C 停止，数据保留在 \(data)。", en: "\nrunning; Ctrl-C stops everything, the data stay in \(data)."))
        try await system.waitForInterrupt()
    }

    /// This program as it can be typed here.
    private static var program: String {
        let (path, here) = (CommandLine.arguments[0], FileManager.default.currentDirectoryPath + "/")
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    /// Ends the wait for work that does not look at cancellation itself.
    private func interruptible(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (stream, continuation) = AsyncThrowingStream<Void, any Error>.makeStream()
        let task = Task {
            do {
                try await body()
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        defer { task.cancel() }
        for try await _ in stream {}
        try Task.checkCancellation()
    }
}
