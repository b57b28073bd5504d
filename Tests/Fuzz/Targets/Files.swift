internal import ArgumentParser
internal import Audit
internal import Bundles
internal import Client
internal import Foundation
internal import PledgelineCLI
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf

extension FuzzTarget {
    func fuzzBundle(_ bytes: Data) throws {
        guard let text = String(data: bytes, encoding: .utf8), let bundle = try? BundleFile.read(text) else { return }
        guard SchemeCheck.problems(in: try PBSchemeBundle(serializedBytes: bundle.serializedData())).isEmpty else {
            throw FuzzFailure("a bundle was read that the registry would refuse")
        }
    }

    /// Parsing only: nothing is run.
    func fuzzCommand(_ bytes: Data) {
        let arguments = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        do { _ = try PledgelineCommand.parseAsRoot(arguments) } catch { _ = PledgelineCommand.fullMessage(for: error) }
    }

    func fuzzLines(_ bytes: Data) { _ = try? SubmissionLines.read(bytes, named: "input") }

    func fuzzKeyFile(_ bytes: Data) throws {
        try withFile(bytes) { path in
            guard let key = try? KeyFile.read(path) else { return }
            guard key.seed.count == PublicKey.size else { throw FuzzFailure("a key of another size") }
        }
    }

    func fuzzArchive(_ bytes: Data) throws { try withFile(bytes) { try audit($0) } }

    private func audit(_ path: String) throws {
        guard let archive = try? ArchiveFile.read(path) else { return }
        let report = Audit.run(archive)
        guard report.accepted + report.refused + report.repeats <= report.decisions else { throw FuzzFailure("the audit miscounts") }
    }

    /// The segment stands wherever the manifest says that one does, below the folder.
    func fuzzSegments(_ bytes: Data) throws {
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Data($0) }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "pledgeline-fuzz-\(rawValue)-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try parts[0].write(to: folder.appending(path: "manifest.json"))
        for file in ManifestFiles.named(in: parts[0]) where !file.hasPrefix("/") && !file.split(separator: "/").contains("..") {
            let place = folder.appending(path: file)
            // A mutated name may be too long for a file, or stand where a folder is.
            try? FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? (parts.count > 1 ? parts[1] : Data()).write(to: place)
        }
        try audit(folder.path)
    }

    /// As far as a manifest can be read, the files that it names.
    private struct ManifestFiles: Decodable {
        struct Partition: Decodable { var segments: [Segment] }
        struct Segment: Decodable { var file: String }
        var partitions: [Partition]

        static func named(in manifest: Data) -> [String] {
            guard let files = try? JSONDecoder().decode(ManifestFiles.self, from: manifest) else { return [] }
            return files.partitions.flatMap { $0.segments.map(\.file) }
        }
    }

    /// The readers take paths, as people give them.
    private func withFile(_ bytes: Data, _ body: (String) throws -> Void) throws {
        let path = "\(NSTemporaryDirectory())pledgeline-fuzz-\(rawValue)-\(ProcessInfo.processInfo.processIdentifier)"
        guard FileManager.default.createFile(atPath: path, contents: bytes, attributes: [.posixPermissions: 0o600]) else {
            throw FuzzFailure("\(path) cannot be written")
        }
        defer { unlink(path) }
        try body(path)
    }
}
