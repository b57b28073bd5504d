import Foundation
import Schema
import Streaming
import SwiftProtobuf

@testable import Audit

/// `Tests/Verifier/verify.py`, run as an auditor runs it.
enum PythonVerifier {
    struct Report {
        var status: Int32
        var output: String

        /// Where it says that something is wrong, in its order.
        var findings: [Finding] {
            output.matches(of: /(?m)^WRONG (\S+)\[(\d+)\] @(-?\d+) \[(\w+)\]/).compactMap { match in
                guard let partition = Int32(match.2), let offset = Int64(match.3) else { return nil }
                return Finding(place: TopicPartition(topic: String(match.1), partition: partition), offset: offset, code: String(match.4))
            }
        }

        /// What it printed, with one space between words.
        var lines: Set<String> {
            Set(output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") })
        }
    }

    static func run(_ export: URL) async throws -> Report {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let program = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "verify.py")
        process.arguments = ["python3", "-B", program.path, export.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                do {
                    try process.run()
                    let data = pipe.fileHandleForReading.readDataToEndOfFile()
                    process.waitUntilExit()
                    continuation.resume(
                        returning: Report(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}

/// A place that a verifier objects to.
struct Finding: Hashable, CustomStringConvertible {
    var place: TopicPartition
    var offset: Int64
    var code: String

    var description: String { "\(place)@\(offset) \(code)" }
}

/// Both verifiers on the same export file.
struct Verdicts {
    var swift: AuditReport
    var python: PythonVerifier.Report

    init(of archive: Archive) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "verifier-\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        try ArchiveFile.write(archive, to: file.path)
        try await self.init(of: file)
    }

    init(of file: URL) async throws {
        swift = Audit.run(try ArchiveFile.read(file.path))
        python = try await PythonVerifier.run(file)
    }

    var swiftFindings: [Finding] { swift.findings.map { Finding(place: $0.partition, offset: $0.offset, code: $0.code) } }
}
