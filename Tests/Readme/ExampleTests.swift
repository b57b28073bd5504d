import Foundation
import Schema
import TestSupport
import Testing
import Client
import Domain
import Files
import Views

@Suite("The documents' examples run as they stand", .timeLimit(.minutes(5)))
struct ExampleTests {
    @Test("from genesis to a verified pledge, then read and written from Python")
    func firstDay() async throws {
        var example = try Examples(of: Document.files(in: .en).filter { $0 != Document.english })
        let folder = try ExampleFolder(brokers: try await SharedBroker.bootstrap())
        try await folder.checkTools(pins: example.pins)
        var services: [ChildProcess] = []
        do {
            try await folder.run(example("topics.sh"))
            services = try folder.startServices()
            try await folder.run(example("genesis.sh"))
            let keys = try await folder.run(example("keys.sh"))
            #expect(keys.contains("1 to create") && keys.contains("1 accepted, 0 refused") && keys.contains("accepted readme-"), "\(keys)")
            let check = try await folder.run(example("scheme.sh"))
            #expect(check.contains("county-1 "))
            let pledge = try await folder.run(example("pledge.sh"))
            #expect(pledge.contains("[not_authorized]") && pledge.contains("exit status 1") && pledge.contains("closed out"))
            let verified = try await folder.run(example("verify.sh"))
            #expect(verified.contains("All is well."))
            let everyday = try await folder.run(example("everyday.sh"))
            #expect(
                everyday.contains("waiting to be sent") && everyday.contains("1 accepted") && everyday.contains("p-0002"), "\(everyday)")

            let names = try await folder.run(example("names.sh"))
            #expect(names.contains("王芳") && names.contains("(1 chunks)"), "\(names)")

            let imported = try await folder.run(example("import.sh"))
            #expect(imported.contains("2 to create") && imported.contains("2 accepted, 0 refused"), "\(imported)")

            let sheets = try await folder.run(example("sheets.sh"))
            #expect(sheets.contains("Village roads 60 (roads)"), "\(sheets)")
            #expect(try folder.read("units.xlsx").starts(with: [0x50, 0x4B]))
            #expect(try folder.read("posts.csv").starts(with: [0xEF, 0xBB, 0xBF]))
            let pledges = try folder.read("承诺.csv")
            #expect(!pledges.starts(with: [0xEF, 0xBB, 0xBF]) && pledges.count > 20)

            try folder.write(example("decode.py"), to: "decode.py")
            try folder.write(example("submit.py"), to: "submit.py")
            try await folder.run(example("generate.sh"))
            let id = try await folder.run(example("submit.sh")).trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(SubmissionID(id) != nil, "submit.py prints the id: \(id)")
            try await decisionIsDecoded(of: id, unit: "west", name: "西镇", by: example("decode.sh"), in: folder)
            try folder.write(example("submit-json.py"), to: "submit-json.py")
            let json = try await folder.run(example("submit-json.sh")).trimmingCharacters(in: .whitespacesAndNewlines)
            try await decisionIsDecoded(of: json, unit: "south", name: "南镇", by: example("decode.sh"), in: folder)
            try await folder.run(example("rankings.sh"))
            try await partitionerIsOurs(in: folder)
            #expect(example.unused == Examples.ofContainers, "an example that nothing runs")
        } catch {
            await folder.stop(services)
            throw error
        }
        await folder.stop(services)
        try folder.remove()
    }

    @Test("the README's first pledge")
    func firstPledge() async throws {
        var example = try Examples(of: [Document.english])
        let folder = try ExampleFolder(brokers: try await SharedBroker.bootstrap())
        // As the README says before its examples: topics first, then the services.
        try await folder.run("pledgeline topics apply --clock broker")
        let services = try folder.startServices()
        do {
            try await folder.run(example("first-system.sh"))
            let pledge = try await folder.run(example("first-pledge.sh"))
            #expect(pledge.contains("state closed out") && pledge.contains("progress 100.00 %"), "\(pledge)")
            #expect(example.unused == [], "an example that nothing runs")
        } catch {
            await folder.stop(services)
            throw error
        }
        await folder.stop(services)
        try folder.remove()
    }

    /// Decoding reads to the end of the topic, so it is done again until the decision is there.
    private func decisionIsDecoded(
        of id: String, unit: String, name: String, by script: String, in folder: ExampleFolder
    ) async throws {
        let decoded = try await within(.seconds(60)) {
            while true {
                let lines = try await folder.run(script).split(separator: "\n")
                if let line = lines.first(where: { $0.contains(id) }) { return String(line) }
            }
        }
        #expect(decoded.contains("\"unit\": \"\(unit)\"") && decoded.contains("\"accepted\"") && decoded.contains(name), "\(decoded)")
        let chain = try #require(decoded.split(separator: " ").first)
        let verified = try await folder.run("pledgeline verify")
        #expect(verified.contains(chain.prefix(16)), "decode.py and verify see the same chain")
    }

    /// What submit.py relies on, where it shows: a topic with more than one partition.
    private func partitionerIsOurs(in folder: ExampleFolder) async throws {
        let topic = "\(folder.namespace).supervision.submissions.v1"
        for key in ["east", "west", "county", "v001", "东镇"] {
            let partitions = try await folder.run(
                """
                printf x > one
                kcat -P -b "$KAFKA_BROKERS" -t \(topic) -k \(key) -X topic.partitioner=murmur2 -X acks=all one
                kcat -C -b "$KAFKA_BROKERS" -t \(topic) -e -q -f '%k %p\\n' | grep '^\(key) '
                """)
            #expect(partitions == "\(key) \(Murmur2.partition(ofKey: key, partitions: Topics.shardedPartitions))\n")
        }
    }

    @Test("`make images-test` runs the examples of the containers from the document in which they stand")
    func containers() throws {
        let script = try Checkout.text("docker/images-test.sh")
        let documents = try Document.files(in: .en).map(Document.init)
        for name in Examples.ofContainers {
            let document = try #require(documents.first { $0.blocks.contains { $0.name == name } }, "no document has \(name)")
            #expect(script.contains("readme \(name)") && script.contains(document.file), "images-test.sh does not read \(document.file)")
        }
    }
}
