import Domain
import Schema
import Streaming
import Testing

@testable import Client
@testable import Files
@testable import PledgelineCLI

@Suite("topics apply tells the truth")
struct TopicSetUpTests {
    private let topics = Topics(namespace: "doctor")

    private func connection(_ log: any Log) throws -> Connection {
        Connection(topics: try #require(topics), log: log, brokers: "kafka:9093", language: .en)
    }

    @Test("on three brokers new topics get three copies, two of which must have a record, and no unclean election, though no flag says so")
    func creates() async throws {
        let log = MemoryLog()
        _ = try await TopicSetUp(connection: try connection(FaultyLog(inner: log))).apply(clock: .broker)
        for topic in try #require(topics).all {
            let settings = try #require(try await log.describe(topic: topic.name)).settings
            #expect(settings["min.insync.replicas"] == "2" && settings["unclean.leader.election.enable"] == "false")
        }
    }

    @Test("on one broker it asks for nothing that one broker cannot keep, and says that it is for trials")
    func single() async throws {
        var log = FaultyLog(inner: MemoryLog())
        (log.ids, log.copies) = ([1], .init(assigned: 1, inSync: 1))
        let report = try await TopicSetUp(connection: try connection(log)).apply(clock: .broker)
        #expect(!report.isWrong && report.results.allSatisfy { $0.findings.isEmpty && $0.isNew })
        #expect(report.sizeRemark(.en)?.contains("trials") == true && report.sizeRemark(.zh)?.contains("试用") == true)
        let settings = try await log.describe(topic: "doctor.heads.v1")?.settings
        #expect(settings?["min.insync.replicas"] == nil && settings?["segment.ms"] == "600000")
    }

    @Test("what exists is compared with everything that is wanted, in both languages, and is not changed")
    func compares() async throws {
        let system = try await SmallSystem()
        try await system.change(system.topics.decisions(.pledges), ["min.insync.replicas": "1", "unclean.leader.election.enable": "true"])
        try await system.change(system.topics.submissions(.pledges), ["max.message.bytes": "100"])
        try await system.change(system.topics.heads, ["segment.ms": "604800000"])
        let report = try await TopicSetUp(connection: try connection(FaultyLog(inner: system.log))).apply(clock: .broker)
        #expect(report.isWrong && report.sizeRemark(.en) == nil)
        let wrong = report.results.filter { !$0.findings.isEmpty }
        #expect(wrong.map(\.topic.name) == ["doctor.pledges.submissions.v1", "doctor.pledges.decisions.v1", "doctor.heads.v1"])
        #expect(wrong.map(\.isWrong) == [true, true, false], "a view that is compacted late is no reason to stop")
        let tools = KafkaTools(brokers: "kafka:9093")
        for language in Language.allCases {
            let text = wrong.map { $0.text(language, tools) }.joined(separator: "\n")
            for part in ["min.insync.replicas=2", "unclean.leader.election.enable=false", "max.message.bytes=1048588", "segment.ms=600000"]
            {
                #expect(text.contains("--add-config \(part)"), "\(part)")
            }
        }
        #expect(try await system.log.describe(topic: "doctor.heads.v1")?.settings["segment.ms"] == "604800000")
    }

    @Test("brokers that are away do not make a cluster of three a trial")
    func away() async throws {
        let system = try await SmallSystem()
        var log = FaultyLog(inner: system.log)
        (log.ids, log.copies) = ([1], .init(assigned: 3, inSync: 1))
        let report = try await TopicSetUp(connection: try connection(log)).apply(clock: .broker)
        #expect(report.isWrong && report.sizeRemark(.en) == nil)
        #expect(report.results.allSatisfy { $0.findings.contains { $0.name == "too_few_in_sync" } })
    }

    @Test("genesis is not submitted while the topics keep another clock, or do not tell, or are missing")
    func genesis() async throws {
        let system = try await SmallSystem(clock: .broker)
        try await GenesisCheck(connection: try connection(FaultyLog(inner: system.log))).clock(.broker)
        let other = try await refusal(FaultyLog(inner: system.log), .declared)
        #expect(other.status == .misconfigured)
        #expect(other.en.contains("message.timestamp.type=LogAppendTime") && other.en.contains("--clock broker"))
        #expect(other.zh.contains("message.timestamp.type=CreateTime") && other.zh.contains("--clock broker"))
        var unknown = FaultyLog(inner: system.log)
        unknown.settingsUnknown["doctor.scoring.submissions.v1"] = "no right DescribeConfigs"
        #expect(try await refusal(unknown, .broker).en.contains("DescribeConfigs"))
        #expect(try await refusal(FaultyLog(inner: MemoryLog()), .broker).en.contains("topics apply"))
        var gone = FaultyLog(inner: system.log)
        gone.descriptionFailures["doctor.registry.submissions.v1"] = .unavailable("timed out")
        // Nobody can look then: genesis is kept, and sent later.
        try await GenesisCheck(connection: try connection(gone)).clock(.broker)
    }

    private func refusal(_ log: FaultyLog, _ clock: PBClockMode) async throws -> CommandError {
        let check = GenesisCheck(connection: try connection(log))
        return try #require(await #expect(throws: CommandError.self) { try await check.clock(clock) })
    }
}
