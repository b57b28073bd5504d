// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

@_spi(Refusals) public import Schema

/// Every refusal of `ScoringRefusal`, with its texts filled in.
public enum ScoringRefusals {
    /// `not_a_member`: “{unit}” is not a member of the cohort “{cohort}”. Check the unit and the cohort.
    public static func notAMember(_ unit: some RefusalValue, cohort: some RefusalValue) -> Refusal {
        Refusal(Rules.notAMember, [("unit", unit), ("cohort", cohort)])
    }

    /// `period_not_begun`: The period “{period}” begins on {starts}; nothing of it can be closed before. Submit this then.
    public static func periodNotBegun(_ period: some RefusalValue, starts: some RefusalValue) -> Refusal {
        Refusal(Rules.periodNotBegun, [("period", period), ("starts", starts)])
    }

    /// `period_not_ended`: The period “{period}” ends on {ends}; a published ranking is final, so close the cohort after that.
    public static func periodNotEnded(_ period: some RefusalValue, ends: some RefusalValue) -> Refusal {
        Refusal(Rules.periodNotEnded, [("period", period), ("ends", ends)])
    }

    /// `outside_right`: This is submitted in the right of “{right}”, and “{unit}” is not below it. Submit it for “{unit}” or a unit above it.
    public static func outsideRight(_ unit: some RefusalValue, right: some RefusalValue) -> Refusal {
        Refusal(Rules.outsideRight, [("unit", unit), ("right", right)])
    }

    /// `cohort_closed`: The cohort “{cohort}” was closed for the period “{period}” at {position}; nothing more is taken. If something is wrong, object to the result.
    public static func cohortClosed(_ cohort: some RefusalValue, period: some RefusalValue, position: some RefusalValue) -> Refusal {
        Refusal(Rules.cohortClosed, [("cohort", cohort), ("period", period), ("position", position)])
    }

    /// `tally_unreadable`: “tally” is not a pledgeline.v1.Tally. Make it again with pledgeline score tally, and have both tellers sign it again.
    public static let tallyUnreadable = Refusal(Rules.tallyUnreadable)

    /// `tally_of_other_unit`: The tally is of “{unit}” but the submission names “{submitted}”. Submit it for the unit that was voted on.
    public static func tallyOfOtherUnit(_ unit: some RefusalValue, submitted: some RefusalValue) -> Refusal {
        Refusal(Rules.tallyOfOtherUnit, [("unit", unit), ("submitted", submitted)])
    }

    /// `second_teller_missing`: The second teller's public key (32 bytes) is missing. A tally is signed by two tellers.
    public static let secondTellerMissing = Refusal(Rules.secondTellerMissing)

    /// `one_teller_only`: Both signatures are by the same key. Have another teller sign with a key of their own.
    public static let oneTellerOnly = Refusal(Rules.oneTellerOnly)

    /// `second_key_not_teller`: The key {key}… is not a teller's. Have a teller enrolled at this unit or above it sign.
    public static func secondKeyNotTeller(_ key: some RefusalValue) -> Refusal {
        Refusal(Rules.secondKeyNotTeller, [("key", key)])
    }

    /// `second_signature_wrong`: The second signature does not match the key {key}… and this tally. Have the second teller sign exactly this tally again.
    public static func secondSignatureWrong(_ key: some RefusalValue) -> Refusal {
        Refusal(Rules.secondSignatureWrong, [("key", key)])
    }

