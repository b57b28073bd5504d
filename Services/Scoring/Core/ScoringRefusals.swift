internal import Schema

/// Every refusal that scoring gives beside those about rights, which it shares with the registry.
enum ScoringRefusals {
    // MARK: Where and when

    static func unknownCohort(_ id: String) -> Refusal {
        Refusal(
            "unknown_cohort", zh: "没有编号为“\(id)”的考核组别。请核对编号，或先由登记员设立该组别。",
            en: "There is no cohort “\(id)”. Check the id, or have the registrar define it first.", field: "cohort")
    }

    static func notAMember(_ unit: String, cohort: String) -> Refusal {
        Refusal(
            "not_a_member", zh: "“\(unit)”不在考核组别“\(cohort)”之内。请核对单位和组别。",
            en: "“\(unit)” is not a member of the cohort “\(cohort)”. Check the unit and the cohort.", field: "unit")
    }

    static func periodNotBegun(_ id: String, starts: CivilDate) -> Refusal {
        Refusal(
            "period_not_begun", zh: "考核周期“\(id)”自 \(starts) 开始，此前不能核定成绩。请到时再提交。",
            en: "The period “\(id)” begins on \(starts); nothing of it can be closed before. Submit this then.", field: "period")
    }

    static func periodNotEnded(_ id: String, ends: CivilDate) -> Refusal {
        Refusal(
            "period_not_ended", zh: "考核周期“\(id)”到 \(ends) 才结束；排名一经公布不再改动，请在其后核定成绩、公布排名。",
            en: "The period “\(id)” ends on \(ends); a published ranking is final, so close the cohort after that.", field: "period")
    }

    static func outsideRight(_ unit: String, of right: String) -> Refusal {
        Refusal(
            "outside_right", zh: "提交以“\(right)”的名义作出，而“\(unit)”不在其下。请以“\(unit)”或其上级的名义提交。",
            en: "This is submitted in the right of “\(right)”, and “\(unit)” is not below it. Submit it for “\(unit)” or a unit above it.",
            field: "unit")
    }

    static func cohortClosed(_ cohort: String, period: String, at position: PBPosition) -> Refusal {
        Refusal(
            "cohort_closed",
            zh: "组别“\(cohort)”在周期“\(period)”的成绩已经核定（\(position.place)），不再受理。如有错误，请提出异议。",
            en: """
                The cohort “\(cohort)” was closed for the period “\(period)” at \(position.place); \
                nothing more is taken. If something is wrong, object to the result.
                """,
            field: "cohort")
    }

    // MARK: Tallies

    static let tallyUnreadable = Refusal(
        "tally_unreadable", zh: "“tally”不是 pledgeline.v1.Tally。请用 pledgeline score tally 重新生成，并由两位计票人重新签名。",
        en: "“tally” is not a pledgeline.v1.Tally. Make it again with pledgeline score tally, and have both tellers sign it again.",
        field: "tally")

    static func tallyOfOtherUnit(_ unit: String, _ payload: String) -> Refusal {
        Refusal(
            "tally_of_other_unit", zh: "计票结果是“\(unit)”的，提交写的却是“\(payload)”。请以计票单位的编号提交。",
            en: "The tally is of “\(unit)” but the submission names “\(payload)”. Submit it for the unit that was voted on.", field: "unit")
    }

    static let secondTellerMissing = Refusal(
        "second_teller_missing", zh: "缺少第二位计票人的公钥（32 字节）。计票结果须由两位计票人签名。",
        en: "The second teller's public key (32 bytes) is missing. A tally is signed by two tellers.", field: "secondKey")

    static let oneTellerOnly = Refusal(
        "one_teller_only", zh: "两个签名出自同一把密钥。请由另一位计票人用自己的密钥签名。",
        en: "Both signatures are by the same key. Have another teller sign with a key of their own.", field: "secondKey")

    static func secondKeyNotTeller(_ key: PublicKey) -> Refusal {
        Refusal(
            "second_key_not_teller", zh: "密钥 \(key.fingerprint)… 不是计票人的密钥。请由在该单位或其上级登记的计票人签名。",
            en: "The key \(key.fingerprint)… is not a teller's. Have a teller enrolled at this unit or above it sign.", field: "secondKey")
    }

