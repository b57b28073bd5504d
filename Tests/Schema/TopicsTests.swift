import Schema
import Testing

@Suite("The typed registry of topics")
struct TopicsTests {
    let topics = Topics(namespace: "city-1")

    @Test("topics are named by namespace, service, role and version, with the frozen partition counts")
    func names() throws {
        let topics = try #require(topics)
        let expected: [String: Int] = [
            "city-1.registry.submissions.v1": 1, "city-1.registry.decisions.v1": 1, "city-1.pledges.submissions.v1": 8,
            "city-1.pledges.decisions.v1": 8, "city-1.supervision.submissions.v1": 8, "city-1.supervision.decisions.v1": 8,
            "city-1.scoring.submissions.v1": 1, "city-1.scoring.decisions.v1": 1, "city-1.rankings.v1": 1, "city-1.heads.v1": 1,
            "city-1.names.v1": 1, "city-1.evidence.v1": 8,
        ]
        #expect(Dictionary(topics.all.map { ($0.name, $0.partitions) }) { $0 + $1 } == expected)
    }

    @Test("every topic is found by its name, and no other name is one")
    func found() throws {
        let topics = try #require(topics)
        for topic in topics.all { #expect(topics.topic(named: topic.name) == topic) }
        for name in ["", "city-1", "city-2.names.v1", "city-1.names.v2", "city-1.unknown.decisions.v1"] {
            #expect(topics.topic(named: name) == nil)
        }
    }

    @Test("a namespace is 1 to 40 lower-case letters, digits and inner hyphens")
    func namespaces() {
        for legal in ["a", "pledgeline", "city-1", "0", "a--b", String(repeating: "x", count: 40)] {
            #expect(Topics(namespace: legal)?.namespace == legal)
        }
        for illegal in ["", "-a", "a-", "-", "A", "a.b", "a_b", "a b", "城", "é", String(repeating: "x", count: 41), "a\0"] {
            #expect(Topics(namespace: illegal) == nil, "\(illegal)")
        }
        #expect(Topics(namespace: Topics.defaultNamespace) != nil)
    }

    @Test("submissions and decisions are kept for ever and never compacted; views are compacted")
    func settings() throws {
        let topics = try #require(topics)
        for topic in topics.all {
            let settings = topic.settings(clock: .broker)
            switch topic.role {
            case .submissions, .decisions:
                #expect(settings["cleanup.policy"] == "delete")
                #expect(settings["retention.ms"] == "-1")
                #expect(settings["retention.bytes"] == "-1")
            case .rankings, .heads:
                #expect(settings["cleanup.policy"] == "compact")
                #expect(settings["max.compaction.lag.ms"] == nil)
                #expect(settings["segment.ms"] == "600000", "or compaction waits for a week")
            case .names, .evidence:
                #expect(settings["cleanup.policy"] == "compact")
            }
            #expect(settings["max.message.bytes"] == nil)
            #expect(settings["message.timestamp.type"] == "LogAppendTime")
            #expect(topic.settings(clock: .declared)["message.timestamp.type"] == "CreateTime")
        }
    }

    @Test("what was deleted from names is gone from the disk within hours, from evidence within a day or two: compaction does not wait")
    func deletion() throws {
        let topics = try #require(topics)
        for (topic, hours) in [(topics.names, 1), (topics.evidence, 24)] {
            let settings = topic.settings(clock: .broker)
            #expect(settings["max.compaction.lag.ms"] == "\(hours * 3_600_000)")
            #expect(settings["min.cleanable.dirty.ratio"] == "0.01")
            #expect(settings["delete.retention.ms"] == "3600000")
        }
    }

    @Test("a service's submissions and decisions have the same partitions, and services have names of their own")
    func services() throws {
        let topics = try #require(topics)
        for service in Topics.services {
            #expect(topics.submissions(service).partitions == topics.decisions(service).partitions)
        }
        #expect(Topics.services.map(\.topicName) == ["registry", "pledges", "supervision", "scoring"])
    }
}
