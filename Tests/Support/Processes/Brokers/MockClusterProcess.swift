public import Foundation
public import MockKafka
public import Schema
import Synchronization

/// The `mock-cluster` program and the conversation with it.
///
/// librdkafka's mock brokers know no administration (topics are made by an order; they tell no settings, so services believe those are right),
/// keep 5 MiB a partition, do not fence and do not deduplicate, but expire dead group members: good for faults, no proof of anything.
public actor MockClusterProcess {
    public nonisolated let bootstrap: String
    private let process: ChildProcess
    private let conversation: Conversation

    /// How long an order may take; it takes a fraction of a millisecond.
    private static let patience: Duration = .seconds(60)

    public static func start(brokers: Int = 1, folder: URL = FileManager.default.temporaryDirectory) async throws -> MockClusterProcess {
        let conversation = try Conversation()
        let process = try ChildProcess(
            Programs.url("mock-cluster"), arguments: [String(brokers)],
            output: folder.appending(path: "mock-cluster-\(UUID().uuidString).log"),
            streams: .pipes(input: conversation.childInput, output: conversation.childOutput))
        conversation.forgetChildEnds()
        let greeting = try await conversation.line(within: patience)
        guard greeting.hasPrefix("ready ") else { throw Refused(order: "start", answer: greeting) }
        return MockClusterProcess(bootstrap: String(greeting.dropFirst(6)), process: process, conversation: conversation)
    }

    private init(bootstrap: String, process: ChildProcess, conversation: Conversation) {
        self.bootstrap = bootstrap
        self.process = process
        self.conversation = conversation
    }

    struct Refused: Error, CustomStringConvertible {
        var order: String
        var answer: String
        var description: String { "mock cluster: \(order): \(answer)" }
    }

    public func tell(_ order: MockOrder) async throws {
        try conversation.say(order.line)
        let answer = try await conversation.line(within: Self.patience)
        guard answer == "ok" else { throw Refused(order: order.line, answer: answer) }
    }

    public func createTopics(_ topics: Topics) async throws {
        for topic in topics.all { try await tell(.topic(topic.name, partitions: topic.partitions)) }
    }

    /// It ends with its input.
    public func stop() async {
        conversation.end()
        if await process.hasExited(within: .seconds(15)) == false { process.send(SIGKILL) }
    }
}

/// Two pipes, one in each direction, and a line at a time. Used by one at a time.
private final class Conversation: Sendable {
    private struct Ends {
        var childInput: Int32 = -1
        var childOutput: Int32 = -1
        var input: Int32 = -1
        var output: Int32 = -1
        var unread: [UInt8] = []
    }

    struct Ended: Error {}

    private let ends: Mutex<Ends>

    init() throws {
        var (down, up) = ([Int32](repeating: -1, count: 2), [Int32](repeating: -1, count: 2))
        // Closed in every other child: the program must see the end of its input when we close it.
        guard pipe(&down) == 0, pipe(&up) == 0 else { throw TrialBrokerError.cannotStart("no pipe") }
        for descriptor in down + up { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        ends = Mutex(Ends(childInput: down[0], childOutput: up[1], input: up[0], output: down[1]))
    }

    deinit { end() }

    var childInput: Int32 { ends.withLock { $0.childInput } }
    var childOutput: Int32 { ends.withLock { $0.childOutput } }

    func forgetChildEnds() {
        ends.withLock { ends in
            close(ends.childInput)
            close(ends.childOutput)
            (ends.childInput, ends.childOutput) = (-1, -1)
        }
    }

    func say(_ line: String) throws {
        let bytes = Array((line + "\n").utf8)
        // An order is far shorter than a pipe holds.
        guard ends.withLock({ write($0.output, bytes, bytes.count) }) == bytes.count else { throw Ended() }
    }

    func line(within bound: Duration) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try self.blockingLine(within: bound) })
            }
        }
    }

    private func blockingLine(within bound: Duration) throws -> String {
        let deadline = ContinuousClock.now + bound
        while true {
            let (found, input) = ends.withLock { ends -> (String?, Int32) in
                guard let end = ends.unread.firstIndex(of: UInt8(ascii: "\n")) else { return (nil, ends.input) }
                defer { ends.unread.removeSubrange(...end) }
                return (String(decoding: ends.unread[..<end], as: UTF8.self), ends.input)
            }
            if let found { return found }
            guard ContinuousClock.now < deadline else { throw NotInTime(bound: bound) }
            var wanted = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, 500) > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = read(input, &buffer, buffer.count)
            guard count > 0 else { throw Ended() }
            ends.withLock { $0.unread += buffer[..<count] }
        }
    }

    func end() {
        ends.withLock { ends in
            for descriptor in [ends.childInput, ends.childOutput, ends.input, ends.output] where descriptor >= 0 { close(descriptor) }
            ends = Ends()
        }
    }
}
