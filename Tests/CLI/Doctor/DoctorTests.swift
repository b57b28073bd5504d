import Domain
import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import PledgelineCLI
@testable import Client
@testable import Files
@testable import Views

@Suite("doctor names what is wrong and what to do about it")
struct DoctorTests {
    private func names(_ findings: [DoctorFinding]) -> [String] { Set(findings.map(\.name)).sorted() }

    @Test("of a system in which nothing is wrong everything is fine, and something is said of everything")
    func fine() async throws {
        let system = try await SmallSystem()
        for holder in [nil] + RightsHolder.all.map(Optional.some) {
            let all = await system.all(holder: holder)
            #expect(all.filter { $0.severity != .fine }.map(\.text.en) == [])
            let everything: Set<String> = ["connection", "genesis", "topic", "backlog", "rules"]
            let expected: Set<String> =
                switch holder {
                case nil: everything
                case .operator: everything.union(["rights"])
                default: ["connection", "rights", "operator_only"]
                }
            #expect(Set(all.map(\.name)) == expected)
        }
    }

    @Test("no broker, or one that wants other settings, is told with nothing else")
    func connection() async throws {
        let system = try await SmallSystem()
        #expect(names(await system.findings { $0.brokersFailure = .unavailable("timed out") }) == ["unavailable"])
        let refused = await system.findings {
            $0.brokersFailure = .misconnected(ConnectionProblem(.credentialsRefused, broker: "kafka:9093", principal: "User:alice"))
        }
        #expect(names(refused) == ["credentials_refused"])
        #expect(refused[0].text.en.contains("User:alice") && refused[0].text.zh.contains("User:alice"))
    }

