internal import Domain
internal import Schema

/// The table of the kinds of submissions, service by service, as the schema's options say them.
enum KindRows {
    static func table(_ language: Language) -> MarkdownTable {
        var table = MarkdownTable([
            language(zh: "服务", en: "service"), language(zh: "种类", en: "kind"), language(zh: "名称", en: "name"),
            language(zh: "谁可以提交", en: "sent by"), language(zh: "单位须", en: "the unit must"),
        ])
        for (service, rules) in KindRule.all {
            for rule in rules {
                table.add([
                    service.topicName, rule.kind.asCode, language(rule.words), language(rule.sender), language(rule.standing.text),
                ])
            }
        }
        return table
    }
}
