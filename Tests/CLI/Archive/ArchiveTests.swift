import Foundation
import RegistryCore
import Schema
import Streaming
import Testing

@testable import Audit
@testable import Client
@testable import Files

@Suite("Archiving while the system goes on", .timeLimit(.minutes(3)))
struct ArchiveTests {
    private let files = ArchiveTestFolder()

    @Test("an archive holds every record as it is, and is intact")
    func whole() async throws {
        let town = try await Town.begun()
        let report = try await town.archived(in: files.folder)
        let contents = try ArchiveCheck.run(files.folder)
        #expect(contents.findings == [] && contents.records > 12)
        for topic in town.topics.all where topic.role != .names {
            for partition in topic.partitionNumbers {
                let place = TopicPartition(topic: topic.name, partition: partition)
                let reader = SegmentReader(try #require(report.manifest[place]), in: files.folder)
                for record in try await town.records(place) { #expect(try reader.next() == record) }
                #expect(try reader.next() == nil)
            }
        }
        let read = try ArchiveFile.read(files.url.path)
        #expect(read[town.registryInput.topic, 0] == (try await town.records(town.registryInput)))
        #expect(read[town.registryInput.topic, 0].allSatisfy { $0.timestampType == .logAppendTime })
    }

    @Test("a second run adds what is new, and nothing else: with nothing new no segment is written")
    func incremental() async throws {
        let town = try await Town.begun()
        _ = try await town.archived(in: files.folder)
        let before = try files.contents()
        #expect(try await town.archived(in: files.folder).added == 0)
        #expect(try files.contents().filter { $0.key.hasSuffix(".records") } == before.filter { $0.key.hasSuffix(".records") })

        let services = try town.start()
        try await town.decided(town.unit(.township, parent: "c"), unit: "later")
        await services.stop()
        // One submission, the Open of the new epoch and one decision.
        #expect(try await town.archived(in: files.folder).added == 3)
        let contents = try ArchiveCheck.run(files.folder)
        #expect(contents.findings == [] && contents.registry.units["later"] != nil)
    }

    @Test("a run that is ended on the way leaves the last archive as it was, and the next one finishes")
    func ended() async throws {
        let town = try await Town.begun()
        _ = try await town.archived(in: files.folder)
        let before = try files.contents()
        let services = try town.start()
        try await town.decided(town.unit(.township, parent: "c"), unit: "later")
        await services.stop()
        await #expect(throws: LogError.self) {
            try await town.archived(in: files.folder, over: FailingLog(town.log, unreadable: town.topics.submissions(.registry).name))
        }
        let after = try files.contents()
        #expect(before.allSatisfy { after[$0.key] == $0.value }, "nothing that was there is gone or changed")
        #expect(after.count > before.count, "it was ended in the middle")
        #expect(try ArchiveCheck.run(files.folder).findings == [])
        _ = try await town.archived(in: files.folder)
        #expect(try ArchiveCheck.run(files.folder).registry.units["later"] != nil)
        #expect(try files.contents().count == before.count, "what the ended run left is cleared away")
    }

    /// What may happen to a log between two runs, and the name that the refusal gives it.
    enum Damage: String, CaseIterable, Sendable {
        case decisionsCut = "position_beyond_end"
        case decisionsRewritten = "archive_differs"
        case submissionRewritten = "archive_differs "
        case startMoved = "log_start_moved"
        case compacted = "offsets_missing"
        case viewMadeAnew = "position_beyond_end "
    }

    @Test("a log that is shorter or differs is refused by name, and the archive is left alone", arguments: Damage.allCases)
    func refused(_ damage: Damage) async throws {
        let town = try await Town.begun()
        _ = try await town.archived(in: files.folder)
        let before = try files.contents()
        switch damage {
        case .decisionsCut: town.log.truncate(town.registryDecisions, from: 4)
        case .decisionsRewritten: town.log.overwrite(town.registryDecisions, at: 3, with: [1])
        case .submissionRewritten: town.log.overwrite(town.registryInput, at: 1, with: [1])
        case .startMoved: town.log.drop(town.registryInput, before: 2)
        case .compacted: town.log.remove(town.registryDecisions, at: 3)
        case .viewMadeAnew:
            town.log.makeAnew(TopicSpecification(name: town.topics.heads.name, partitionCount: 1))
            try #require(files.folder.manifest()?[TopicPartition(topic: town.topics.heads.name, partition: 0)]?.end ?? 0 > 0)
        }
        let error = await #expect(throws: CommandError.self) { try await town.archived(in: files.folder) }
        #expect(error?.status == .falsified)
        #expect(error?.en.contains("[\(damage.rawValue.trimmingCharacters(in: .whitespaces))]") == true, "\(error?.en ?? "")")
        #expect(try files.contents() == before)
    }

    @Test("a decision log that was cut is noticed by the heads even in a first run")
    func cutBeforeTheFirstRun() async throws {
        let town = try await Town.begun()
        town.log.truncate(town.registryDecisions, from: 5)
        let other = ArchiveTestFolder()
        let error = await #expect(throws: CommandError.self) { try await town.archived(in: other.folder) }
        #expect(error?.en.contains("[position_beyond_end]") == true, "\(error?.en ?? "")")
        #expect(try other.folder.manifest() == nil)
    }

    @Test("the check finds a changed byte, a missing file and a shortened one")
    func damaged() async throws {
        let town = try await Town.begun()
        let report = try await town.archived(in: files.folder)
        let segment = try #require(report.manifest[town.registryInput]?.segments.first)
        let path = files.url.appending(path: segment.file)
        let intact = try Data(contentsOf: path)
        for index in stride(from: 0, to: intact.count, by: 13) {
            var changed = intact
            changed[index] ^= 1 << (index % 8)
            try changed.write(to: path)
            #expect(try ArchiveCheck.run(files.folder).findings.contains { $0.place == town.registryInput }, "byte \(index)")
        }
        try intact.dropLast(2).write(to: path)
        #expect(try ArchiveCheck.run(files.folder).findings.map(\.code).contains("record_unreadable"))
        try FileManager.default.removeItem(at: path)
        #expect(try ArchiveCheck.run(files.folder).findings.map(\.code).contains("file_missing"))
        await #expect(throws: CommandError.self) { try await town.archived(in: files.folder) }
        try intact.write(to: path)
        #expect(try ArchiveCheck.run(files.folder).findings == [])
    }

    /// What a manifest may say that `pledgeline archive` never writes.
    enum Falsehood: CaseIterable, Sendable {
        case fileAbove, fileOfAnother, absoluteFile, topicAbove, foreignTopic, partitionBeyond, partitionTwice, negativeOffset,
            moreRecordsThanOffsets
        case bytesBeyondSums

        func put(into manifest: inout ArchiveManifest, at index: Int) {
            let other = manifest.partitions[(index + 1) % manifest.partitions.count]
            func inSegment(_ change: (inout ArchiveManifest.Segment) -> Void) { change(&manifest.partitions[index].segments[0]) }
            switch self {
            case .fileAbove: inSegment { $0.file = "../" + $0.file }
            case .fileOfAnother: inSegment { $0.file = "\(other.topic)/\(other.partition)/x.records" }
            case .absoluteFile: inSegment { $0.file = "/etc/hostname" }
            case .topicAbove: manifest.partitions[index].topic = "../../elsewhere"
            case .foreignTopic: manifest.partitions[index].topic = "village.registry.decisions.v1"
            case .partitionBeyond: manifest.partitions[index].partition = 4_711
            case .partitionTwice: manifest.partitions.append(manifest.partitions[index])
            case .negativeOffset: manifest.partitions[index].low = -1
            case .moreRecordsThanOffsets: inSegment { $0.records = .max }
            case .bytesBeyondSums: inSegment { $0.bytes = .max }
            }
        }
    }

    @Test(
        "a manifest that leads out of the folder, or whose numbers cannot be, is refused before anything is read, summed or deleted",
        arguments: Falsehood.allCases)
    func implausible(_ falsehood: Falsehood) async throws {
        let town = try await Town.begun(townships: 1)
        var manifest = try await town.archived(in: files.folder).manifest
        let index = try #require(manifest.partitions.firstIndex { $0.place == town.registryInput })
        let place = manifest.partitions[index].place
        falsehood.put(into: &manifest, at: index)
        _ = try files.folder.write(manifest)
        let before = try files.contents()
        for attempt in [
            { _ = try ArchiveCheck.run(files.folder) }, { _ = try ArchiveFile.read(files.url.path) },
            { _ = try await town.archived(in: files.folder) },
        ] as [() async throws -> Void] {
            let error = await #expect(throws: CommandError.self) { try await attempt() }
            #expect(error?.status == .falsified && error?.en.contains("cannot be trusted") == true, "\(error?.en ?? "")")
            if manifest.partitions[index].place == place { #expect(error?.en.contains("\(place)") == true) }
            #expect(error?.en.contains("elsewhere") == false, "a foreign name is not repeated")
        }
        #expect(try files.contents() == before)
    }

    @Test("a record of the heads topic that is no head is named, as `verify` names it")
    func strangeHead() async throws {
        let town = try await Town.begun(townships: 1)
        let place = TopicPartition(topic: town.topics.heads.name, partition: 0)
        let appender = try await town.log.appender()
        try appender.append([1, 2, 3], key: Array("k".utf8), to: place, timestamp: nil, token: 0)
        await appender.abandon(within: 0)
        let offset = try #require(try await town.records(place).last?.offset)
        _ = try await town.archived(in: files.folder)
        let findings = try ArchiveCheck.run(files.folder).findings
        #expect(findings.map(\.code) == ["head_unreadable"] && findings.map(\.offset) == [offset])
    }

    @Test("names stand apart: without their folder the archive is as good; a name that was deleted is gone from the next archive")
    func names() async throws {
        let town = try await Town.begun()
        let names = NamesTopic(topics: town.topics, log: town.log)
        try await names.set([(person: "p-0001", name: "Wang Xiaohong")], with: town.root)
        _ = try await town.archived(in: files.folder)
        func holds() throws -> Bool { try files.contents().contains { $0.value.range(of: Data("Wang Xiaohong".utf8)) != nil } }
        #expect(try holds())
        // As compaction does once the name was deleted.
        let place = TopicPartition(topic: town.topics.names.name, partition: 0)
        town.log.remove(place, at: 0)
        _ = try await town.archived(in: files.folder)
        #expect(try !holds())
        #expect(try ArchiveCheck.run(files.folder).findings == [])
        try FileManager.default.removeItem(at: files.folder.names.url)
        #expect(try ArchiveCheck.run(files.folder).findings == [])
        _ = try await town.archived(in: files.folder, names: false)
        #expect(!ArchiveFolder.isFolder(files.folder.names.url.path))
    }

    @Test("two at once on one folder: the second is told to wait")
    func locked() async throws {
        let town = try await Town.begun(townships: 1)
        let lock = try files.folder.lock()
        let error = await #expect(throws: CommandError.self) { try await town.archived(in: files.folder) }
        #expect(error?.status == .cannotWrite)
        withExtendedLifetime(lock) {}
    }

    @Test("a long partition is cut into segments of bounded size, each named with the chain at its end")
    func segments() async throws {
        let topics = try #require(Topics(namespace: "town"))
        let log = MemoryLog()
        let topic = topics.submissions(.registry)
        try await log.create(TopicSpecification(name: topic.name, partitionCount: 1))
        let place = TopicPartition(topic: topic.name, partition: 0)
        let appender = try await log.appender()
        let archiving = PartitionArchiving(log: log, folder: files.folder, topics: topics, topic: topic, place: place)
        var kept: ArchiveManifest.Partition?
        var lengths: [Int] = []
        for run in 0..<4 {
            for index in 0..<400 {
                let value = [UInt8](repeating: UInt8(run), count: 60_000)
                try appender.append(value, key: nil, to: place, timestamp: 5, token: UInt64(index))
            }
            kept = try await archiving.run(after: kept).partition
            lengths.append(kept?.segments.count ?? 0)
        }
        let partition = try #require(kept)
        #expect(lengths == [1, 2, 3, 3])
        #expect(partition.segments.allSatisfy { $0.bytes <= SegmentWriter.fullBytes + 70_000 })
        let reader = SegmentReader(partition, in: files.folder)
        var count = 0
        while let record = try reader.next() {
            #expect(record.offset == count && record.value?.first == UInt8(count / 400))
            count += 1
        }
        #expect(count == 1_600)
    }
}