    static func secondSignatureWrong(_ key: PublicKey) -> Refusal {
        Refusal(
            "second_signature_wrong", zh: "第二个签名与密钥 \(key.fingerprint)… 或计票内容不符。请由第二位计票人对同一份计票结果重新签名。",
            en:
                "The second signature does not match the key \(key.fingerprint)… and this tally. Have the second teller sign exactly this tally again.",
            field: "secondSignature")
    }

    static func unknownVoterGroup(_ id: String) -> Refusal {
        Refusal(
            "unknown_voter_group", zh: "本周期的考核办法中没有测评主体“\(id)”。请核对编号。",
            en: "The period's bundle has no voter group “\(id)”. Check the id.", field: "group")
    }

    static func gradesWrong(_ grades: [String]) -> Refusal {
        Refusal(
            "grades_wrong", zh: "计票须把这些等次各写一次，没有票的写 0：\(grades.joined(separator: "、"))。",
            en: "A tally states each of these grades once, with 0 where there are no ballots: \(grades.joined(separator: ", ")).",
            field: "counts")
    }

    static func tooManyBallots(cast: Int, issued: Int) -> Refusal {
        Refusal(
            "too_many_ballots", zh: "有效票与无效票共 \(cast) 张，多于发出的 \(issued) 张。请重新清点。",
            en: "Valid and spoilt ballots are \(cast), more than the \(issued) issued. Count again.", field: "issued")
    }

    static func tallyExists(unit: String, group: String) -> Refusal {
        Refusal(
            "tally_exists", zh: "“\(unit)”的测评主体“\(group)”在本周期已有计票结果，不能再报。如有错误，请提出异议。",
            en: "The group “\(group)” has a tally on “\(unit)” for this period already. If it is wrong, object to it.", field: "group")
    }

    // MARK: Marks

    static func unknownSource(_ id: String) -> Refusal {
        Refusal(
            "unknown_source", zh: "本周期的考核办法中没有外部来源“\(id)”。请核对编号。",
            en: "The period's bundle has no external source “\(id)”. Check the id.", field: "source")
    }

    static func markOutOfRange(full: String) -> Refusal {
        Refusal(
            "mark_out_of_range", zh: "分数须在 0 与满分 \(full) 之间，最多 \(PBDecimal.largestScale) 位小数。请核对。",
            en: "The mark must be between 0 and the full \(full), with at most \(PBDecimal.largestScale) decimal places. Check it.",
            field: "mark")
    }

    static func markExists(unit: String, source: String) -> Refusal {
        Refusal(
            "mark_exists", zh: "“\(unit)”已有来自“\(source)”的分数，不能再报。如有错误，请提出异议。",
            en: "“\(unit)” has a mark from “\(source)” already. If it is wrong, object to it.", field: "source")
    }

    // MARK: Closing

    static func noScheme(cohort: String, period: String) -> Refusal {
        Refusal(
            "no_scheme", zh: "周期“\(period)”的考核办法没有为组别“\(cohort)”规定计分办法，无法核定成绩。请核对组别。",
            en: "The bundle of the period “\(period)” has no scheme for the cohort “\(cohort)”, so it cannot be closed. Check the cohort.",
            field: "cohort")
    }

    static func unknownRecognition(_ id: String) -> Refusal {
        Refusal(
            "unknown_recognition", zh: "本周期的考核办法中没有“\(id)”这一等次或称号。请核对编号。",
            en: "The period's bundle has no recognition “\(id)”. Check the id.", field: "recognition")
    }

    static func recognitionClosed(_ id: String, period: String, at position: PBPosition) -> Refusal {
        Refusal(
            "recognition_closed",
            zh: "“\(id)”在周期“\(period)”已经评定（\(position.place)），只评一次。",
            en:
                "“\(id)” was decided for the period “\(period)” at \(position.place), and only once.",
            field: "recognition")
    }

    static let rankingUnwritable = Refusal(
        "ranking_unwritable", zh: "排名结果无法写成记录。请把组别分小后重新开启周期，并报告此问题。",
        en: "The ranking cannot be written as a record. Report this, and use smaller cohorts.")
}
