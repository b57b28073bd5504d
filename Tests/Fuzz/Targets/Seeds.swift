internal import Audit
internal import Client
internal import DeciderSupport
public import Foundation
internal import Import
internal import PledgelineCLI
internal import RegistryCore
internal import Samples
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// Makes the seeds of the corpus from the sample and the small city: `pledgeline-fuzz seeds Tests/Fuzz/Corpus`, after the schema has changed.
public enum Seeds {
    public static func write(to folder: URL) async throws {
        let steps = try oneOfEachKind()
        for step in steps {
            let key = try ZhanhuaSample.signingKey(named: step.signer)
            try put(try PBEnvelope.sealing(step.payload(), with: key).serializedData(), step.kind, .envelope, folder)
            try put(payload(step), step.kind, .payload, folder)
            try putJSON(step, key, folder)
        }
        for (number, act) in SmallCity.acts.enumerated() {
            try put(payload(act, number), "city-\(number)", .payload, folder)
        }
        try deletable(folder)
        for (name, bodies) in try series() { try put(RecordSeries(bodies: bodies).bytes, name, .decisions, folder) }
        try put(try everyFact(), "every-fact", .decisions, folder)
        for (name, text) in texts { try put(Data(text.utf8), name, name == "whole" ? .bundle : .command, folder) }
        try put(Data(try lines(steps).utf8), "sample", .lines, folder)
        try put(Data("pledgeline-key-v1\n\(String(repeating: "0a", count: 32))\n".utf8), "key-of-earlier-version", .keyfile, folder)
        let pem =
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n"
        try put(Data(pem.utf8), "key", .keyfile, folder)
        try await archive(steps, to: folder)
        try sheets(folder)
        try spool(steps, folder)
    }

    /// The sheets to be filled in, each with its example, as they stand and as spreadsheets in China save them.
    private static func sheets(_ folder: URL) throws {
        for (number, kind) in SheetCheck.Kind.allCases.enumerated() {
            for isGB18030 in [false, true] {
                let sheet = try SheetCheck.example(kind, inGB18030: isGB18030)
                if !isGB18030 { try put(SheetCheck.exampleBook(kind), "example-\(kind.rawValue)", .workbook, folder) }
                try put(Data([UInt8(number)]) + sheet, "\(kind.rawValue)\(isGB18030 ? "-gb18030" : "")", .sheet, folder)
            }
        }
    }

