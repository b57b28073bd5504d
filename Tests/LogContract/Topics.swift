import Streaming

extension LogContract {
    static let topics: [Behaviour] = [
        Behaviour("bounds grow with the records") { fixture in
            let partition = try await fixture.partition()
            try require(try await fixture.log.bounds(of: partition) == LogBounds(low: 0, high: 0), "an empty partition's bounds")
            try await fixture.append((0..<7).map { bytes("\($0)") }, to: partition)
            try require(try await fixture.log.bounds(of: partition) == LogBounds(low: 0, high: 7), "the bounds of seven records")
        },
        Behaviour("a topic that does not exist is described as nil, however often one asks") { fixture in
            let name = Fixture.unusedName()
            for _ in 0..<3 {
                try require(try await fixture.log.describe(topic: name) == nil, "\(name) was described")
            }
        },
        Behaviour("nothing is appended to a topic that does not exist, and asking creates none") { fixture in
            let name = Fixture.unusedName()
            let appender = try await fixture.log.appender()
            try await expect(.unknownTopic(name), "append to a missing topic") {
                try appender.append(bytes("x"), key: nil, to: TopicPartition(topic: name, partition: 0), timestamp: nil, token: 0)
            }
            try require(try await fixture.log.describe(topic: name) == nil, "the append created \(name)")
            await appender.abandon(within: 5_000)
        },
        Behaviour("a created topic is described with its partitions and settings", needs: [.administration]) { fixture in
            let name = Fixture.unusedName()
            try await fixture.log.create(
                TopicSpecification(name: name, partitionCount: 5, settings: ["message.timestamp.type": "LogAppendTime"]))
            let description = try await fixture.log.describe(topic: name)
            try require(description?.partitionCount == 5, "described as \(String(describing: description))")
            try require(
                description?.settings["message.timestamp.type"] ?? "LogAppendTime" == "LogAppendTime",
                "settings \(String(describing: description?.settings))")
        },
        Behaviour("a setting of a topic is changed and the others stay as they were", needs: [.administration, .changes]) { fixture in
            let name = Fixture.unusedName()
            try await fixture.log.create(
                TopicSpecification(
                    name: name, partitionCount: 1, settings: ["message.timestamp.type": "CreateTime", "retention.ms": "-1"]))
            let place = TopicPartition(topic: name, partition: 0)
            try await fixture.log.change(settings: ["message.timestamp.type": "LogAppendTime"], of: name)
            for _ in 0..<600 {
                let settings = try await fixture.log.describe(topic: name)?.settings ?? [:]
                try require(settings["retention.ms"] == "-1", "after the change: \(settings)")
                if settings["message.timestamp.type"] == "LogAppendTime" { break }
                try await Task.sleep(for: .milliseconds(100))
            }
            try await fixture.append([bytes("x")], to: place)
            let (records, _) = try await fixture.readTypes(place)
            try require(records == [.logAppendTime], "dated \(records)")
            try await expect(.unknownTopic("contract.none"), "changing a topic that is not there") {
                try await fixture.log.change(settings: ["retention.ms": "1"], of: "contract.none")
            }
        },
        Behaviour("creating a topic twice says that it exists", needs: [.administration]) { fixture in
            let specification = TopicSpecification(name: Fixture.unusedName(), partitionCount: 1)
            try await fixture.log.create(specification)
            try await expect(.topicExists(specification.name), "the second create()") { try await fixture.log.create(specification) }
        },
    ]
}