    /// `unknown_voter_group`: The period's bundle has no voter group “{group}”. Check the id.
    public static func unknownVoterGroup(_ group: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownVoterGroup, [("group", group)])
    }

    /// `grades_wrong`: A tally states each of these grades once, with 0 where there are no ballots: {grades}.
    public static func gradesWrong(_ grades: some RefusalValue) -> Refusal {
        Refusal(Rules.gradesWrong, [("grades", grades)])
    }

    /// `too_many_ballots`: Valid and spoilt ballots are {cast}, more than the {issued} issued. Count again.
    public static func tooManyBallots(_ issued: some RefusalValue, cast: some RefusalValue) -> Refusal {
        Refusal(Rules.tooManyBallots, [("issued", issued), ("cast", cast)])
    }

    /// `tally_exists`: The group “{group}” has a tally on “{unit}” for this period already. If it is wrong, object to it.
    public static func tallyExists(_ group: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.tallyExists, [("group", group), ("unit", unit)])
    }

    /// `unknown_source`: The period's bundle has no external source “{source}”. Check the id.
    public static func unknownSource(_ source: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownSource, [("source", source)])
    }

    /// `mark_out_of_range`: The mark must be between 0 and the full {full}, with at most {places} decimal places. Check it.
    public static func markOutOfRange(_ full: some RefusalValue, places: some RefusalValue) -> Refusal {
        Refusal(Rules.markOutOfRange, [("full", full), ("places", places)])
    }

    /// `mark_exists`: “{unit}” has a mark from “{source}” already. If it is wrong, object to it.
    public static func markExists(_ source: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.markExists, [("source", source), ("unit", unit)])
    }

    /// `no_scheme`: The bundle of the period “{period}” has no scheme for the cohort “{cohort}”, so it cannot be closed. Check the cohort.
    public static func noScheme(_ cohort: some RefusalValue, period: some RefusalValue) -> Refusal {
        Refusal(Rules.noScheme, [("cohort", cohort), ("period", period)])
    }

    /// `unknown_recognition`: The period's bundle has no recognition “{recognition}”. Check the id.
    public static func unknownRecognition(_ recognition: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownRecognition, [("recognition", recognition)])
    }

    /// `recognition_closed`: “{recognition}” was decided for the period “{period}” at {position}, and only once.
    public static func recognitionClosed(_ recognition: some RefusalValue, period: some RefusalValue, position: some RefusalValue) -> Refusal {
        Refusal(Rules.recognitionClosed, [("recognition", recognition), ("period", period), ("position", position)])
    }

    /// `ranking_unwritable`: The ranking cannot be written as a record. Report this, and use smaller cohorts.
    public static let rankingUnwritable = Refusal(Rules.rankingUnwritable)

    /// What the schema says of each, in its order.
    public static let all: [RefusalRule] = [
        Rules.notAMember,
        Rules.periodNotBegun,
        Rules.periodNotEnded,
        Rules.outsideRight,
        Rules.cohortClosed,
        Rules.tallyUnreadable,
        Rules.tallyOfOtherUnit,
        Rules.secondTellerMissing,
        Rules.oneTellerOnly,
        Rules.secondKeyNotTeller,
        Rules.secondSignatureWrong,
        Rules.unknownVoterGroup,
        Rules.gradesWrong,
        Rules.tooManyBallots,
        Rules.tallyExists,
        Rules.unknownSource,
        Rules.markOutOfRange,
        Rules.markExists,
        Rules.noScheme,
        Rules.unknownRecognition,
        Rules.recognitionClosed,
        Rules.rankingUnwritable,
    ]

    private enum Rules {
        static let notAMember = RefusalRule(
            "not_a_member", field: "unit",
            zh: "“{unit}”不在考核组别“{cohort}”之内。请核对单位和组别。",
            en: "“{unit}” is not a member of the cohort “{cohort}”. Check the unit and the cohort.")
        static let periodNotBegun = RefusalRule(
            "period_not_begun", field: "period",
            zh: "考核周期“{period}”自 {starts} 开始，此前不能核定成绩。请到时再提交。",
            en: "The period “{period}” begins on {starts}; nothing of it can be closed before. Submit this then.")
        static let periodNotEnded = RefusalRule(
            "period_not_ended", field: "period",
            zh: "考核周期“{period}”到 {ends} 才结束；排名一经公布不再改动，请在其后核定成绩、公布排名。",
            en: "The period “{period}” ends on {ends}; a published ranking is final, so close the cohort after that.")
        static let outsideRight = RefusalRule(
            "outside_right", field: "unit",
            zh: "提交以“{right}”的名义作出，而“{unit}”不在其下。请以“{unit}”或其上级的名义提交。",
            en: "This is submitted in the right of “{right}”, and “{unit}” is not below it. Submit it for “{unit}” or a unit above it.")
        static let cohortClosed = RefusalRule(
            "cohort_closed", field: "cohort",
            zh: "组别“{cohort}”在周期“{period}”的成绩已经核定（{position}），不再受理。如有错误，请提出异议。",
            en: "The cohort “{cohort}” was closed for the period “{period}” at {position}; nothing more is taken. If something is wrong, object to the result.")
        static let tallyUnreadable = RefusalRule(
            "tally_unreadable", field: "tally",
            zh: "“tally”不是 pledgeline.v1.Tally。请用 pledgeline score tally 重新生成，并由两位计票人重新签名。",
            en: "“tally” is not a pledgeline.v1.Tally. Make it again with pledgeline score tally, and have both tellers sign it again.")
        static let tallyOfOtherUnit = RefusalRule(
            "tally_of_other_unit", field: "unit",
            zh: "计票结果是“{unit}”的，提交写的却是“{submitted}”。请以计票单位的编号提交。",
            en: "The tally is of “{unit}” but the submission names “{submitted}”. Submit it for the unit that was voted on.")
        static let secondTellerMissing = RefusalRule(
            "second_teller_missing", field: "secondKey",
            zh: "缺少第二位计票人的公钥（32 字节）。计票结果须由两位计票人签名。",
            en: "The second teller's public key (32 bytes) is missing. A tally is signed by two tellers.")
        static let oneTellerOnly = RefusalRule(
            "one_teller_only", field: "secondKey",
            zh: "两个签名出自同一把密钥。请由另一位计票人用自己的密钥签名。",
            en: "Both signatures are by the same key. Have another teller sign with a key of their own.")
        static let secondKeyNotTeller = RefusalRule(
            "second_key_not_teller", field: "secondKey",
            zh: "密钥 {key}… 不是计票人的密钥。请由在该单位或其上级登记的计票人签名。",
            en: "The key {key}… is not a teller's. Have a teller enrolled at this unit or above it sign.")
        static let secondSignatureWrong = RefusalRule(
            "second_signature_wrong", field: "secondSignature",
            zh: "第二个签名与密钥 {key}… 或计票内容不符。请由第二位计票人对同一份计票结果重新签名。",
            en: "The second signature does not match the key {key}… and this tally. Have the second teller sign exactly this tally again.")
        static let unknownVoterGroup = RefusalRule(
            "unknown_voter_group", field: "group",
            zh: "本周期的考核办法中没有测评主体“{group}”。请核对编号。",
            en: "The period's bundle has no voter group “{group}”. Check the id.")
        static let gradesWrong = RefusalRule(
            "grades_wrong", field: "counts",
            zh: "计票须把这些等次各写一次，没有票的写 0：{grades}。",
            en: "A tally states each of these grades once, with 0 where there are no ballots: {grades}.")
        static let tooManyBallots = RefusalRule(
            "too_many_ballots", field: "issued",
            zh: "有效票与无效票共 {cast} 张，多于发出的 {issued} 张。请重新清点。",
            en: "Valid and spoilt ballots are {cast}, more than the {issued} issued. Count again.")
        static let tallyExists = RefusalRule(
            "tally_exists", field: "group",
            zh: "“{unit}”的测评主体“{group}”在本周期已有计票结果，不能再报。如有错误，请提出异议。",
            en: "The group “{group}” has a tally on “{unit}” for this period already. If it is wrong, object to it.")
        static let unknownSource = RefusalRule(
            "unknown_source", field: "source",
            zh: "本周期的考核办法中没有外部来源“{source}”。请核对编号。",
            en: "The period's bundle has no external source “{source}”. Check the id.")
        static let markOutOfRange = RefusalRule(
            "mark_out_of_range", field: "mark",
            zh: "分数须在 0 与满分 {full} 之间，最多 {places} 位小数。请核对。",
            en: "The mark must be between 0 and the full {full}, with at most {places} decimal places. Check it.")
        static let markExists = RefusalRule(
            "mark_exists", field: "source",
            zh: "“{unit}”已有来自“{source}”的分数，不能再报。如有错误，请提出异议。",
            en: "“{unit}” has a mark from “{source}” already. If it is wrong, object to it.")
        static let noScheme = RefusalRule(
            "no_scheme", field: "cohort",
            zh: "周期“{period}”的考核办法没有为组别“{cohort}”规定计分办法，无法核定成绩。请核对组别。",
            en: "The bundle of the period “{period}” has no scheme for the cohort “{cohort}”, so it cannot be closed. Check the cohort.")
        static let unknownRecognition = RefusalRule(
            "unknown_recognition", field: "recognition",
            zh: "本周期的考核办法中没有“{recognition}”这一等次或称号。请核对编号。",
            en: "The period's bundle has no recognition “{recognition}”. Check the id.")
        static let recognitionClosed = RefusalRule(
            "recognition_closed", field: "recognition",
            zh: "“{recognition}”在周期“{period}”已经评定（{position}），只评一次。",
            en: "“{recognition}” was decided for the period “{period}” at {position}, and only once.")
        static let rankingUnwritable = RefusalRule(
            "ranking_unwritable",
            zh: "排名结果无法写成记录。请把组别分小后重新开启周期，并报告此问题。",
            en: "The ranking cannot be written as a record. Report this, and use smaller cohorts.")
    }
}
