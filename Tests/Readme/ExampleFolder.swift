import Foundation
import TestSupport

/// An empty folder in which a reader follows the README, with a namespace of its own on the broker.
struct ExampleFolder: Sendable {
    let namespace = "readme-\(UInt32.random(in: 0 ... .max))"
    private let path: URL
    private let brokers: String
    private let environment: [String: String]

    /// The longest a block may take: some dozen commands, each waiting for its decision.
    private static let patience: Duration = .seconds(120)

    init(brokers: String) throws {
        self.brokers = brokers
        path = FileManager.default.temporaryDirectory.appending(path: "pledgeline-\(namespace)")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: path.appending(path: "Shared"), withDestinationURL: Checkout.root.appending(path: "Shared"))
        let folders = [Self.programs, Checkout.root.appending(path: ".tools/venv/bin")].map(\.path)
        environment = [
            "PATH": (folders + [ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]).joined(separator: ":"),
            "HOME": path.path, "XDG_STATE_HOME": path.path, "XDG_CONFIG_HOME": path.path, "LC_ALL": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "KAFKA_BROKERS": brokers, "PLEDGELINE_NAMESPACE": namespace,
        ]
    }

    /// The folder of the test bundle, where SwiftPM puts all programs.
    private static let programs = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()

    func write(_ text: String, to name: String) throws {
        try text.write(to: path.appending(path: name), atomically: true, encoding: .utf8)
    }

    func read(_ name: String) throws -> Data { try Data(contentsOf: path.appending(path: name)) }

    func remove() throws { try FileManager.default.removeItem(at: path) }

    /// Runs a block of shell commands and returns what it printed.
    @discardableResult
    func run(_ script: String) async throws -> String {
        let output = path.appending(path: "output-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: output.path, contents: nil) else {
            throw Failed(script: script, output: "\(output.path) cannot be made")
        }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-e", "-u", "-o", "pipefail", "-c", script]
        process.currentDirectoryURL = path
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let file = try FileHandle(forWritingTo: output)
        process.standardOutput = file
        process.standardError = file
        let (ends, end) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { end.yield($0.terminationStatus) }
        try process.run()
        let pid = process.processIdentifier
        let status: Int32?
        do {
            status = try await within(Self.patience) { await ends.first { _ in true } }
        } catch {
            // The shell has a process group of its own, with whatever it is waiting for.
            kill(-pid, SIGKILL)
            kill(pid, SIGKILL)
            throw Failed(script: script, output: "\(error); \(try String(contentsOf: output, encoding: .utf8))")
        }
        try file.close()
        let printed = try String(contentsOf: output, encoding: .utf8)
        guard status == 0 else { throw Failed(script: script, output: "status \(status ?? -1); \(printed)") }
        return printed
    }

    /// Whether there is what `make test` installs for these examples, in the versions the README names.
    func checkTools(pins: [String]) async throws {
        let packages = pins.map { $0.replacing("==", with: " ") }.joined(separator: "\n")
        do {
            try await run(
                """
                kcat -V
                protoc --version
                while read -r name wanted; do
                    found=$(python3 -c "import importlib.metadata as m; print(m.version('$name'))")
                    [ "$found" = "$wanted" ] || { echo "$name is $found, not $wanted"; exit 1; }
                done <<'END'
                \(packages)
                END
                """)
        } catch let failure as Failed {
            throw Failed(script: failure.script, output: "`make test` installs what is missing here: \(failure.output)")
        }
    }

    func startServices() throws -> [ChildProcess] {
        try ["registry", "pledges", "supervision", "scoring"].map { service in
            try ChildProcess(
                Self.programs.appending(path: "pledgeline-\(service)"), arguments: ["--brokers", brokers, "--namespace", namespace],
                output: path.appending(path: "\(service).log"))
        }
    }

    func stop(_ services: [ChildProcess]) async {
        for service in services { service.send(SIGTERM) }
        for service in services where await !service.hasExited(within: .seconds(15)) { service.send(SIGKILL) }
    }
}

struct Failed: Error, CustomStringConvertible {
    var script: String
    var output: String
    var description: String { "\(output)\n--- of:\n\(script)" }
}