    /// Files of the spool as they are written.
    private static func spool(_ steps: [SampleStep], _ folder: URL) throws {
        guard let topics = Topics(namespace: "county") else { throw FuzzFailure("namespace") }
        let place = FileManager.default.temporaryDirectory.appending(path: "pledgeline-seeds-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        let spool = try Spool(topics: topics, environment: ["XDG_STATE_HOME": place.path])
        for step in steps.filter({ $0.service == .pledges }).prefix(3) {
            let key = try ZhanhuaSample.signingKey(named: step.signer)
            let submission = try PreparedSubmission(step.payload(), id: step.id, topics: topics, key: key, time: step.time)
            try spool.put([submission], batch: "a", documents: [Digest.sha256(Data())])
        }
        for (number, kept) in try spool.list().entries.enumerated() {
            let name = kept.path.lastPathComponent + ["", "@", "@41"][number % 3]
            try put(Data("\(name)\n".utf8) + Data(contentsOf: kept.path), "file-\(number)", .spool, folder)
        }
    }

    /// Seeds that are longer than an input may be are left out.
    private static func put(_ bytes: Data, _ name: String, _ target: FuzzTarget, _ folder: URL) throws {
        guard bytes.count <= target.longestInput else { return }
        let place = folder.appending(path: target.rawValue)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try bytes.write(to: place.appending(path: "seed-\(name)"))
    }

    /// The same as JSON in JSON, JSON in protobuf, and the JSON payload by itself.
    private static func putJSON(_ step: SampleStep, _ key: SigningKey, _ folder: URL) throws {
        var envelope = PBEnvelope()
        envelope.payload = try step.payload().jsonUTF8Data()
        envelope.key = key.publicKey.bytes
        envelope.signature = try key.sign(envelope.payload)
        try put(try envelope.jsonUTF8Data(), "json-\(step.kind)", .envelope, folder)
        try put(try envelope.serializedData(), "half-json-\(step.kind)", .envelope, folder)
        let bytes = try payload(step)
        try put(bytes.prefix(1) + PBPayload(serializedBytes: bytes.dropFirst()).jsonUTF8Data(), "json-\(step.kind)", .payload, folder)
    }

    /// Records of the topics in which things can be deleted.
    private static func deletable(_ folder: URL) throws {
        let key = try SigningKey(seed: Data(repeating: 7, count: PublicKey.size))
        let signed = try PBSignedName.sealing("王芳", of: "p-1", namespace: "county", with: key)
        try put(signed.serializedData(), "signed", .name, folder)
        try put(signed.name, "content", .name, folder)
        let document = Data("铺好的村路 ".utf8)
        let chunks = (0..<3).map { index in
            PBEvidenceChunk.with {
                $0.digest = Digest.sha256(document + document + document)
                $0.index = UInt32(index)
                $0.count = 3
                $0.size = UInt64(3 * document.count)
                $0.data = document
            }
        }
        try put(RecordSeries(bodies: chunks.map { try $0.serializedData() }).bytes, "three", .chunks, folder)
    }

    private static func oneOfEachKind() throws -> [SampleStep] {
        var seen: Set<String> = []
        return try ZhanhuaSample().waves.flatMap(\.steps).filter { seen.insert($0.kind).inserted }
    }

    /// A sample's submission as if it were meant for the small city.
    private static func payload(_ step: SampleStep) throws -> Data {
        var payload = step.payload()
        payload.namespace = "county"
        payload.unit = "village"
        let signer: UInt8 =
            switch step.service {
            case .registry: 0
            case .pledges: 2
            case .supervision: 5
            default: 6
            }
        return Data([signer]) + (try payload.serializedData())
    }

    /// Something the small city's rules let through, or nearly.
    private static func payload(_ act: SmallCity.Act, _ number: Int) throws -> Data {
        var payload = PBPayload()
        payload.id = SubmissionID(milliseconds: 1_767_585_600_000, random: (0, UInt64(number))).description
        payload.namespace = "county"
        payload.unit = act.unit
        payload.body = act.body
        return Data([UInt8(act.signer)]) + (try payload.serializedData())
    }

    /// What the small city's services have written, each topic a series.
    private static func series() throws -> [(String, [Data])] {
        let topics = Dictionary(grouping: SmallCity.records, by: \.partition)
        return try topics.sorted { $0.key < $1.key }.map { partition, records in
            let bodies = try records.prefix(24).map { try PBLogRecord(serializedBytes: $0.value).body }
            return ("\(partition.topic)-\(partition.partition)", bodies)
        }
    }

    /// One decision with an empty fact of every kind: enough for a mutation to start from.
    private static func everyFact() throws -> Data {
        var open = PBRecordBody()
        open.open.epoch = 1
        open.open.wire = Wire.version
        var bodies = [try open.serializedData()]
        for number in 10...400 {
            let tag = number << 3 | 2
            let fact = try PBFact(serializedBytes: [0x0a, 1, 0x75, UInt8(tag & 0x7f | 0x80), UInt8(tag >> 7), 0])
            guard fact.content != nil else { continue }
            var body = PBRecordBody()
            body.decision.accepted.facts = [fact]
            bodies.append(try body.serializedData())
        }
        return RecordSeries(bodies: bodies).bytes
    }

    private static let texts = [
        ("whole", ZhanhuaSample.bundleText),
        ("draft", "pledge\ndraft\n--unit\nv001\n--due\n2025-12-31\n--quantity\n3\n-k\na.key\n--output\njson"),
        ("unit", "unit\nadd\nv001\n--parent\nt01\n--level\nvillage\n-b\nlocalhost:9092\n-X\nlinger.ms=0"),
        ("genesis", "genesis\n--clock\ndeclared\n--lang\nzh"),
        ("watch", "watch\npledges\n--help"),
        ("score", "score\ntally\n--cohort\nc\n--period\n2025\n--ballots\n10"),
        ("verify", "verify\n--file\na.ndjson\n-F\nproperties"),
        ("tick", "tick\npledges\n--date=2025-02-30"),
    ]

    private static func lines(_ steps: [SampleStep]) throws -> String {
        try steps.filter { $0.service == .pledges || $0.service == .supervision }.prefix(6).map { step in
            var payload = PBPayload()
            payload.unit = step.unit
            payload.body = step.body
            return try payload.jsonString()
        }.joined(separator: "\n")
    }

    /// The first submissions to the registry and what it decided.
    private static func archive(_ steps: [SampleStep], to folder: URL) async throws {
        guard let topics = Topics(namespace: ZhanhuaSample.namespace), let owned = StaticOwnership(instance: 0, of: 1, partitions: 1) else {
            throw FuzzFailure("namespace")
        }
        let log = MemoryLog()
        for topic in topics.all { try await log.create(TopicSpecification(name: topic.name, partitionCount: topic.partitions)) }
        let appender = try await log.appender()
        let input = TopicPartition(topic: topics.submissions(.registry).name, partition: 0)
        let registry = steps.filter { $0.service == .registry && $0.kind != "publish_bundle" }.prefix(8)
        for step in registry {
            let value: [UInt8] = try PBEnvelope.sealing(step.payload(), with: ZhanhuaSample.signingKey(named: step.signer))
                .serializedBytes()
            try appender.append(value, key: Array(step.unit.utf8), to: input, timestamp: step.time, token: 0)
        }
        let engine = ServiceEngine<RegistryCore>(topics: topics, log: log, writer: "seeds", ownership: owned, hooks: Silence())
        let run = Task { try await engine.run() }
        let decisions = TopicPartition(topic: topics.decisions(.registry).name, partition: 0)
        for _ in 0..<3_000 where try await log.bounds(of: decisions).high <= registry.count { try await Task.sleep(for: .milliseconds(10)) }
        run.cancel()
        _ = await run.result
        let path = folder.appending(path: "\(FuzzTarget.archive.rawValue)/seed-registry")
        try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        let archive = try await Archive.read(from: log, topics: topics)
        try ArchiveFile.write(archive, to: path.path)
        for place in [input, decisions] { try segments(of: place, archive, folder) }
    }

    /// A partition as `pledgeline archive` writes it.
    private static func segments(of place: TopicPartition, _ archive: Archive, _ folder: URL) throws {
        let records = archive[place.topic, place.partition]
        var segment = Data()
        for record in records {
            let encoded = try PBArchivedRecord.with {
                $0.offset = record.offset
                $0.timestamp = record.timestamp
                $0.timestampType = .createTime
                if let key = record.key { $0.key = Data(key) }
                if let value = record.value { $0.value = Data(value) }
            }.serializedData()
            segment += Data([UInt8(truncatingIfNeeded: encoded.count) | 0x80, UInt8(encoded.count >> 7)])
            segment += encoded
        }
        let digest = Digest.sha256(segment).map { String(format: "%02x", $0) }.joined()
        let file = String(format: "%@/%d/%020d-%020d-%@.records", place.topic, place.partition, 0, records.count, String(digest.prefix(16)))
        let manifest = """
            {"format": "pledgeline-archive-v1", "namespace": "\(archive.topics.namespace)", "begun": 1, "partitions": [
            {"topic": "\(place.topic)", "partition": \(place.partition), "low": 0, "segments": [{"file": "\(file)", "first": 0, "end": \(records.count),
            "records": \(records.count), "bytes": \(segment.count), "sha256": "\(digest)"}]}]}
            """
        try put(Data(manifest.utf8) + [0] + segment, place.topic, .segments, folder)
    }

    private struct Silence: EngineHooks {
        typealias Core = RegistryCore
        func confirmed(_ decisions: [ConfirmedDecision], partition: TopicPartition, standing: Standing) async {}
        func becameActive(partition: TopicPartition, state: RegistryState, standing: Standing) async {}
        func abandoned(partition: TopicPartition, reason: AbandonReason) async {}
        func halted(partition: TopicPartition, reason: HaltReason) async {}
        func noticed(_ notice: EngineNotice) async {}
    }
}

extension SampleStep {
    var kind: String { payload().kind }
}
