public import Streaming

/// What every ``Streaming/Log`` must do, as behaviours that a test runs against a ``Subject``:
///
///     @Test("…", arguments: LogContract.behaviours(for: subject))
///     func keepsTheContract(_ behaviour: LogContract.Behaviour) async throws { try await behaviour.check(subject) }
///
/// A behaviour that does not hold throws ``ContractViolation``. Each works on topics of its own, so they may run at the same time.
public enum LogContract {
    /// A way to get logs, and what is known of them.
    public struct Subject: Sendable {
        /// What this kind of log cannot do, by no fault of the client. Behaviours that need it are left out.
        public enum Lack: Sendable, Hashable {
            /// Topics are made otherwise than by ``Streaming/Log/create(_:)``.
            case administration
            /// Settings of a topic cannot be changed through the log.
            case changes
            /// Records get the log's time, not their producer's.
            case producersTime
        }

        public let name: String
        public let lacks: Set<Lack>
        let makeLog: @Sendable () async throws -> any Log
        let makeTopic: @Sendable (any Log, _ name: String, _ partitions: Int) async throws -> Void

        /// - Parameters:
        ///   - makeLog: a log on the same records each time.
        ///   - makeTopic: makes a topic that keeps the producer's time; leave out to use ``Streaming/Log/create(_:)``.
        public init(
            name: String, lacks: Set<Lack> = [], makeLog: @escaping @Sendable () async throws -> any Log,
            makeTopic: (@Sendable (any Log, _ name: String, _ partitions: Int) async throws -> Void)? = nil
        ) {
            self.name = name
            self.lacks = lacks
            self.makeLog = makeLog
            self.makeTopic =
                makeTopic ?? { log, name, partitions in
                    try await log.create(
                        TopicSpecification(
                            name: name, partitionCount: partitions, settings: ["message.timestamp.type": "CreateTime"]))
                }
        }
    }

    /// One sentence of the contract.
    public struct Behaviour: Sendable, CustomStringConvertible {
        public let sentence: String
        let needs: Set<Subject.Lack>
        let body: @Sendable (Fixture) async throws -> Void

        init(_ sentence: String, needs: Set<Subject.Lack> = [], _ body: @escaping @Sendable (Fixture) async throws -> Void) {
            self.sentence = sentence
            self.needs = needs
            self.body = body
        }

        public var description: String { sentence }

        public func check(_ subject: Subject) async throws {
            let fixture = Fixture(subject: subject, log: try await subject.makeLog())
            let body = body
            try await bounded { try await body(fixture) }
        }
    }

    /// The whole contract.
    public static let behaviours = appending + reading + topics + ending

    /// What of the contract this subject can be held to.
    public static func behaviours(for subject: Subject) -> [Behaviour] {
        behaviours.filter { $0.needs.isDisjoint(with: subject.lacks) }
    }
}

/// A log does not keep its contract.
public struct ContractViolation: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
