public import Schema

/// Refusals that every service can give, before its own rules are asked.
public enum IntakeRefusals {
    public static let nullValue = Refusal(
        "null_value", zh: "记录没有内容（空值）。请用 pledgeline 重新发送。",
        en: "The record has no value. Send the submission again with pledgeline.")

    public static func tooLarge(_ bytes: Int) -> Refusal {
        Refusal(
            "too_large", zh: "提交共 \(bytes) 字节，超过上限 \(Intake.maximumSize) 字节。请拆分后分别发送，附件只写摘要和地址。",
            en:
                "The submission has \(bytes) bytes; at most \(Intake.maximumSize) are allowed. Split it, and send documents by digest and address only."
        )
    }

    public static func unreadableEnvelope(_ why: SubmissionForm.Unreadable) -> Refusal {
        let (zh, en) = words(why)
        return Refusal(
            "unreadable_envelope", zh: "无法读取：不是 pledgeline.v1.Envelope\(zh)。请检查发送程序，或改用 pledgeline 命令。",
            en: "Not readable as a pledgeline.v1.Envelope\(en). Check the sending program, or use the pledgeline command.",
            field: field(why))
    }

    public static func unreadablePayload(_ why: SubmissionForm.Unreadable) -> Refusal {
        let (zh, en) = words(why)
        return Refusal(
            "unreadable_payload", zh: "签名有效，但内容不是 pledgeline.v1.Payload\(zh)。请升级或检查发送程序。",
            en: "The signature is right but the content is not a pledgeline.v1.Payload\(en). Update or check the sending program.",
            field: field(why))
    }

    private static func words(_ why: SubmissionForm.Unreadable) -> (zh: String, en: String) {
        switch why {
        case .protobuf: ("", "")
        case .json(let problem): ("（JSON \(problem.zh)）", " (JSON \(problem.en))")
        }
    }

    private static func field(_ why: SubmissionForm.Unreadable) -> String {
        if case .json(let problem) = why { problem.field } else { "" }
    }

    public static let badSignature = Refusal(
        "bad_signature", zh: "签名与内容或公钥不符。请用已登记的密钥重新签名后发送。",
        en: "The signature does not match the content and the public key. Sign it again with an enrolled key.")

    public static let badID = Refusal(
        "bad_id", zh: "编号 id 必须是小写规范形式的 UUIDv7。请重新生成编号。",
        en: "The id must be a UUID of version 7 in canonical lower-case form. Make a new id.", field: "id")

    public static func wrongNamespace(_ own: String) -> Refusal {
        Refusal(
            "wrong_namespace", zh: "这份提交是给另一个系统的；此处的命名空间是“\(own)”。请核对 --namespace。",
            en: "This submission is meant for another system; the namespace here is “\(own)”. Check --namespace.", field: "namespace")
    }

    public static func wrongService(_ own: PBService) -> Refusal {
        Refusal(
            "wrong_service", zh: "这份提交不是给 \(own.topicName) 服务的：没有“\(own.topicName)”一项。请发到它自己的主题。",
            en: "This submission is not meant for the \(own.topicName) service: it has no “\(own.topicName)”. Send it to its own topic.",
            field: own.topicName)
    }

    public static let oldWire = Refusal(
        "old_wire", zh: "这份提交是旧版 pledgeline 签名的，格式已经改变。请用现在的版本重新签名发送。",
        en: "This submission was signed by an older pledgeline, and the form has changed. Sign it again with this version.")

    public static func unknownKind(_ own: PBService) -> Refusal {
        Refusal(
            "unknown_kind", zh: "“\(own.topicName)”一项没有内容，或服务尚不认识这种内容。请升级服务或检查发送程序。",
            en:
                "Nothing is asked of the \(own.topicName) service, or something that this version of it does not know. Update the service or check the sending program.",
            field: own.topicName)
    }

    public static let nameTooLong = Refusal(
        "name_too_long", zh: "单位或组别的编号超过 \(Intake.maximumNameBytes) 字节。请缩短。",
        en: "The id of the unit or cohort is longer than \(Intake.maximumNameBytes) bytes. Shorten it.", field: "unit")

    public static let tooManyTokens = Refusal(
        "too_many_tokens", zh: "after 中的位置多于 \(Intake.maximumTokens) 个。只需写明最后看到的几个决定。",
        en: "There are more than \(Intake.maximumTokens) positions in `after`. Name only the last decisions you have seen.", field: "after")

    public static func hiddenCharacter(_ scalar: Unicode.Scalar, in text: String) -> Refusal {
        let number = "U+\(HiddenCharacters.number(scalar))"
        let shown = HiddenCharacters.shownOnOneLine(String(text.unicodeScalars.prefix(40)))
        return Refusal(
            "hidden_character", zh: "文字“\(shown)”中有看不见的控制字符 \(number)。请删去后重新提交。",
            en: "The text “\(shown)” has a control character that nobody sees, \(number). Delete it and submit the text again.")
    }

    public static func wrongPartition(_ expected: Int32) -> Refusal {
        Refusal(
            "wrong_partition", zh: "该单位属于分区 \(expected)。请以单位编号为键、用 murmur2 分区后发送。",
            en: "This unit belongs to partition \(expected). Send it keyed by the unit's id with the murmur2 partitioner.")
    }

    public static let idReused = Refusal(
        "id_reused", zh: "这个编号已用于另一份内容不同的提交。请换新编号发送。",
        en: "This id was used before for a submission with other content. Send it under a new id.", field: "id")

    public static let staleID = Refusal(
        "stale_id", zh: "编号的时间距现在超过 \(SeenSubmissions.windowDays) 天，或在未来。请校准时钟，用新编号重新提交。",
        en:
            "The id's own time is more than \(SeenSubmissions.windowDays) days ago, or in the future. Set the clock and send it under a new id.",
        field: "id")

    public static func tokenNotFollowed(_ token: PBPosition) -> Refusal {
        Refusal(
            "token_not_followed", zh: "after 中的位置 \(token.place) 不属于本服务所跟随的服务或分区。请去掉它。",
            en: "The position \(token.place) in `after` is of a service or partition that this service does not follow. Remove it.",
            field: "after")
    }

    public static func tokenBeyondEnd(_ token: PBPosition) -> Refusal {
        Refusal(
            "token_beyond_end", zh: "after 中的位置 \(token.place) 还不存在。请只引用已看到的决定。",
            en:
                "The position \(token.place) in `after` does not exist. Name only decisions you have seen.",
            field: "after")
    }

    public static let referenceNotReady = Refusal(
        "reference_not_ready", zh: "所引用的决定尚未到达本服务。请稍后原样重发。",
        en: "The decisions named in `after` have not reached this service yet. Send the same submission again later.", retriable: true,
        field: "after")

    public static func outcomeTooLarge(_ bytes: Int) -> Refusal {
        Refusal(
            "outcome_too_large", zh: "决定共 \(bytes) 字节，超过上限。请缩小范围后重新提交。",
            en: "The decision would have \(bytes) bytes, more than a record may have. Submit something smaller.")
    }
}
