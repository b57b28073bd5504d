internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import SwiftProtobuf

/// Whether documents named on a command line are uploaded, and how they are cited.
struct UploadOptions: ParsableArguments {
    @Flag(
        help: .said(
            zh: "一并上传佐证材料（每个最多 8 MiB）；断网时随提交存入提交箱，发送时先上传",
            en: "upload the documents too, at most 8 MiB each; without a connection they wait in the spool and go before the submission"))
    var upload = false
    @Option(help: .said(zh: "佐证材料的版本，从 1 数起", en: "the documents' revision, from 1")) var revision: UInt32 = 1

    func validate() throws {
        guard revision > 0 else { throw ValidationError(said(zh: "--revision 从 1 数起。", en: "--revision counts from 1.")) }
    }

    /// - Parameters:
    ///   - argument: a file, or FILE=ADDRESS for one that is kept where everybody can have it already.
    ///   - name: what the submission calls it; by default the file's name.
    func cite(_ argument: String, name: String? = nil, topics: Topics) throws -> CitedDocument {
        let (path, address) = parts(argument)
        let content = upload && address == nil ? try EvidenceFile.read(path) : try InputFile.read(path)
        let digest = Digest.sha256(content)
        let evidence = PBEvidence.with {
            $0.name = name ?? URL(filePath: path).lastPathComponent
            $0.digest = digest
            $0.address = address ?? (upload ? EvidenceStore.address(of: digest, in: topics) : "")
            $0.revision = revision
        }
        return CitedDocument(evidence: evidence, content: upload && address == nil ? content : nil)
    }

    /// A file may have a `=` in its name, so what exists as it is written is a file.
    private func parts(_ argument: String) -> (path: String, address: String?) {
        guard !FileManager.default.fileExists(atPath: argument), let sign = argument.firstIndex(of: "=") else { return (argument, nil) }
        return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
    }
}

/// Documents that prove what a submission says.
struct EvidenceOptions: ParsableArguments {
    @Option(
        name: .customLong("evidence"),
        help: .said(
            zh: "佐证材料，随提交发送其摘要；已存放在别处的写 文件=地址；可重复",
            en: "a document, whose digest is sent; FILE=ADDRESS for one that is kept elsewhere; repeatable"), completion: .file())
    var paths: [String] = []
    @OptionGroup var uploading: UploadOptions

    func cited(_ topics: Topics) throws -> [CitedDocument] { try paths.map { try uploading.cite($0, topics: topics) } }
}
