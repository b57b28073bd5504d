internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import SwiftProtobuf
internal import Views

/// The spool as a table.
struct SpoolTable {
    private let entries: [SpoolEntry]

    init(_ entries: [SpoolEntry]) { self.entries = entries }

    func text(_ language: Language) -> String {
        guard !entries.isEmpty else { return language(zh: "提交箱是空的。", en: "The spool is empty.") }
        var table = Table([
            (language(zh: "编号", en: "id"), .left), (language(zh: "制作时间", en: "made"), .left), (language(zh: "单位", en: "unit"), .left),
            (language(zh: "内容", en: "kind"), .left), (language(zh: "状态", en: "standing"), .left),
        ])
        for entry in entries {
            table.add([
                entry.id.description, Self.time(entry.id.milliseconds), entry.submission.unit,
                language(KindRule.words(of: entry.submission.kind)), standing(entry, language),
            ])
        }
        return table.text
    }

    /// The minute in China, as all days are meant.
    private static func time(_ milliseconds: Int64) -> String {
        let day = CivilDate(milliseconds: milliseconds)
        let minute = (milliseconds - day.startMilliseconds) / 60_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day) \(two(minute / 60)):\(two(minute % 60))"
    }

    /// For a sheet.
    var listing: Listing {
        var listing = Listing(
            [
                Listing.Column("id", zh: "编号", en: "id"), Listing.Column("made", zh: "制作时间", en: "made"),
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("kind", zh: "内容", en: "kind"),
                Listing.Column("standing", zh: "状态", en: "standing"),
            ], named: .both("提交箱", "Spool"))
        for entry in entries {
            listing.add([
                .text(entry.id.description), .text(Self.time(entry.id.milliseconds)), .text(entry.submission.unit),
                .word(entry.submission.kind, KindRule.words(of: entry.submission.kind)),
                .both(.both(standing(entry, .zh), standing(entry, .en))),
            ])
        }
        return listing
    }

    private func standing(_ entry: SpoolEntry, _ language: Language) -> String {
        if entry.isClaimed { return language(zh: "正在发送", en: "being sent now") }
        switch entry.standing {
        case .waiting: return language(zh: "待发送", en: "waiting to be sent")
        case .handed: return language(zh: "已交出，未确认", en: "sent, not acknowledged")
        case .acknowledged(let offset):
            return language(zh: "已在日志（\(offset)），待决定", en: "in the log at \(offset), no decision seen")
        case .refused(let refusal):
            let how = refusal.retriable ? language(zh: "暂时拒绝", en: "refused for now") : language(zh: "已拒绝", en: "refused")
            return "\(how) [\(refusal.code)]"
        }
    }
}

/// An entry of the spool for programs.
struct SpoolRow: Encodable {
    var id: String
    var made: String
    var service: String
    var unit: String
    var kind: String
    var key: String
    var standing: String
    var claimed: Bool
    var stale: Bool
    var offset: Int64?
    var refusal: SpoolRefusal?

    init(_ entry: SpoolEntry) {
        let submission = entry.submission
        id = submission.id.description
        made = SpoolFile.text(submission.id.milliseconds)
        service = submission.service.topicName
        unit = submission.unit
        kind = submission.kind
        key = PublicKey(submission.signer)?.fingerprint ?? submission.signer.hex
        claimed = entry.isClaimed
        stale = entry.isStale(at: Int64(Date().timeIntervalSince1970 * 1000))
        switch entry.standing {
        case .waiting: standing = "waiting"
        case .handed: standing = "handed"
        case .acknowledged(let offset):
            standing = "acknowledged"
            self.offset = offset
        case .refused(let refusal):
            standing = "refused"
            self.refusal = refusal
        }
    }

    /// With what was signed.
    static func line(_ entry: SpoolEntry) throws -> String {
        let head = JSON.line(SpoolRow(entry)).dropLast()
        return "\(head),\"payload\":\(try entry.submission.payload().jsonString())}"
    }
}

/// What became of many submissions: those accepted are counted, the others told one by one.
struct OutcomeTable {
    private var rows: [(SpoolEntry, SubmissionOutcome)] = []

    mutating func add(_ entry: SpoolEntry, _ outcome: SubmissionOutcome, listsAccepted: Bool) {
        if listsAccepted || outcome.status != .accepted { rows.append((entry, outcome)) }
    }

    func text(_ report: SpoolReport, _ language: Language) -> String {
        var table = Table([
            (language(zh: "编号", en: "id"), .left), (language(zh: "单位", en: "unit"), .left), (language(zh: "内容", en: "kind"), .left),
            (language(zh: "结果", en: "outcome"), .left),
        ])
        for (entry, outcome) in rows {
            table.add([
                entry.id.description, entry.submission.unit, language(KindRule.words(of: entry.submission.kind)),
                outcome.result(language),
            ])
        }
        return (rows.isEmpty ? "" : table.text + "\n") + counts(report, language)
    }

    private func counts(_ report: SpoolReport, _ language: Language) -> String {
        func count(_ status: ExitStatus) -> Int { report.outcomes[status, default: 0] }
        var parts = [language(zh: "接受 \(count(.accepted))", en: "\(count(.accepted)) accepted")]
        for (status, zh, en) in [
            (ExitStatus.refused, "拒绝", "refused"), (.refusedForNow, "暂时拒绝", "refused for now"), (.notAnswered, "未等到决定", "not decided yet"),
        ] where count(status) > 0 { parts.append(language(zh: "\(zh) \(count(status))", en: "\(count(status)) \(en)")) }
        if report.kept > 0 { parts.append(language(zh: "留在提交箱 \(report.kept)", en: "\(report.kept) still in the spool")) }
        if !report.stale.isEmpty { parts.append(language(zh: "过期 \(report.stale.count)", en: "\(report.stale.count) too old")) }
        return parts.joined(separator: language(zh: "，", en: ", "))
    }
}

extension SubmissionOutcome {
    /// In a few words and, if refused, with the reason.
    func result(_ language: Language) -> String {
        guard let answer else { return language(zh: "未等到决定（\(sent.offset)）", en: "not decided yet (\(sent.offset))") }
        if let refusal { return "\(language(zh: "已拒绝", en: "refused")) [\(refusal.code)] \(language(zh: refusal.zh, en: refusal.en))" }
        return "\(language(zh: "已接受", en: "accepted")) \(answer.place)@\(answer.offset)"
    }
}
