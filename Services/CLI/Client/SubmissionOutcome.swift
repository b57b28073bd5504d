internal import Foundation
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// What became of a submission, as far as the sender knows.
struct SubmissionOutcome: Sendable {
    var sent: SentSubmission
    /// nil if it was not waited for, or did not come in time.
    var answer: Answer?
    var waited: Bool
    /// The right that is missing, if the answer could not be read.
    var denied: LogError?

    var status: ExitStatus {
        switch answer?.decision.outcome {
        case .accepted: .accepted
        case .repeat(let first): first.accepted ? .accepted : .refused
        case .refused(let refused): refused.retriable ? .refusedForNow : .refused
        case nil: denied != nil ? .misconfigured : waited ? .notAnswered : .accepted
        }
    }

    func text(_ language: Language) -> String {
        let place = "\(sent.submission.target.topic)[\(sent.submission.target.partition)]@\(sent.offset)"
        let sentLine = language(zh: "已发送 \(place)（编号 \(sent.submission.id)）", en: "sent \(place) (id \(sent.submission.id))")
        guard let answer else {
            guard waited else {
                return sentLine + "\n"
                    + language(
                        zh: "没有等待决定；以后运行 pledgeline spool send 查看结果。",
                        en: "no decision was waited for; pledgeline spool send tells it later.")
            }
            if let denied {
                let why = CommandError.from(denied, brokers: "")
                return sentLine + "\n"
                    + language(
                        zh: "提交已在日志中，会被处理，不必重发；但决定读不到：\(why.zh)",
                        en:
                            "the submission is in the log and will be decided; do not send it again. But decisions cannot be read: \(why.en)"
                    )
            }
            return sentLine + "\n"
                + language(
                    zh: "尚无决定：提交已在日志中，服务恢复后会处理，不必重发。",
                    en:
                        "no decision yet: the submission is in the log and will be decided when the service is back; there is no need to send it again."
                )
        }
        let decided = "\(answer.place.topic)[\(answer.place.partition)]@\(answer.offset)"
        switch answer.decision.outcome {
        case .accepted: return sentLine + "\n" + language(zh: "已接受 \(decided)", en: "accepted \(decided)")
        case .repeat(let first):
            let how = first.accepted ? language(zh: "已接受", en: "accepted") : language(zh: "已拒绝", en: "refused") + " (\(first.refusalCode))"
            return sentLine + "\n"
                + language(
                    zh: "重复提交，不产生变化；首次（偏移 \(first.firstInputOffset)）\(how)",
                    en: "a repeat, nothing changed; the first (offset \(first.firstInputOffset)) was \(how)")
        case .refused(let refused):
            return sentLine + "\n"
                + language(zh: "已拒绝 \(decided) [\(refused.code)]：", en: "refused \(decided) [\(refused.code)]: ") + language(refused.text)
        case nil: return sentLine
        }
    }

    var json: String {
        var object: [String: Any] = [
            "id": sent.submission.id.description, "topic": sent.submission.target.topic,
            "partition": Int(sent.submission.target.partition), "offset": Int(sent.offset),
            "status": answer == nil && !waited ? "sent" : "\(status)",
        ]
        if let answer {
            object["decision"] = ["topic": answer.place.topic, "partition": Int(answer.place.partition), "offset": Int(answer.offset)]
            switch answer.decision.outcome {
            case .refused(let refused):
                object["code"] = refused.code
                object["zh"] = refused.text.zh
                object["en"] = refused.text.en
                object["retriable"] = refused.retriable
                object["field"] = refused.field
            case .repeat(let first):
                object["repeatOf"] = Int(first.firstInputOffset)
                object["code"] = first.refusalCode
            default: break
            }
        }
        do {
            return String(
                decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self
            )
        } catch {
            return "{}"
        }
    }
}
