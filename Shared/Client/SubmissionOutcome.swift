package import Domain
package import Files
internal import Foundation
internal import Schema
package import Streaming
internal import SwiftProtobuf

/// What became of a submission, as far as the sender knows.
package struct SubmissionOutcome: Sendable {
    package var sent: SentSubmission
    /// nil if it was not waited for, or did not come in time.
    package var answer: Answer?
    package var waited: Bool
    /// The right that is missing, if the answer could not be read.
    var denied: LogError?

    package init(sent: SentSubmission, answer: Answer? = nil, waited: Bool, denied: LogError? = nil) {
        self.sent = sent
        self.answer = answer
        self.waited = waited
        self.denied = denied
    }

    package var status: ExitStatus {
        switch answer?.decision.outcome {
        case .accepted: .accepted
        case .repeat(let first): first.accepted ? .accepted : .refused
        case .refused(let refused): refused.retriable ? .refusedForNow : .refused
        case nil: denied != nil ? .misconfigured : waited ? .notAnswered : .accepted
        }
    }

    package func text(_ language: Language) -> String {
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

    /// One object for programs: what was sent, where, and what was decided, if it is known.
    package var json: String { JSON.line(OutcomeRow(self)) }
}

/// An outcome for programs. Members without a value are left out.
private struct OutcomeRow: Encodable {
    struct Decision: Encodable {
        var topic: String
        var partition: Int32
        var offset: Int64
    }

    var id: String
    var topic: String
    var partition: Int32
    var offset: Int64
    var status: String
    var decision: Decision?
    var code: String?
    var zh: String?
    var en: String?
    var retriable: Bool?
    var field: String?
    /// The offset of the first submission with this id.
    var repeatOf: Int64?

    init(_ outcome: SubmissionOutcome) {
        let sent = outcome.sent
        id = sent.submission.id.description
        topic = sent.submission.target.topic
        partition = sent.submission.target.partition
        offset = sent.offset
        status = outcome.answer == nil && !outcome.waited ? "sent" : "\(outcome.status)"
        guard let answer = outcome.answer else { return }
        decision = Decision(topic: answer.place.topic, partition: answer.place.partition, offset: answer.offset)
        switch answer.decision.outcome {
        case .refused(let refused):
            (code, zh, en) = (refused.code, refused.text.zh, refused.text.en)
            (retriable, field) = (refused.retriable, refused.field)
        case .repeat(let first):
            repeatOf = first.firstInputOffset
            code = first.refusalCode
        case .accepted, nil: break
        }
    }
}
