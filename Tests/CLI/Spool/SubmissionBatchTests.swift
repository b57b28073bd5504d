import Foundation
import Schema
import Testing

@testable import Client
@testable import Files

/// A file of submissions begun, broken off and begun again.
struct SubmissionBatchTests {
    private static let file = Data("one\ntwo\n".utf8)

    @Test("the same file begun again has the same ids, in the order of its lines")
    func sameIDs() throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let first = try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time)
        let later = try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time + 86_400_000)
        let ids = (0..<10_000).map(first.id)
        #expect(ids == (0..<10_000).map(later.id))
        #expect(Set(ids).count == ids.count)
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.description < $1.description })
    }

    @Test("other contents, another key, another namespace or a new beginning have other ids")
    func otherIDs() throws {
        let (box, elsewhere) = (try SpoolFolder(), try SpoolFolder(namespace: "elsewhere"))
        defer { box.remove() }
        defer { elsewhere.remove() }
        let spool = try box.spool()
        func id(_ data: Data, _ spool: Spool, _ key: SigningKey, anew: Bool = false, time: Int64 = SpoolFolder.time) throws -> SubmissionID
        {
            try SubmissionBatch.begin(data, in: spool, key: key, anew: anew, time: time).id(0)
        }
        let ids = try [
            id(Self.file, spool, box.key), id(Data("one\n".utf8), spool, box.key), id(Self.file, spool, SigningKey()),
            id(Self.file, elsewhere.spool(), box.key), id(Self.file, spool, box.key, anew: true, time: SpoolFolder.time + 1),
        ]
        #expect(Set(ids).count == ids.count)
    }

    @Test("a beginning whose ids would soon be too old is not gone on with, and not begun again unless somebody says so")
    func tooOld() throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let first = try SubmissionBatch.begin(Self.file, in: box.spool(), key: box.key, time: SpoolFolder.time)
        let day: Int64 = 86_400_000
        func later(_ days: Int64, anew: Bool = false, _ tooOld: SubmissionBatch.TooOld = .refused) throws -> SubmissionBatch {
            try SubmissionBatch.begin(
                Self.file, in: box.spool(), key: box.key, anew: anew, whenTooOld: tooOld, time: SpoolFolder.time + days * day)
        }
        #expect(try later(43).id(0) == first.id(0))
        let error = #expect(throws: CommandError.self) { try later(45) }
        #expect(error?.status == .usage && error?.en.contains("--anew") == true)
        #expect(try later(45, .begunAnew).id(0) != first.id(0))
        #expect(try later(46, anew: true).id(0) != first.id(0))
    }

    @Test("a beginning that cannot be read is told, not taken for none: its lines would count twice")
    func unreadable() throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let batch = try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time)
        try Data("{".utf8).write(to: box.place("batches").appending(path: "\(batch.name).json"))
        let error = #expect(throws: CommandError.self) {
            try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time)
        }
        #expect(error?.status == .badInput && error?.en.contains(batch.name) == true)
        #expect(try SubmissionBatch.begin(Self.file, in: spool, key: box.key, anew: true, time: SpoolFolder.time).decided.isEmpty)
    }

    @Test("what is decided is remembered with its outcome, and a torn line only means to ask again")
    func decided() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let batch = try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time)
        let ids = (0..<2).map(batch.id)
        for id in ids { try SubmissionBatch.note(id, "accepted t[0]@3", of: batch.name, in: spool) }
        let again = try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time)
        #expect(again.decided == [ids[0]: "accepted t[0]@3", ids[1]: "accepted t[0]@3"])
        let log = box.place("batches").appending(path: "\(batch.name).decided")
        let whole = try Data(contentsOf: log)
        try whole.prefix(whole.count / 2 + 20).write(to: log)
        let torn = try SubmissionBatch.begin(Self.file, in: spool, key: box.key, time: SpoolFolder.time)
        #expect(torn.decided == [ids[0]: "accepted t[0]@3"])
        #expect(try SubmissionBatch.begin(Self.file, in: spool, key: box.key, anew: true, time: SpoolFolder.time + 5).decided.isEmpty)
    }
}
