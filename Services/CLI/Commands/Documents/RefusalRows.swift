internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore

/// The table of refusals: by whom, the code, whether the same submission may be accepted later, the field at fault, and the text.
enum RefusalRows {
    static func table(_ language: Language) -> MarkdownTable {
        var table = MarkdownTable([
            language(zh: "服务", en: "service"), language(zh: "代码", en: "code"), language(zh: "字段", en: "field"),
            language(zh: "说明", en: "what it says"),
        ])
        for (service, rules) in all(language) {
            for rule in rules {
                table.add([
                    service, rule.code.asCode + mark(rule.retriable), rule.field.isEmpty ? "" : rule.field.asCode,
                    language(zh: rule.zh, en: rule.en),
                ])
            }
        }
        return table
    }

    private static func all(_ language: Language) -> [(String, [RefusalRule])] {
        [
            (language(zh: "各服务：读取", en: "every service: reading"), IntakeRefusals.all),
            (language(zh: "各服务：权限", en: "every service: rights"), RightsRefusals.all),
            ("registry", RegistryRefusals.all), ("pledges", PledgesRefusals.all), ("supervision", SupervisionRefusals.all),
            ("scoring", ScoringRefusals.all),
        ]
    }

    /// ↻: sent again as it is, the submission may be accepted later; in brackets: in some cases only.
    private static func mark(_ retriable: RefusalRule.Retriable) -> String {
        switch retriable {
        case .never: ""
        case .sometimes: " (↻)"
        case .always: " ↻"
        }
    }
}