    @Test("a topic that is missing is told with the command that makes it")
    func missing() async throws {
        let system = try await SmallSystem()
        let gone = system.topics.heads.name
        let findings = await system.findings { $0.descriptionFailures[gone] = .unknownTopic(gone) }
        #expect(findings.contains { $0.name == "topic_missing" && $0.severity == .error && $0.subject == gone })
        #expect(findings.allSatisfy { $0.text.en.contains("topics apply") })
        // It must not be made anew where it was lost, nor elsewhere than looked for.
        let advice = TopicFinding.missing(topic: gone).advice(.en, KafkaTools(brokers: "kafka:9093"))
        #expect(
            advice.contains("topics apply -b kafka:9093 --namespace \(system.topics.namespace)") && advice.contains("pledgeline restore"))
    }

    @Test("a wrong number of partitions is an error")
    func partitions() async throws {
        let system = try await SmallSystem()
        try await system.change(system.topics.decisions(.pledges), partitions: 9)
        let findings = await system.findings()
        #expect(names(findings) == ["partitions_changed"] && findings[0].severity == .error)
        #expect(
            findings.allSatisfy { !$0.advice.en.contains("--delete") && !$0.advice.zh.contains("--delete") },
            "nothing that deletes can be pasted")
    }

    @Test("a part's rights are tried with what that part may look at, and nothing else is asked for")
    func ownRightsOnly() async throws {
        let system = try await SmallSystem()
        let others = system.topics.names.name
        let denial = LogError.notAuthorized(
            Denial(.describe, .topic(others), principal: "User:clerk", tools: KafkaTools(brokers: "kafka:9093")))
        for holder in [RightsHolder.clerk, .auditor, .service(.scoring)] {
            #expect(await system.findings({ $0.descriptionFailures[others] = denial }, holder: holder).isEmpty, "\(holder)")
        }
        #expect(await system.findings { $0.descriptionFailures[others] = denial }.isEmpty == false)
    }

    @Test(
        "compaction, retention and the clock are compared with what is wanted and with genesis, and the command to mend them can be pasted")
    func settings() async throws {
        for (name, value, wanted, finding) in [
            ("cleanup.policy", "compact", "delete", "policy_changed"), ("retention.ms", "604800000", "-1", "retention_changed"),
            ("retention.bytes", "1000", "-1", "retention_changed"),
            ("message.timestamp.type", "CreateTime", "LogAppendTime", "clock_changed"),
            ("min.insync.replicas", "1", "2", "setting_changed"), ("unclean.leader.election.enable", "true", "false", "setting_changed"),
            ("max.message.bytes", "100000", "1048588", "setting_changed"),
        ] {
            let system = try await SmallSystem()
            let topic = system.topics.submissions(.supervision)
            try await system.change(topic, [name: value])
            let findings = await system.findings()
            #expect(names(findings) == [finding], "\(name)")
            let command =
                "kafka-configs.sh --bootstrap-server kafka:9093 --command-config admin.properties --alter --entity-type topics --entity-name \(topic.name) --add-config \(name)=\(wanted)"
            for text in [findings.first?.advice.zh, findings.first?.advice.en] { #expect(text?.contains(command) == true, "\(name)") }
        }
    }

    @Test("settings that may not be asked for are an error, never a silent pass")
    func unknownSettings() async throws {
        let system = try await SmallSystem()
        let topic = system.topics.decisions(.registry).name
        let findings = await system.findings { $0.settingsUnknown[topic] = "User:alice has no right DescribeConfigs" }
        #expect(names(findings) == ["settings_unknown"] && findings[0].severity == .error)
        #expect(findings[0].text.zh.contains("DescribeConfigs"))
    }

    @Test("too few copies up to date, no leader, and too few copies at all are three different errors; one that lags is a warning")
    func copies() async throws {
        let system = try await SmallSystem()
        #expect(names(await system.findings { $0.copies.inSync = 1 }).contains("too_few_in_sync"))
        #expect(names(await system.findings { $0.copies.hasLeader = false }) == ["no_leader"])
        let few = await system.findings { $0.copies = .init(assigned: 1, inSync: 1) }
        #expect(names(few).contains("too_few_copies"))
        #expect(few.contains { $0.advice.en.contains("kafka-reassign-partitions.sh --bootstrap-server kafka:9093") })
        let lagging = await system.findings { $0.copies.inSync = 2 }
        #expect(names(lagging) == ["copies_behind"] && lagging.allSatisfy { $0.severity == .warning })
    }

    @Test("a single broker is told as what it is, not as an error")
    func trial() async throws {
        let system = try await SmallSystem()
        for topic in system.topics.all { try await system.change(topic, ["min.insync.replicas": "1"]) }
        let all = await system.all {
            $0.ids = [1]
            $0.copies = .init(assigned: 1, inSync: 1)
        }
        #expect(all.filter { $0.severity != .fine }.map(\.text.en) == [])
        #expect(all.contains { $0.name == "small_cluster" })
    }

    @Test("a log that lost its beginning, its middle or its tail is told by which, and deletion is not called rewriting")
    func damage() async throws {
        var system = try await SmallSystem()
        system.log.drop(system.decisions(.pledges), before: 1)
        let moved = await system.findings()
        #expect(names(moved) == ["log_start_moved"])
        system = try await SmallSystem()
        system.log.drop(system.submissions(.pledges), before: 1)
        #expect(names(await system.findings()).contains("log_start_moved"))
        system = try await SmallSystem()
        system.log.truncate(system.decisions(.scoring), from: 1)
        let cut = await system.findings()
        #expect(names(cut) == ["position_beyond_end"])
        system = try await SmallSystem()
        system.log.truncate(system.submissions(.scoring), from: 0)
        let lost = await system.findings()
        #expect(names(lost) == ["input_lost"])
        for finding in moved + cut + lost {
            #expect(finding.severity == .error && !finding.text.en.contains("rewritten") && !finding.text.zh.contains("改写"))
        }
    }

    @Test("submissions that nobody decides are a warning once the oldest has waited for a minute")
    func backlog() async throws {
        let system = try await SmallSystem()
        try await system.submit(to: .supervision, secondsAgo: 5)
        #expect(await system.findings().isEmpty)
        for seconds in [90, 80] as [Int64] { try await system.submit(to: .pledges, secondsAgo: seconds) }
        let findings = await system.findings()
        let first = try #require(findings.first)
        #expect(names(findings) == ["backlog"] && first.severity == .warning && first.subject == "pledges")
        #expect(first.text.en.contains("2 submissions") && first.text.en.contains("90 s"))
    }

    @Test("a service of other rules is a warning that names both")
    func versions() async throws {
        let system = try await SmallSystem(rules: [.pledges: "pledges/0"])
        let findings = await system.findings()
        #expect(names(findings) == ["rules_differ"] && findings[0].severity == .warning)
        #expect(findings[0].text.en.contains("pledges/0") && findings[0].text.en.contains(SmallSystem.rules(.pledges)))
    }

    @Test("rights of a part are tried for real: each that is missing is named with the command that grants it")
    func rights() async throws {
        let system = try await SmallSystem()
        let tools = KafkaTools(brokers: "kafka:9093")
        let topic = system.topics.submissions(.pledges).name
        func denial(_ operation: Denial.Operation) -> LogError {
            .notAuthorized(Denial(operation, .topic(topic), principal: "User:pledges", tools: tools))
        }
        let unseen = await system.findings({ $0.descriptionFailures[topic] = denial(.describe) }, holder: .service(.pledges))
        #expect(names(unseen) == ["right_missing"] && unseen[0].text.en.contains("--operation Describe --topic \(topic)"))
        let unread = await system.findings({ $0.readingFailures[topic] = denial(.read) }, holder: .service(.pledges))
        #expect(names(unread) == ["right_missing"] && unread[0].text.zh.contains("--operation Read --topic \(topic)"))
        let others = await system.findings({ $0.readingFailures[topic] = denial(.read) }, holder: .clerk)
        #expect(others.isEmpty, "a clerk need not read submissions")
    }

    @Test("certificates that have expired, soon will, or cannot be read are told, and a key store is told as not looked into")
    func certificates() async throws {
        let system = try await SmallSystem()
        let folder = FileManager.default.temporaryDirectory.appending(path: "doctor-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "client.pem").path
        try Data(Self.certificate.utf8).write(to: URL(filePath: file))
        let end: Int64 = 1_780_317_045
        func findings(daysBefore days: Int64, _ properties: [String]) -> [DoctorFinding] {
            CertificateExamination(properties: properties, now: end - days * 86_400).findings()
        }
        let own = ["ssl.certificate.location=\(file)"]
        for (days, name, severity) in [
            (31, "certificate", .fine), (29, "certificate_expires", .warning), (-1, "certificate_expired", .error),
            (700, "certificate_not_valid_yet", .error),
        ] as [(Int64, String, DoctorFinding.Severity)] {
            let found = findings(daysBefore: days, own)
            #expect(found.map(\.name) == [name] && found.map(\.severity) == [severity], "\(days)")
        }
        #expect(findings(daysBefore: 9, ["ssl.ca.location=\(file)"]).map(\.name) == ["certificate_expires"])
        #expect(findings(daysBefore: 9, ["ssl.ca.location=\(folder.path)"]).isEmpty, "a folder of authorities is librdkafka's business")
        #expect(findings(daysBefore: 9, ["ssl.certificate.location=\(file).none"]).map(\.name) == ["certificate_unreadable"])
        #expect(findings(daysBefore: 9, ["ssl.keystore.location=\(file)"]).map(\.name) == ["certificate_unchecked"])
        let told = await system.findings(properties: own)
        #expect(told.map(\.name) == ["certificate_expired"], "doctor looks at them too")
    }

    /// Until 2026-06-01T12:30:45Z.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBbzCCARUCAhAAMAoGCCqGSM49BAMCMEMxCzAJBgNVBAYTAkNOMRUwEwYDVQQK
        DAxDb3VudHksIEVhc3QxCzAJBgNVBAsMAklUMRAwDgYDVQQDDAdwbGVkZ2VzMB4X
        DTI1MDEwMTAwMDAwMFoXDTI2MDYwMTEyMzA0NVowQzELMAkGA1UEBhMCQ04xFTAT
        BgNVBAoMDENvdW50eSwgRWFzdDELMAkGA1UECwwCSVQxEDAOBgNVBAMMB3BsZWRn
        ZXMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASzVfQ/Pqrl6EDmUMC2lStvgrpM
        hry3+DJD/0gumeuqRh7rfjOx8Q5gYzs9EX9TxK6vDRhVofFhcGzYjfcOjejUMAoG
        CCqGSM49BAMCA0gAMEUCIAqOFWPzCvKxmzfnNjTwgHbpQEMmDWEA/PmShfc/D+Z+
        AiEAy5l/zmy5NedM2F01DJ2x72SbDgLTp4K8GSrsiTC5R5A=
        -----END CERTIFICATE-----
        """
}
