import ArgumentParser
import Foundation
import Schema
import Streaming
import Testing
import Domain

@testable import Client
@testable import Files
@testable import PledgelineCLI

/// Documents named on a command line.
struct CitedDocumentTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "cited-\(UUID().uuidString)", directoryHint: .isDirectory)
    private let topics: Topics
    private let photo = Data("a photo".utf8)

    init() throws {
        topics = try #require(Topics(namespace: "county"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["路面.jpg", "a=b.jpg"] { try photo.write(to: folder.appending(path: name)) }
    }

    private func remove() { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func cited(_ arguments: String...) throws -> [CitedDocument] {
        let words = ["pledge", "report", "v001", "p1", "--quantity", "3"] + arguments
        let report = try #require(try PledgelineCommand.parseAsRoot(words) as? PledgeCommand.Report)
        return try report.done.documents.cited(topics)
    }

    @Test("by default the digest alone is sent")
    func digestOnly() throws {
        defer { remove() }
        let document = try #require(try cited("--evidence", path("路面.jpg")).first)
        #expect(document.content == nil)
        #expect(document.evidence.name == "路面.jpg" && document.evidence.digest == Digest.sha256(photo))
        #expect(document.evidence.address.isEmpty && document.evidence.revision == 1)
    }

    @Test("with --upload it goes into the evidence topic, and its address says so")
    func upload() throws {
        defer { remove() }
        let documents = try cited("--evidence", path("路面.jpg"), "--evidence", path("a=b.jpg"), "--upload", "--revision", "2")
        #expect(documents.map(\.content) == [photo, photo])
        #expect(documents.map(\.evidence.name) == ["路面.jpg", "a=b.jpg"], "a file may have an equals sign in its name")
        for evidence in documents.evidence {
            #expect(evidence.address == "kafka:county.evidence.v1/\(Digest.sha256(photo).hex)" && evidence.revision == 2)
        }
    }

    @Test("FILE=ADDRESS is kept where the address says, and not uploaded a second time")
    func elsewhere() throws {
        defer { remove() }
        let document = try #require(try cited("--evidence", path("路面.jpg") + "=https://example.org/1?a=b", "--upload").first)
        #expect(document.content == nil)
        #expect(document.evidence.address == "https://example.org/1?a=b" && document.evidence.name == "路面.jpg")
    }

    @Test("a file that is not there, or too large to be uploaded, is named before anything is sent")
    func refused() throws {
        defer { remove() }
        func error(_ arguments: String...) -> CommandError? {
            do {
                let words = ["pledge", "report", "v001", "p1", "--quantity", "3"] + arguments
                _ = try (PledgelineCommand.parseAsRoot(words) as? PledgeCommand.Report)?.done.documents.cited(topics)
                return nil
            } catch { return error as? CommandError }
        }
        #expect(error("--evidence", path("none.jpg"))?.en.contains(path("none.jpg")) == true)
        let large = path("large.bin")
        FileManager.default.createFile(atPath: large, contents: Data(count: EvidenceChunks.largestDocument + 1))
        #expect(error("--evidence", large, "--upload")?.status == .badInput)
        #expect(error("--evidence", large) == nil, "of any size its digest can be sent")
        #expect(throws: (any Error).self) {
            try PledgelineCommand.parseAsRoot(["pledge", "report", "v001", "p1", "--quantity", "3", "--revision", "0"])
        }
    }
}
