import Foundation
import Schema
import SwiftProtobuf
import Testing

@testable import Client
@testable import Files

/// Where submissions stand on the disk, whatever happens to the processes that are busy with them.
struct SpoolTests {
    @Test("what is put stands in the order of making, byte for byte, for its owner only")
    func roundTrip() throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let submissions = try (0..<300).map { try box.report($0) }
        try box.spool().put(submissions.reversed())
        let entries = try box.spool().list().entries
        #expect(entries.map(\.entry.id) == submissions.map(\.id))
        #expect(entries.map(\.entry.submission.value) == submissions.map(\.value))
        #expect(entries.allSatisfy { $0.entry.standing == .waiting && !$0.entry.isClaimed })
        let first = try #require(entries.first)
        #expect(first.entry.submission.unit == "v001" && first.entry.submission.target == submissions[0].target)
        func mode(_ path: String) throws -> Int {
            try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) & 0o777
        }
        #expect(try mode(first.path.path) == 0o600)
        for name in ["waiting", "claimed", "sent", "refused", ""] { #expect(try mode(box.place(name).path) == 0o700) }
    }

    @Test("an id that is in the spool already stays as it is, wherever it stands")
    func idempotent() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let submissions = try (0..<3).map { try box.report($0) }
        let spool = try box.spool()
        try spool.put(Array(submissions.prefix(2)))
        let (claim, _) = try spool.claim([submissions[0].id])
        try await claim.handOver([submissions[0].id])
        try await claim.acknowledge(submissions[0].id, at: 41)
        try spool.put(submissions)
        #expect(try spool.ids == submissions.map(\.id))
        await claim.release()
        #expect(box.files("sent") == ["\(submissions[0].id)@41"] && box.files("waiting").count == 2)
    }

    @Test("a file that was torn, altered or put there by somebody is named and left where it is; the others are sent")
    func damaged() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let submissions = try (0..<6).map { try box.report($0) }
        try spool.put(submissions)
        func path(_ number: Int) -> URL { box.place("waiting").appending(path: submissions[number].id.description) }
        // Torn.
        let whole = try Data(contentsOf: path(0))
        try whole.prefix(whole.count / 2).write(to: path(0))
        try Data().write(to: path(1))
        // Another submission under its name.
        try Data(contentsOf: path(5)).write(to: path(2))
        // One digit of the digest.
        let text = try String(contentsOf: path(3), encoding: .utf8)
        let digest = submissions[3].digest.hex
        try text.replacing(digest, with: String(digest.reversed())).write(to: path(3), atomically: false, encoding: .utf8)
        // Of a format to come.
        let later = try String(contentsOf: path(4), encoding: .utf8).replacing("spool-v1", with: "spool-v9")
        try later.write(to: path(4), atomically: false, encoding: .utf8)

        let (claim, damaged) = try spool.claim()
        #expect(claim.entries.map(\.id) == [submissions[5].id])
        #expect(damaged.map(\.path) == (0..<5).map { path($0).path })
        #expect(damaged.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
        #expect(box.files("waiting") == submissions.prefix(5).map(\.id.description))
        await claim.release()
    }

    @Test("what one process has claimed another does not get, until it is released")
    func claims() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let submissions = try (0..<4).map { try box.report($0) }
        try box.spool().put(submissions)
        let (first, _) = try box.spool().claim(Set(submissions.prefix(3).map(\.id)))
        let (second, _) = try box.spool().claim()
        #expect(first.entries.map(\.id) == submissions.prefix(3).map(\.id))
        #expect(second.entries.map(\.id) == [submissions[3].id])
        #expect(try box.spool().list().entries.allSatisfy(\.entry.isClaimed))
        await first.release()
        let (third, _) = try box.spool().claim()
        #expect(third.entries.map(\.id) == submissions.prefix(3).map(\.id))
        await second.release()
        await third.release()
        #expect(box.files("claimed") == [] && box.files("waiting").count == 4)
    }

    @Test("many processes at once: every submission is claimed by exactly one")
    func contest() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let submissions = try (0..<200).map { try box.report($0) }
        try box.spool().put(submissions)
        let claimed = try await withThrowingTaskGroup(of: [SubmissionID].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let (claim, _) = try box.spool().claim()
                    for entry in claim.entries { try await claim.settle(entry.id, summary: "") }
                    await claim.release()
                    return claim.entries.map(\.id)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.sorted { $0.description < $1.description } == submissions.map(\.id))
        #expect(try box.spool().list().entries.isEmpty)
    }

    @Test("a process that dies leaves nothing claimed: what it had given to a broker is sent, the rest waits as before")
    func death() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let submissions = try (0..<3).map { try box.report($0) }
        try box.spool().put(submissions)
        try await {
            let (claim, _) = try box.spool().claim()
            try await claim.handOver([submissions[0].id, submissions[1].id])
            try await claim.acknowledge(submissions[0].id, at: 7)
            // Never released: its lock goes with it.
        }()
        let standings = try box.spool().list().entries.map(\.entry.standing)
        #expect(standings == [.acknowledged(offset: 7), .handed, .waiting])
        #expect(box.files("claimed") == [])
    }

    @Test("a refusal is kept with its text until it is dropped; what was accepted leaves nothing behind")
    func refusals() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let submissions = try (0..<3).map { try box.report($0) }
        try spool.put(submissions)
        let (claim, _) = try spool.claim()
        func refusal(_ code: String, retriable: Bool) -> SpoolRefusal {
            SpoolRefusal(code: code, zh: "不行", en: "no", retriable: retriable, field: "unit", topic: "t", partition: 0, offset: 9)
        }
        try await claim.settle(submissions[0].id, summary: "accepted")
        try await claim.settle(submissions[1].id, refusal: refusal("unknown_unit", retriable: false), summary: "refused")
        try await claim.settle(submissions[2].id, refusal: refusal("no_genesis", retriable: true), summary: "refused")
        await claim.release()
        #expect(
            try spool.list().entries.map(\.entry.standing)
                == [.refused(refusal("unknown_unit", retriable: false)), .refused(refusal("no_genesis", retriable: true))])
        // Only what was refused for now is sent again, and only if asked for.
        let (none, _) = try spool.claim()
        #expect(none.entries.isEmpty)
        let (again, _) = try spool.claim(again: true)
        #expect(again.entries.map(\.id) == [submissions[2].id] && again.entries[0].standing == .handed)
        await again.release()
        #expect(try spool.dropRefused() == 1)
        #expect(try spool.ids == [submissions[2].id])
    }

    @Test("what may be in the log is dropped only by whoever says so")
    func dropping() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let submissions = try (0..<2).map { try box.report($0) }
        try spool.put(submissions)
        let (claim, _) = try spool.claim()
        try await claim.handOver([submissions[0].id])
        let busy = await #expect(throws: CommandError.self) { try await spool.drop(submissions[1].id.description, evenIfSent: true) }
        #expect(busy?.en.contains("Another process") == true)
        await claim.release()
        let error = await #expect(throws: CommandError.self) { try await spool.drop(submissions[0].id.description, evenIfSent: false) }
        #expect(error?.en.contains("--even-if-sent") == true && error?.zh.contains("--even-if-sent") == true)
        try await spool.drop(submissions[0].id.description, evenIfSent: true)
        try await spool.drop(submissions[1].id.description, evenIfSent: false)
        #expect(try spool.ids == [])
        await #expect(throws: CommandError.self) { try await spool.drop(submissions[1].id.description, evenIfSent: false) }
    }

    @Test("one signed anew takes the old one's place even if that was cut short, and the old one never comes back")
    func renewed() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let (old, new) = (try box.report(0), try box.report(1))
        try spool.put([old])
        try spool.put([new], replaces: old.id)
        // Killed before the old one was removed.
        #expect(box.files("waiting").count == 2)
        #expect(try spool.ids == [new.id])
        let (claim, _) = try spool.claim()
        try await claim.settle(new.id, summary: "accepted")
        await claim.release()
        #expect(try spool.ids == [])
        #expect(box.files("waiting") == [])
    }

    @Test("the half of a file that a dead process left is no entry, and is swept away when nobody can be writing it any more")
    func halves() async throws {
        let box = try SpoolFolder()
        defer { box.remove() }
        let spool = try box.spool()
        let ids = try (0..<2).map { try box.report($0).id }
        let (old, fresh) = (".\(ids[0]).a.part", ".\(ids[1]).b.part")
        for name in [old, fresh] { try Data("{".utf8).write(to: box.place("waiting").appending(path: name)) }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -7_200)], ofItemAtPath: box.place("waiting").appending(path: old).path)
        let (claim, damaged) = try spool.claim()
        await claim.release()
        #expect(claim.entries.isEmpty && damaged.isEmpty)
        #expect(box.files("waiting") == [fresh])
    }

    @Test("a spool that cannot be written to is an error that says where and what to do")
    func unwritable() throws {
        let topics = try #require(Topics(namespace: "spooling"))
        let error = #expect(throws: CommandError.self) { try Spool(topics: topics, environment: ["XDG_STATE_HOME": "/dev/null"]) }
        #expect(error?.status == .cannotWrite && error?.en.contains("XDG_STATE_HOME") == true)
    }

    @Test("names say how far a submission has come, and nothing else is a name", arguments: ["", "@3", "@"])
    func names(_ suffix: String) throws {
        let id = SubmissionID(milliseconds: SpoolFolder.time, random: (1, 2))
        let name = try #require(SpoolName("\(id)\(suffix)"))
        #expect(name.id == id && name.text == "\(id)\(suffix)")
        #expect(SpoolName("\(id)@x") == nil && SpoolName("\(id)@-1") == nil && SpoolName("lock") == nil && SpoolName(".\(id).part") == nil)
    }

    @Test("what an older version signed is told as that, with what to do")
    func oldWire() throws {
        let box = try SpoolFolder()
        let submission = try box.report(1)
        var payload = try PBPayload(serializedBytes: PBEnvelope(serializedBytes: submission.value).payload)
        payload.serviceBody = nil
        // The service as field 3, and a body as field 44, as the first version of the wire had them.
        let old = try payload.serializedData() + Data([0x18, 0x02, 0xe2, 0x02, 0x00])
        let envelope = try PBEnvelope.with { ($0.payload, $0.key, $0.signature) = (old, box.key.publicKey.bytes, try box.key.sign(old)) }
        defer { box.remove() }
        try box.spool().put([submission])
        let entry = try #require(try box.spool().list().entries.first).entry
        var file = SpoolFile(entry)
        file.envelope = try envelope.serializedData()
        file.sha256 = Digest.sha256(file.envelope).hex
        do {
            _ = try SpoolFile.read(file.encoded(), named: submission.id, at: "x", topics: box.topics)
            Issue.record("it was read")
        } catch let damage as SpoolFile.Damage {
            #expect(damage.file.en.contains("an older pledgeline signed it") && damage.file.zh.contains("旧版"))
        }
    }

    @Test("a line of the older form is told as that, with the form of now")
    func oldLine() {
        let line = #"{"service":"SERVICE_PLEDGES","unit":"v1","reportDone":{"pledge":"p1","quantity":"3"}}"#
        let error = #expect(throws: CommandError.self) { try SubmissionLines.read(Data(line.utf8), named: "x") }
        #expect(error?.status == .badInput && error?.en.contains(#""pledges":{"reportDone""#) == true && error?.zh.contains("旧版本") == true)
    }
}
