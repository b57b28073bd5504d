internal import Foundation
internal import Schema

/// A document that somebody wants to upload.
enum EvidenceFile {
    /// Looks at the size first: nobody waits for gigabytes to be told that they are too many.
    static func read(_ path: String) throws -> Data {
        let size = try? URL(filePath: path).resourceValues(forKeys: [.fileSizeKey]).fileSize
        guard size ?? 0 <= EvidenceChunks.largestDocument else {
            throw CommandError(
                .badInput, zh: "\(path) 共 \(size ?? 0) 字节，上传的证明材料最多 \(EvidenceChunks.largestDocument) 字节。没有上传任何文件。",
                en: "\(path) has \(size ?? 0) bytes; at most \(EvidenceChunks.largestDocument) can be uploaded. No file was uploaded.")
        }
        return try InputFile.read(path)
    }
}
