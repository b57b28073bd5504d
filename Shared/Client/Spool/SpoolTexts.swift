internal import Domain
package import Files
internal import Foundation
package import Schema
package import Streaming

/// What the user is told of the spool.
package enum SpoolTexts {
    /// What to do about one that is too old: the services refuse ids of so long ago.
    package static func stale(_ entry: SpoolEntry) -> PBText {
        let (id, days, kind) = (entry.id, SeenSubmissions.windowDays, KindRule.words(of: entry.submission.kind))
        return entry.standing == .waiting
            ? .both(
                "\(id)（\(kind.zh)，\(entry.submission.unit)）已存放近 \(days) 天，会被拒绝，没有发送。仍要提交请运行 pledgeline spool renew \(id)。",
                "\(id) (\(kind.en), \(entry.submission.unit)) has waited for about \(days) days and would be refused; it was not sent. If it is still wanted: pledgeline spool renew \(id)"
            )
            : .both(
                "\(id)（\(kind.zh)，\(entry.submission.unit)）交出已近 \(days) 天，不再重发。请用 pledgeline watch 查明是否在日志中，再用 pledgeline spool drop --even-if-sent \(id) 移出。",
                "\(id) (\(kind.en), \(entry.submission.unit)) was sent about \(days) days ago and is not sent again. Look with pledgeline watch whether it is in the log, then take it out with pledgeline spool drop --even-if-sent \(id)"
            )
    }

    package static func others(_ count: Int) -> PBText {
        .both(
            "提交箱里还有 \(count) 份提交没有了结；运行 pledgeline spool send。",
            "\(count) more in the spool wait to be sent or answered: pledgeline spool send")
    }
}

extension CommandError {
    /// What was to be sent is not lost.
    package static func kept(_ count: Int, because error: LogError, brokers: String) -> CommandError {
        let cause = CommandError.from(error, brokers: brokers)
        return CommandError(
            cause.status, zh: "\(cause.zh)\n\(count) 份提交已签名存入提交箱，没有丢失；恢复后运行 pledgeline spool send，不必重做。",
            en:
                "\(cause.en)\n\(count) signed and kept in the spool: when this is mended run pledgeline spool send; nothing has to be done again."
        )
    }
}
