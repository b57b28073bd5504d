internal import Files
package import Foundation
internal import Schema

/// A document that somebody wants to upload.
package enum EvidenceFile {
    /// Looks at the size first: nobody waits for gigabytes to be told that they are too many.
    package static func read(_ path: String) throws -> Data {
        // A pipe has no size beforehand, and what cannot be read is told when it is.
        if let size = try? URL(filePath: path).resourceValues(forKeys: [.fileSizeKey]).fileSize { try check(size, path) }
        let content = try InputFile.read(path)
        try check(content.count, path)
        return content
    }

    private static func check(_ size: Int, _ path: String) throws(CommandError) {
        guard size <= EvidenceChunks.largestDocument else {
            throw CommandError(
                .badInput, zh: "\(path) 共 \(size) 字节，上传的佐证材料最多 \(EvidenceChunks.largestDocument) 字节。没有上传任何文件。",
                en: "\(path) has \(size) bytes; at most \(EvidenceChunks.largestDocument) can be uploaded. No file was uploaded.")
        }
    }
}
