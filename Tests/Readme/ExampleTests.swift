import Foundation
import Schema
import TestSupport
import Testing

@Suite("The READMEs' examples run as they stand", .timeLimit(.minutes(5)))
struct ExampleTests {
    @Test("from genesis to a verified pledge, then read and written from Python")
    func firstDay() async throws {
        let readme = try Document(Document.english)
        let folder = try ExampleFolder(brokers: try await SharedBroker.bootstrap())
        try await folder.checkTools(pins: readme.pins)
        var services: [ChildProcess] = []
        do {
            try await folder.run(readme.block("topics.sh"))
            services = try folder.startServices()
            try await folder.run(readme.block("genesis.sh"))
            let keys = try await folder.run(readme.block("keys.sh"))
            #expect(keys.contains("1 to create") && keys.contains("1 accepted, 0 refused") && keys.contains("accepted readme-"), "\(keys)")
            let check = try await folder.run(readme.block("scheme.sh"))
            #expect(check.contains("county-1 "))
            let pledge = try await folder.run(readme.block("pledge.sh"))
            #expect(pledge.contains("[not_authorized]") && pledge.contains("exit status 1") && pledge.contains("closed out"))
            let verified = try await folder.run(readme.block("verify.sh"))
            #expect(verified.contains("All is well."))
            let everyday = try await folder.run(readme.block("everyday.sh"))
            #expect(
                everyday.contains("waiting to be sent") && everyday.contains("1 accepted") && everyday.contains("p-0002"), "\(everyday)")

            let names = try await folder.run(readme.block("names.sh"))
            #expect(names.contains("王芳") && names.contains("(1 chunks)"), "\(names)")

            let imported = try await folder.run(readme.block("import.sh"))
            #expect(imported.contains("2 to create") && imported.contains("2 accepted, 0 refused"), "\(imported)")

            let sheets = try await folder.run(readme.block("sheets.sh"))
            #expect(sheets.contains("Village roads 60 (roads)"), "\(sheets)")
            #expect(try folder.read("units.xlsx").starts(with: [0x50, 0x4B]))
            #expect(try folder.read("posts.csv").starts(with: [0xEF, 0xBB, 0xBF]))
            let pledges = try folder.read("承诺.csv")
            #expect(!pledges.starts(with: [0xEF, 0xBB, 0xBF]) && pledges.count > 20)

            try folder.write(readme.block("decode.py"), to: "decode.py")
            try folder.write(readme.block("submit.py"), to: "submit.py")
            try await folder.run(readme.block("generate.sh"))
            let id = try await folder.run(readme.block("submit.sh")).trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(SubmissionID(id) != nil, "submit.py prints the id: \(id)")
            try await decisionIsDecoded(of: id, unit: "west", name: "西镇", by: readme.block("decode.sh"), in: folder)
            try folder.write(readme.block("submit-json.py"), to: "submit-json.py")
            let json = try await folder.run(readme.block("submit-json.sh")).trimmingCharacters(in: .whitespacesAndNewlines)
            try await decisionIsDecoded(of: json, unit: "south", name: "南镇", by: readme.block("decode.sh"), in: folder)
            try await folder.run(readme.block("rankings.sh"))
            try await partitionerIsOurs(in: folder)
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

    @Test("both READMEs show the same programs")
    func sameBlocks() throws {
        let (english, chinese) = (try Document(Document.english), try Document(Document.chinese))
        let names = english.blocks.compactMap(\.name)
        #expect(names == chinese.blocks.compactMap(\.name))
        for name in names { #expect(try english.block(name) == chinese.block(name), "\(name)") }
        #expect(english.pins == chinese.pins)
    }
}

extension Document {
    /// The Python packages the reader is told to install, as `name==version`.
    var pins: [String] {
        lines.filter { $0.hasPrefix("pip install ") }.flatMap { $0.split(separator: " ").dropFirst(2).map(String.init) }
    }
}
