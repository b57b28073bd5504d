public import Schema
internal import SwiftProtobuf

/// Refuses values that are probably mistakes (不合常理): days far from today, more verified than was reported, ten times what was promised, an
/// empty document or one attached twice. The refusal is `implausible`, unless the signed submission says that the value is meant
/// (`Payload.meant`). Every service checks this last, so that any other reason for a refusal comes first.
public enum Plausibility {
    /// Checks the days and the documents of a submission.
    ///
    /// - Parameter today: the day of the decision.
    public static func check(_ payload: PBPayload, on today: CivilDate) throws(Refusal) {
        guard !payload.meant, let body = payload.body else { return }
        var days = body.days
        if case .registry(.publishBundle(let publish)) = body { days = publish.days }
        for dated in days {
            // A text that is not a date has been refused by the kind's own rule, or is an optional day left empty.
            guard let day = CivilDate(dated.text) else { continue }
            if let reason = dated.sort.objection(to: day, today) { throw RegistryRefusals.implausible(dated.field, reason) }
        }
        let (documents, field) = body.documents
        if let reason = objection(to: documents) { throw RegistryRefusals.implausible(field, reason) }
    }

    /// Checks a quantity that a unit reports, counted from the beginning.
    public static func checkReported(_ quantity: Int64, promised: Int64, in payload: PBPayload) throws(Refusal) {
        guard !payload.meant, isTenfold(quantity, of: promised) else { return }
        throw RegistryRefusals.implausible(
            "quantity", .both("\(quantity) 是所承诺的 \(promised) 的十倍以上。", "\(quantity) is ten times the \(promised) promised, or more."))
    }

    /// Checks a quantity that a reviewer finds.
    ///
    /// - Parameter reported: what the unit reported done.
    public static func checkVerified(_ quantity: Int64, reported: Int64, promised: Int64, in payload: PBPayload) throws(Refusal) {
        guard !payload.meant else { return }
        guard quantity <= reported else {
            throw RegistryRefusals.implausible(
                "quantity", .both("验收 \(quantity)，多于自报的 \(reported)。", "\(quantity) verified is more than the \(reported) reported."))
        }
        try checkReported(quantity, promised: promised, in: payload)
    }

    /// In whole numbers without overflow: a tenth of the quantity, rounded down, reaches the promise exactly if the quantity is ten times
    /// the promise or more.
    private static func isTenfold(_ quantity: Int64, of promised: Int64) -> Bool { promised > 0 && quantity / 10 >= promised }

    private static let digestOfNothing = Digest.sha256([UInt8]())

    private static func objection(to documents: [PBEvidence]) -> PBText? {
        for (index, document) in documents.enumerated() {
            if document.digest == digestOfNothing {
                return .both("“\(document.name)”是空文件（0 字节）。", "“\(document.name)” is an empty file of 0 bytes.")
            }
            if let first = documents[..<index].first(where: { $0.digest == document.digest }) {
                return .both(
                    "“\(document.name)”与“\(first.name)”内容相同，同一份材料附了两次。",
                    "“\(document.name)” has the same contents as “\(first.name)”: one document is attached twice.")
            }
        }
        return nil
    }
}

/// How far from the day of the decision a day may lie before the sender must confirm that it is meant. A year counts as 366 days.
extension PBDay {
    static let year = 366

    private var yearsBefore: Int? {
        switch self {
        case .founding, .unspecified, .UNRECOGNIZED: nil
        case .lasting: 60
        case .recorded: 10
        case .planned: 6
        }
    }

    private var yearsAfter: Int? {
        switch self {
        case .founding, .lasting: 1
        case .recorded: 0
        case .planned: 6
        case .unspecified, .UNRECOGNIZED: nil
        }
    }

    /// Why the day is implausible; nil if it is not.
    func objection(to day: CivilDate, _ today: CivilDate) -> PBText? {
        if let last = yearsAfter.map({ today.adding(days: $0 * Self.year) }), day > last {
            return .both("\(day) 太晚，一般不晚于 \(last)。", "\(day) is very late; such a day is \(last) at the latest.")
        }
        if let first = yearsBefore.map({ today.adding(days: -$0 * Self.year) }), day < first {
            return .both("\(day) 太早，一般不早于 \(first)。", "\(day) is very early; such a day is \(first) at the earliest.")
        }
        return nil
    }
}

extension PBPublishBundle {
    /// The days of the rounds in the bundle's calendar.
    fileprivate var days: [DatedField] {
        let content: PBSchemeBundle
        // A bundle that cannot be decoded has been refused as such.
        do { content = try PBSchemeBundle(serializedBytes: bundle) } catch { return [] }
        return content.rounds.enumerated().flatMap { index, round in
            [
                DatedField("rounds[\(index)].from", round.from, .planned), DatedField("rounds[\(index)].until", round.until, .planned),
            ]
        }
    }
}

extension RegistryRefusals {
    public static func implausible(_ field: String, _ reason: PBText) -> Refusal {
        implausible(FieldWords.both(field), reason: reason, field: field)
    }
}
