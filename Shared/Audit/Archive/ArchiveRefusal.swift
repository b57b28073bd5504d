internal import Domain
internal import Files
internal import Foundation
internal import Streaming

/// Why an archive is left as it is: the log is not the one that was archived, or not intact itself.
struct ArchiveRefusal: Error, Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// The log does not begin where it began.
        case logStartMoved(low: Int64)
        /// It ends before what was archived of it.
        case shorter(high: Int64)
        /// The archived records from here on are others than the log's.
        case differs
        case violated(FoldViolation)
        /// An owner told of this place in the log, and the log stands otherwise there.
        case headContradicted
        /// There are fewer partitions than there must be.
        case partitions(found: Int, needed: Int)
    }

    var kind: Kind
    var place: TopicPartition
    var offset: Int64

    /// Stable, for programs.
    var name: String {
        switch kind {
        case .logStartMoved: FoldViolation.Kind.logStartMoved.rawValue
        case .shorter: FoldViolation.Kind.positionBeyondEnd.rawValue
        case .differs: "archive_differs"
        case .violated(let violation): violation.kind.rawValue
        case .headContradicted: FoldViolation.Kind.chainBroken.rawValue
        case .partitions: "partitions_changed"
        }
    }

    func text(_ language: Language) -> String {
        switch kind {
        case .logStartMoved(let low):
            language(zh: "日志从偏移 \(low) 开始，前面的记录已不在", en: "the log begins at offset \(low): what stood before is gone")
        case .shorter(let high):
            language(zh: "日志到偏移 \(high) 为止，归档已到 \(offset)", en: "the log ends at offset \(high), the archive at \(offset)")
        case .differs:
            language(zh: "从此处起日志与已归档的不同", en: "from here on the log holds other records than the archive")
        case .violated(let violation): "\(violation)"
        case .headContradicted:
            language(zh: "日志与其服务公布过的链头不符", en: "the log is not the one of which its service published this head")
        case .partitions(let found, let needed):
            language(zh: "主题有 \(found) 个分区，应为 \(needed)", en: "the topic has \(found) partitions instead of \(needed)")
        }
    }

    /// After a restore a cluster has views of its own, and its records say for themselves whose clock dated them: the old archive does not go on with it.
    private var mayBeRestored: Bool {
        switch kind {
        case .shorter, .differs: true
        case .logStartMoved, .violated, .headContradicted, .partitions: false
        }
    }

    var error: CommandError {
        let (zh, en) =
            mayBeRestored
            ? (
                "如果集群是在这份归档之后恢复的，请归档到一个新的文件夹；否则日志已受损：",
                "If the cluster was restored since this archive was written, archive into a new folder; otherwise the log is damaged: "
            ) : ("日志已受损：", "The log is damaged: ")
        return CommandError(
            .falsified,
            zh: "拒绝归档 [\(name)] \(place) @\(offset)：\(text(.zh))。已有的归档未动。\(zh)请保留这份归档，并见“归档与恢复”一节。",
            en:
                "Not archived [\(name)] \(place) @\(offset): \(text(.en)). The archive is left as it was. \(en)keep this archive, and see “Archive and restore”."
        )
    }
}
