import Foundation
import Schema
import Streaming
import TestSupport
import Testing

@testable import Audit
@testable import Client
@testable import Files

/// What the command writes is there completely or not at all, and what could not be written is said so in both languages.
@Suite("When the disk is full", .timeLimit(.minutes(5)))
struct FullDiskTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "full-disk-\(UUID().uuidString)")
    private static let cannotWrite = ExitStatus.cannotWrite.rawValue

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    /// Runs shell commands in the folder, with the programs on the path.
    private func shell(_ script: String) async throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = folder
        let programs = Programs.url("pledgeline").deletingLastPathComponent().path
        process.environment = [
            "PATH": "\(programs):/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder.path, "XDG_STATE_HOME": folder.path, "LC_ALL": "C.UTF-8",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                do {
                    try process.run()
                    let data = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    continuation.resume(returning: (process.terminationStatus, String(decoding: data, as: UTF8.self)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    @Test("results that cannot be printed: the status says so, in either language")
    func output() async throws {
        let (made, _) = try await shell("pledgeline key new a.key")
        #expect(made == 0)
        for (locale, words) in [("C.UTF-8", "the disk is full"), ("zh_CN.UTF-8", "磁盘已满")] {
            let (status, output) = try await shell("LC_ALL=\(locale) pledgeline key show a.key > /dev/full")
            #expect(status == Self.cannotWrite && output.contains(words), "\(output)")
        }
        // A reader that has seen enough is no fault.
        #expect(try await shell("pledgeline key show a.key | true; exit ${PIPESTATUS[0]}").status == 0)
    }

    @Test("a key that does not fit: no file, no half of one, and nothing is printed that could be taken for a key")
    func key() async throws {
        let (status, output) = try await shell("ulimit -f 0; pledgeline key new new.key")
        #expect(status == Self.cannotWrite)
        #expect(output.contains("new.key was not written") && output.contains("ulimit -f"), "\(output)")
        #expect(try names() == [])
    }

    @Test("an export that does not fit leaves the earlier one as it was")
    func export() async throws {
        let bootstrap = try await SharedBroker.bootstrap()
        let namespace = "full-disk-\(UInt32.random(in: 0 ... .max))"
        let flags = "-b \(bootstrap) --namespace \(namespace) --lang en"
        // No services: submissions alone fill an export.
        let filling = try await shell(
            """
            pledgeline topics apply --clock declared \(flags) && pledgeline key new a.key &&
            for i in 1 2 3 4 5 6 7 8; do pledgeline genesis --clock declared --key a.key --no-wait \(flags) || exit 1; done
            """)
        #expect(filling.status == 0, "\(filling.output)")
        let earlier = "an earlier export, which somebody needs"
        try earlier.write(toFile: folder.appending(path: "kept.jsonl").path, atomically: true, encoding: .utf8)
        let before = try names()
        let (status, output) = try await shell("ulimit -f 1; pledgeline export kept.jsonl \(flags)")
        #expect(status == Self.cannotWrite && output.contains("kept.jsonl was not written"), "\(output)")
        #expect(try String(contentsOf: folder.appending(path: "kept.jsonl"), encoding: .utf8) == earlier)
        #expect(try names() == before)
        let (full, words) = try await shell("pledgeline export /dev/full \(flags)")
        #expect(full == Self.cannotWrite && words.contains("the disk is full"), "\(words)")
        // With room it takes the earlier one's place, and can be read back.
        #expect(try await shell("pledgeline export kept.jsonl \(flags)").status == 0)
        #expect(try ArchiveFile.read(folder.appending(path: "kept.jsonl").path).topics.namespace == namespace)
    }

    @Test("a decision stands when the position seen cannot be remembered, and the user is told")
    func bookmark() throws {
        var answer = Answer(decision: PBDecision(), place: .init(topic: "t", partition: 0), offset: 3)
        let seen = SeenPositions(namespace: "full", environment: ["XDG_STATE_HOME": folder.path])
        seen.note(answer)
        let file = folder.appending(path: "pledgeline/seen-full.json")
        let before = try Data(contentsOf: file)
        // A folder that cannot be written to is a comfort lost, not an error.
        let broken = SeenPositions(namespace: "full", environment: ["XDG_STATE_HOME": "/dev/null"])
        broken.note(answer)
        answer.offset = 4
        seen.note(answer)
        #expect(try Data(contentsOf: file) != before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path) == ["seen-full.json"])
    }

    @Test(
        "on a file system without room a key file is not made, and the one that was there is whole",
        .enabled("a file system of one's own needs rights that this machine does not give") { await FullDiskTests.canMount() })
    func tinyFileSystem() async throws {
        let (status, output) = try await shell(
            """
            mkdir disk && exec unshare --map-root-user --mount bash -c '
            mount -t tmpfs -o size=64k tmpfs disk && pledgeline key new disk/first.key > /dev/null || exit 99
            cat /dev/zero > disk/filling 2>/dev/null
            LC_ALL=zh_CN.UTF-8 pledgeline key new disk/second.key; echo "status $?"
            ls -A disk; pledgeline key show disk/first.key > /dev/null && echo "first is whole"'
            """)
        #expect(status == 0)
        #expect(output.contains("status \(Self.cannotWrite)") && output.contains("磁盘已满"), "\(output)")
        #expect(output.contains("filling\nfirst.key\nfirst is whole"), "\(output)")
    }

    private static func canMount() async -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", "unshare --map-root-user --mount mount -t tmpfs tmpfs /mnt"]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
