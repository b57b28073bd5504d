import Schema
import Streaming
import Testing

@testable import PledgelineCLI

@Suite("The table of rights")
struct RightsTests {
    private let topics = Topics(namespace: "city")
    private let tools = KafkaTools(brokers: "k1:9093,k2:9093", isSecured: true)

    private func rights(_ holder: RightsHolder, group: String? = nil) throws -> [Right] {
        Rights(topics: try #require(topics)).of(holder, group: group)
    }

    private func topicsOf(_ operation: Denial.Operation, _ holder: RightsHolder) throws -> Set<String> {
        Set(
            try rights(holder).compactMap { right in
                guard right.operation == operation, case .topic(let name) = right.resource else { return nil }
                return name
            })
    }

    @Test(
        "a service writes its own decisions and heads, and only scoring the rankings; nobody but the office and clerks writes anything else"
    )
    func writes() throws {
        for service in Topics.services {
            let further = service == .scoring ? ["city.rankings.v1"] : []
            #expect(try topicsOf(.write, .service(service)) == Set(["city.\(service.topicName).decisions.v1", "city.heads.v1"] + further))
        }
        for holder in [RightsHolder.namesReader, .auditor, .operator] { #expect(try topicsOf(.write, holder).isEmpty) }
        for holder in [RightsHolder.clerk, .scorer, .office] {
            #expect(
                try topicsOf(.write, holder).allSatisfy { !$0.contains("decisions") && !$0.contains("heads") && !$0.contains("rankings") })
        }
    }

    @Test(
        "a service reads its submissions, its own decisions, those of all services before it, and heads; no other's submissions, no names")
    func reads() throws {
        #expect(
            try topicsOf(.read, .service(.registry)) == ["city.registry.submissions.v1", "city.registry.decisions.v1", "city.heads.v1"])
        #expect(
            try topicsOf(.read, .service(.supervision)) == [
                "city.supervision.submissions.v1", "city.supervision.decisions.v1", "city.pledges.decisions.v1",
                "city.registry.decisions.v1",
                "city.heads.v1",
            ])
        #expect(try topicsOf(.read, .service(.scoring)).contains("city.rankings.v1"))
    }

    @Test("names are read by the office and by whoever is told to see names, and by nobody else")
    func names() throws {
        let readers = try RightsHolder.all.filter { try topicsOf(.read, $0).contains("city.names.v1") }
        #expect(readers == [.office, .namesReader])
    }

    @Test("whoever has any right on a topic may describe it; what is created or watched is described too")
    func describe() throws {
        for holder in RightsHolder.all {
            let used = try [Denial.Operation.read, .write, .create, .describeConfigs].reduce(into: Set<String>()) {
                $0.formUnion(try topicsOf($1, holder))
            }
            #expect(try topicsOf(.describe, holder) == used, "\(holder.name)")
        }
    }

    @Test(
        "a service asks for the settings of all that it reads and writes; genesis needs those of the submissions; an operator of everything"
    )
    func settings() throws {
        for service in Topics.services {
            let used = try topicsOf(.read, .service(service)).union(topicsOf(.write, .service(service)))
            #expect(try topicsOf(.describeConfigs, .service(service)) == used)
        }
        #expect(try topicsOf(.describeConfigs, .office).count == 4)
        #expect(try topicsOf(.describeConfigs, .operator).count == 12 && topicsOf(.create, .operator).count == 12)
        #expect(try topicsOf(.describeConfigs, .clerk).isEmpty)
    }

    @Test("the commands can be pasted, name every right once, and put together what takes the same operations")
    func commands() throws {
        let commands = try rights(.service(.registry), group: "city.registry").commands(for: "User:CN=registry,O=My County", tools)
        #expect(
            commands == [
                "kafka-acls.sh --bootstrap-server k1:9093,k2:9093 --command-config admin.properties --add --allow-principal 'User:CN=registry,O=My County' --operation Read --operation Describe --operation DescribeConfigs --topic city.registry.submissions.v1",
                "kafka-acls.sh --bootstrap-server k1:9093,k2:9093 --command-config admin.properties --add --allow-principal 'User:CN=registry,O=My County' --operation Read --operation Write --operation Describe --operation DescribeConfigs --topic city.registry.decisions.v1 --topic city.heads.v1",
                "kafka-acls.sh --bootstrap-server k1:9093,k2:9093 --command-config admin.properties --add --allow-principal 'User:CN=registry,O=My County' --operation Read --group city.registry",
            ])
        for holder in RightsHolder.all {
            let rights = try rights(holder)
            #expect(Set(rights).count == rights.count)
            let told = rights.commands(for: "User:x", tools).map { command in
                command.matches(of: /--operation/).count * command.matches(of: /--topic/).count
            }
            #expect(told.reduce(0, +) == rights.count, "\(holder.name)")
        }
    }

    @Test("before 2.8 writers, and only they, get IdempotentWrite on the cluster")
    func idempotentWrite() throws {
        let table = Rights(topics: try #require(topics))
        for holder in RightsHolder.all {
            let granted = table.of(holder, wantsIdempotentWrite: true).contains(Right(.idempotentWrite, .cluster))
            let isWriting = try !topicsOf(.write, holder).isEmpty
            #expect(granted == isWriting, "\(holder.name)")
        }
    }

    @Test("words for a shell are quoted if they must be")
    func quoting() {
        let tools = KafkaTools(brokers: "k:1")
        #expect(
            Denial(.read, .topic("a"), principal: "User:O'Brien $HOME", tools: tools).command
                == #"kafka-acls.sh --bootstrap-server k:1 --add --allow-principal 'User:O'\''Brien $HOME' --operation Read --topic a"#)
        #expect(Denial(nil, .cluster, tools: tools).command == nil, "nobody knows which right")
        #expect(Denial(.read, .topic("a"), tools: tools).command?.contains("User:PRINCIPAL") == true)
    }
}
