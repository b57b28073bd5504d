public import Foundation
public import Schema

/// One instance of a service as a process of its own: started, disturbed and ended by its own process id.
public actor ServiceInstance {
    public nonisolated let service: PBService
    private let arguments: [String]
    private let port: UInt16
    private let output: URL
    private var process: ChildProcess?

    /// - Parameters:
    ///   - label: tells instances of one service apart in the names of their logs.
    ///   - options: further arguments, such as `--ownership group`.
    ///   - folder: where its log goes.
    public init(
        _ service: PBService, brokers: String, namespace: String, label: String = "", options: [String] = [],
        folder: URL = FileManager.default.temporaryDirectory
    ) throws {
        self.service = service
        port = try freePort()
        arguments = ["--brokers", brokers, "--namespace", namespace, "--health-port", String(port)] + options
        output = folder.appending(path: "pledgeline-\(namespace)-\(service.topicName)\(label)-\(port).log")
    }

    public func start() throws {
        process = try ChildProcess(Programs.url("pledgeline-\(service.topicName)"), arguments: arguments, output: output)
    }

    /// SIGKILL, and waits until it is gone.
    ///
    /// - Returns: whether it was still running.
    @discardableResult
    public func kill() async throws -> Bool {
        let wasRunning = send(SIGKILL)
        guard await process?.hasExited(within: .seconds(30)) ?? true else { throw StillRunning(service: service) }
        return wasRunning
    }

    struct StillRunning: Error { let service: PBService }

    @discardableResult
    public func send(_ signal: Int32) -> Bool { process?.send(signal) ?? false }

    /// Asks it to stop, and makes it stop if it does not. Its log is deleted.
    public func stop() async {
        send(SIGTERM)
        // One that was stopped by a signal hears the other only when it goes on.
        send(SIGCONT)
        if await process?.hasExited(within: .seconds(15)) == false { _ = try? await kill() }
        try? FileManager.default.removeItem(at: output)
    }

    /// As a shell tells it; nil while it runs.
    public var exitStatus: Int32? { process?.status }

    public var hasExited: Bool {
        get async { await process?.hasExited(within: .zero) ?? true }
    }

    /// What it has logged of late.
    public func logTail(_ length: Int = 3_000) -> String {
        do { return String(try String(contentsOf: output, encoding: .utf8).suffix(length)) } catch { return "no log: \(error)" }
    }

    // MARK: Asking

    /// The status of `/readyz`, nil if nobody answers.
    public func readiness() async -> Int? { await status("readyz") }

    public func status(_ path: String) async -> Int? { await get(path)?.status }

    public func health() async -> Health? {
        guard let body = await get("readyz")?.body else { return nil }
        do { return try Health.decode(body) } catch { return nil }
    }

    /// The sum of a metric's series whose labels contain all of these, written as Prometheus has them (`reason="lost_to_rival"`).
    public func metric(_ name: String, _ labels: String...) async -> Double? {
        guard let body = await get("metrics")?.body else { return nil }
        let lines = String(decoding: body, as: UTF8.self).split(separator: "\n")
        return lines.filter { line in line.hasPrefix(name + "{") && labels.allSatisfy { line.contains($0) } }
            .reduce(0) { $0 + (Double($1.split(separator: " ").last ?? "") ?? 0) }
    }

    /// What it has taken of the processor since it began.
    public func processorSeconds() async -> Double? {
        guard let body = await get("metrics")?.body else { return nil }
        return String(decoding: body, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("process_cpu_seconds_total") }
            .flatMap { $0.split(separator: " ").last }.flatMap { Double($0) }
    }

    private func get(_ path: String) async -> (status: Int, body: Data)? {
        guard let url = URL(string: "http://127.0.0.1:\(port)/\(path)") else { return nil }
        return await HTTPGet.get(url)
    }
}
