// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

@_spi(Refusals) public import Schema

/// Every refusal of `IntakeRefusal`, with its texts filled in.
public enum IntakeRefusals {
    /// `null_value`: The record has no value. Send the submission again with pledgeline.
    public static let nullValue = Refusal(Rules.nullValue)

    /// `too_large`: The submission has {bytes} bytes; at most {most} are allowed. Split it, and send documents by digest and address only.
    public static func tooLarge(_ bytes: some RefusalValue, most: some RefusalValue) -> Refusal {
        Refusal(Rules.tooLarge, [("bytes", bytes), ("most", most)])
    }

    /// `unreadable_envelope`: Not readable as a pledgeline.v1.Envelope{detail}. Check the sending program, or use the pledgeline command.
    public static func unreadableEnvelope(_ detail: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.unreadableEnvelope, [("detail", detail)], field: field)
    }

    /// `unreadable_payload`: The signature is right but the content is not a pledgeline.v1.Payload{detail}. Update or check the sending program.
    public static func unreadablePayload(_ detail: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.unreadablePayload, [("detail", detail)], field: field)
    }

    /// `bad_signature`: The signature does not match the content and the public key. Sign it again with an enrolled key.
    public static let badSignature = Refusal(Rules.badSignature)

    /// `bad_id`: The id must be a UUID of version 7 in canonical lower-case form. Make a new id.
    public static let badID = Refusal(Rules.badID)

    /// `wrong_namespace`: This submission is meant for another system; the namespace here is “{namespace}”. Check --namespace.
    public static func wrongNamespace(_ namespace: some RefusalValue) -> Refusal {
        Refusal(Rules.wrongNamespace, [("namespace", namespace)])
    }

    /// `wrong_service`: This submission is not meant for the {service} service: it has no “{service}”. Send it to its own topic.
    public static func wrongService(_ service: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.wrongService, [("service", service)], field: field)
    }

    /// `old_wire`: This submission was signed by an older pledgeline, and the form has changed. Sign it again with this version.
    public static let oldWire = Refusal(Rules.oldWire)

    /// `unknown_kind`: Nothing is asked of the {service} service, or something that this version of it does not know. Update the service or check the sending program.
    public static func unknownKind(_ service: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.unknownKind, [("service", service)], field: field)
    }

    /// `name_too_long`: The id of the unit or cohort is longer than {most} bytes. Shorten it.
    public static func nameTooLong(_ most: some RefusalValue) -> Refusal {
        Refusal(Rules.nameTooLong, [("most", most)])
    }

    /// `too_many_tokens`: There are more than {most} positions in `after`. Name only the last decisions you have seen.
    public static func tooManyTokens(_ most: some RefusalValue) -> Refusal {
        Refusal(Rules.tooManyTokens, [("most", most)])
    }

    /// `hidden_character`: The text “{text}” has a control character that nobody sees, {character}. Delete it and submit the text again.
    public static func hiddenCharacter(_ text: some RefusalValue, character: some RefusalValue) -> Refusal {
        Refusal(Rules.hiddenCharacter, [("text", text), ("character", character)])
    }

    /// `wrong_partition`: This unit belongs to partition {partition}. Send it keyed by the unit's id with the murmur2 partitioner.
    public static func wrongPartition(_ partition: some RefusalValue) -> Refusal {
        Refusal(Rules.wrongPartition, [("partition", partition)])
    }

    /// `id_reused`: This id was used before for a submission with other content. Send it under a new id.
    public static let idReused = Refusal(Rules.idReused)

    /// `stale_id`: The id's own time is more than {days} days ago, or in the future. Set the clock and send it under a new id.
    public static func staleID(_ days: some RefusalValue) -> Refusal {
        Refusal(Rules.staleID, [("days", days)])
    }

    /// `token_not_followed`: The position {token} in `after` is of a service or partition that this service does not follow. Remove it.
    public static func tokenNotFollowed(_ token: some RefusalValue) -> Refusal {
        Refusal(Rules.tokenNotFollowed, [("token", token)])
    }

    /// `token_beyond_end`: The position {token} in `after` does not exist. Name only decisions you have seen.
    public static func tokenBeyondEnd(_ token: some RefusalValue) -> Refusal {
        Refusal(Rules.tokenBeyondEnd, [("token", token)])
    }

    /// `reference_not_ready`: The decisions named in `after` have not reached this service yet. Send the same submission again later.
    public static let referenceNotReady = Refusal(Rules.referenceNotReady)

    /// `outcome_too_large`: The decision would have {bytes} bytes, more than a record may have. Submit something smaller.
    public static func outcomeTooLarge(_ bytes: some RefusalValue) -> Refusal {
        Refusal(Rules.outcomeTooLarge, [("bytes", bytes)])
    }

    /// `invalid_field`: “{name}” is not valid: {problem}
    public static func invalidField(_ name: some RefusalValue, problem: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.invalidField, [("name", name), ("problem", problem)], field: field)
    }

    /// What the schema says of each, in its order.
    public static let all: [RefusalRule] = [
        Rules.nullValue,
        Rules.tooLarge,
        Rules.unreadableEnvelope,
        Rules.unreadablePayload,
        Rules.badSignature,
        Rules.badID,
        Rules.wrongNamespace,
        Rules.wrongService,
        Rules.oldWire,
        Rules.unknownKind,
        Rules.nameTooLong,
        Rules.tooManyTokens,
        Rules.hiddenCharacter,
        Rules.wrongPartition,
        Rules.idReused,
        Rules.staleID,
        Rules.tokenNotFollowed,
        Rules.tokenBeyondEnd,
        Rules.referenceNotReady,
        Rules.outcomeTooLarge,
        Rules.invalidField,
    ]

    private enum Rules {
        static let nullValue = RefusalRule(
            "null_value",
            zh: "记录没有内容（空值）。请用 pledgeline 重新发送。",
            en: "The record has no value. Send the submission again with pledgeline.")
        static let tooLarge = RefusalRule(
            "too_large",
            zh: "提交共 {bytes} 字节，超过上限 {most} 字节。请拆分后分别发送，附件只写摘要和地址。",
            en: "The submission has {bytes} bytes; at most {most} are allowed. Split it, and send documents by digest and address only.")
        static let unreadableEnvelope = RefusalRule(
            "unreadable_envelope", field: "*",
            zh: "无法读取：不是 pledgeline.v1.Envelope{detail}。请检查发送程序，或改用 pledgeline 命令。",
            en: "Not readable as a pledgeline.v1.Envelope{detail}. Check the sending program, or use the pledgeline command.")
        static let unreadablePayload = RefusalRule(
            "unreadable_payload", field: "*",
            zh: "签名有效，但内容不是 pledgeline.v1.Payload{detail}。请升级或检查发送程序。",
            en: "The signature is right but the content is not a pledgeline.v1.Payload{detail}. Update or check the sending program.")
        static let badSignature = RefusalRule(
            "bad_signature",
            zh: "签名与内容或公钥不符。请用已登记的密钥重新签名后发送。",
            en: "The signature does not match the content and the public key. Sign it again with an enrolled key.")
        static let badID = RefusalRule(
            "bad_id", field: "id",
            zh: "编号 id 必须是小写规范形式的 UUIDv7。请重新生成编号。",
            en: "The id must be a UUID of version 7 in canonical lower-case form. Make a new id.")
        static let wrongNamespace = RefusalRule(
            "wrong_namespace", field: "namespace",
            zh: "这份提交是给另一个系统的；此处的命名空间是“{namespace}”。请核对 --namespace。",
            en: "This submission is meant for another system; the namespace here is “{namespace}”. Check --namespace.")
        static let wrongService = RefusalRule(
            "wrong_service", field: "*",
            zh: "这份提交不是给 {service} 服务的：没有“{service}”一项。请发到它自己的主题。",
            en: "This submission is not meant for the {service} service: it has no “{service}”. Send it to its own topic.")
        static let oldWire = RefusalRule(
            "old_wire",
            zh: "这份提交是旧版 pledgeline 签名的，格式已经改变。请用现在的版本重新签名发送。",
            en: "This submission was signed by an older pledgeline, and the form has changed. Sign it again with this version.")
        static let unknownKind = RefusalRule(
            "unknown_kind", field: "*",
            zh: "“{service}”一项没有内容，或服务尚不认识这种内容。请升级服务或检查发送程序。",
            en: "Nothing is asked of the {service} service, or something that this version of it does not know. Update the service or check the sending program.")
        static let nameTooLong = RefusalRule(
            "name_too_long", field: "unit",
            zh: "单位或组别的编号超过 {most} 字节。请缩短。",
            en: "The id of the unit or cohort is longer than {most} bytes. Shorten it.")
        static let tooManyTokens = RefusalRule(
            "too_many_tokens", field: "after",
            zh: "after 中的位置多于 {most} 个。只需写明最后看到的几个决定。",
            en: "There are more than {most} positions in `after`. Name only the last decisions you have seen.")
        static let hiddenCharacter = RefusalRule(
            "hidden_character",
            zh: "文字“{text}”中有看不见的控制字符 {character}。请删去后重新提交。",
            en: "The text “{text}” has a control character that nobody sees, {character}. Delete it and submit the text again.")
        static let wrongPartition = RefusalRule(
            "wrong_partition",
            zh: "该单位属于分区 {partition}。请以单位编号为键、用 murmur2 分区后发送。",
            en: "This unit belongs to partition {partition}. Send it keyed by the unit's id with the murmur2 partitioner.")
        static let idReused = RefusalRule(
            "id_reused", field: "id",
            zh: "这个编号已用于另一份内容不同的提交。请换新编号发送。",
            en: "This id was used before for a submission with other content. Send it under a new id.")
        static let staleID = RefusalRule(
            "stale_id", field: "id",
            zh: "编号的时间距现在超过 {days} 天，或在未来。请校准时钟，用新编号重新提交。",
            en: "The id's own time is more than {days} days ago, or in the future. Set the clock and send it under a new id.")
        static let tokenNotFollowed = RefusalRule(
            "token_not_followed", field: "after",
            zh: "after 中的位置 {token} 不属于本服务所跟随的服务或分区。请去掉它。",
            en: "The position {token} in `after` is of a service or partition that this service does not follow. Remove it.")
        static let tokenBeyondEnd = RefusalRule(
            "token_beyond_end", field: "after",
            zh: "after 中的位置 {token} 还不存在。请只引用已看到的决定。",
            en: "The position {token} in `after` does not exist. Name only decisions you have seen.")
        static let referenceNotReady = RefusalRule(
            "reference_not_ready", field: "after", retriable: .always,
            zh: "所引用的决定尚未到达本服务。请稍后原样重发。",
            en: "The decisions named in `after` have not reached this service yet. Send the same submission again later.")
        static let outcomeTooLarge = RefusalRule(
            "outcome_too_large",
            zh: "决定共 {bytes} 字节，超过上限。请缩小范围后重新提交。",
            en: "The decision would have {bytes} bytes, more than a record may have. Submit something smaller.")
        static let invalidField = RefusalRule(
            "invalid_field", field: "*",
            zh: "“{name}”有误：{problem}",
            en: "“{name}” is not valid: {problem}")
    }
}
