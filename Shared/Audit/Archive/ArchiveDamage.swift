internal import Domain
internal import Files
internal import Foundation
internal import Streaming

/// A segment file that is not what the manifest says.
struct ArchiveDamage: Error, Hashable, Sendable {
    /// Stable, for programs.
    enum Kind: String, Sendable {
        /// Not there, not readable, or of another length.
        case missing = "file_missing"
        case digestDiffers = "digest_differs"
        case unreadable = "record_unreadable"
        /// An offset that stands outside its segment or does not go forward.
        case outOfOrder = "offset_went_back"
        /// The segments do not follow each other, or hold another number of records.
        case manifestDiffers = "manifest_differs"
    }

    var segment: ArchiveManifest.Segment
    var place: TopicPartition
    var kind: Kind
    var offset: Int64

    func text(_ language: Language) -> String {
        switch kind {
        case .missing: language(zh: "文件 \(segment.file) 不在，或长度不符。", en: "The file \(segment.file) is not there, or has another length.")
        case .digestDiffers:
            language(
                zh: "文件 \(segment.file) 的摘要与清单不符：已被改动。",
                en: "The file \(segment.file) has another digest than the manifest says: it was altered.")
        case .unreadable:
            language(zh: "文件 \(segment.file) 中有读不出的记录。", en: "The file \(segment.file) holds something that is not a record.")
        case .outOfOrder: language(zh: "文件 \(segment.file) 中的偏移不按顺序。", en: "The offsets in \(segment.file) are not in order.")
        case .manifestDiffers:
            language(
                zh: "清单中 \(segment.file) 与前一文件不衔接，或记录数不符。",
                en: "By the manifest \(segment.file) does not follow the file before it, or holds another number of records.")
        }
    }

    func error(_ folder: ArchiveFolder) -> CommandError {
        CommandError(
            .falsified, zh: "归档 \(folder.url.path) 已损坏 [\(kind.rawValue)] \(place) @\(offset)：\(text(.zh))",
            en: "The archive \(folder.url.path) is damaged [\(kind.rawValue)] \(place) @\(offset): \(text(.en))")
    }
}
