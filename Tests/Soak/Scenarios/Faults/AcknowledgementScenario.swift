import Audit
package import Foundation
import Kafka
import MockKafka
import Schema
import Streaming
import TestSupport
import Client

/// Brokers that answer late, with errors, or not at all, to services and senders alike, on the mock cluster as a process. It does not deduplicate: an
/// append whose acknowledgement comes too late stands in the log twice. A round is a dozen such faults.
package struct AcknowledgementScenario: Scenario {
    package static let name = "acknowledgements"

    private static let bound: Duration = .seconds(600)
    private static let brokers = 2
    private static let faultsPerRound = 12
    /// After which a client believes that an append was lost and repeats it. The default of thirty seconds would only make tests long.
    static let requestTimeoutMilliseconds = 1_500

    package init() {}

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        var tally = Tally()
        for number in 0..<rounds {
            let faults = (0..<Self.faultsPerRound).map { _ in Self.fault(&dice) }
            let namespace = "acknowledgements-\(dice.next() % 1_000_000)"
            let found = try await within(Self.bound) { try await Self.play(faults, namespace, folder) }
            tell("round \(number + 1): \(found)")
            tally.add(found)
        }
        return tally
    }

    struct Fault: Sendable {
        var name: String
        var orders: [MockOrder]
        /// Before `orders` are given.
        var pause: Duration
        /// So long after them come these.
        var remedy: (after: Duration, [MockOrder])?
    }

    private static func fault(_ dice: inout Dice) -> Fault {
        let broker = Int32(dice.number(1...brokers))
        let pause = dice.milliseconds(100...1_500)
        let passing: [MockCluster.BrokerError] = [.requestTimedOut, .notLeader, .notEnoughReplicas, .leaderNotAvailable]
        switch dice.number(0...9) {
        case 0...2:
            let errors = (0..<dice.number(1...5)).map { _ in dice.pick(passing) }
            return Fault(name: "produce_errors", orders: [.fail(.produce, errors)], pause: pause)
        case 3:
            let error = dice.pick([MockCluster.BrokerError.outOfOrderSequence, .topicAuthorizationFailed, .messageTooLarge])
            return Fault(name: "final_errors", orders: [.fail(.produce, [error])], pause: pause)
        case 4...5:
            let late = dice.number(requestTimeoutMilliseconds + 200...requestTimeoutMilliseconds + 2_500)
            return Fault(
                name: "late_acknowledgements", orders: [.delay(.produce, broker: broker, milliseconds: late, nil)], pause: pause)
        case 6:
            let late = dice.number(50...requestTimeoutMilliseconds - 500)
            return Fault(
                name: "slow_acknowledgements",
                orders: [.delay(.produce, broker: broker, milliseconds: late, dice.chance(50) ? .requestTimedOut : nil)], pause: pause)
        case 7:
            let errors = (0..<dice.number(1...3)).map { _ in dice.pick(passing + [.offsetOutOfRange]) }
            return Fault(name: "fetch_errors", orders: [.fail(dice.pick([.fetch, .listOffsets]), errors)], pause: pause)
        case 8:
            let last = dice.milliseconds(200...2_000)
            return Fault(
                name: "broker_down", orders: [.power(broker: broker, isUp: false)], pause: pause,
                remedy: (last, [.power(broker: broker, isUp: true)]))
        default:
            return Fault(
                name: "slow_broker", orders: [.roundTrip(broker: broker, milliseconds: dice.number(50...600))], pause: pause,
                remedy: (.milliseconds(1_000), [.roundTrip(broker: broker, milliseconds: 0)]))
        }
    }

    private static func play(_ faults: [Fault], _ namespace: String, _ folder: URL) async throws -> Tally {
        guard let topics = Topics(namespace: namespace) else { throw SampleLoad.NotSetUp(description: namespace) }
        let mock = try await MockClusterProcess.start(brokers: brokers, folder: folder)
        try await mock.createTopics(topics)
        let log = try KafkaLog(
            configuration: KafkaConfiguration(
                brokers: mock.bootstrap, properties: ["request.timeout.ms": String(requestTimeoutMilliseconds)]))
        try await log.createMissing(topics)
        let services = try [PBService.registry, .pledges].map {
            try ServiceInstance(
                $0, brokers: mock.bootstrap, namespace: namespace, options: ["-X", "request.timeout.ms=\(requestTimeoutMilliseconds)"],
                folder: folder)
        }
        for service in services { try await service.start() }
        let county = SmallCounty(topics: topics, log: log)
        let token = try await county.setUp()
        // Not by readiness: the mock cluster tells no topic's settings, which keeps a service from being ready.
        for (service, partitions) in zip(services, [1, 8]) { try await eventually(.seconds(120)) { await service.owns(partitions) } }

        var tally = Tally()
        let feed = Feed(county, after: token)
        await feed.start()
        for fault in faults {
            try await Task.sleep(for: fault.pause)
            for order in fault.orders { try await mock.tell(order) }
            tally.count(fault.name)
            guard let remedy = fault.remedy else { continue }
            try await Task.sleep(for: remedy.after)
            for order in remedy.1 { try await mock.tell(order) }
        }
        for request in MockCluster.Request.allCases { try await mock.tell(.relent(request)) }
        try await feed.stop()
        tally.expect(try await log.settled(topics), "some submissions are never decided")
        let archive = try await Archive.read(from: log, topics: topics)
        tally.expect(archive, accepts: await feed.ids)
        for sent in await feed.acknowledged {
            let record = archive.records[sent.submission.target]?.first { $0.offset == sent.offset }
            tally.expect(
                record?.value == sent.submission.value,
                "\(sent.submission.id) was acknowledged at \(sent.submission.target)@\(sent.offset), and does not stand there")
        }
        tally.count("producers_replaced", await feed.replaced)
        for service in services {
            let (name, abandoned) = (service.service.topicName, await service.abandoned())
            tally.count("abandoned_\(name)", abandoned)
            tally.expect(await service.exitStatus == nil, "\(name) ended by itself: \(await service.logTail())")
            tally.expect((await service.health()?.halts ?? ["no answer"]).isEmpty, "\(name) halted: \(await service.logTail())")
        }
        for service in services { await service.stop() }
        await mock.stop()
        return tally
    }
}
