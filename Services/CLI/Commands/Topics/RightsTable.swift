package import Domain
internal import Schema
internal import Streaming

/// The table of rights as Shared/Documentation/operations.md shows it.
package enum RightsTable {
    /// Lines of Markdown, for the default namespace.
    package static func markdown(_ language: Language) -> [String] {
        guard let topics = Topics(namespace: Topics.defaultNamespace) else { return [] }
        let rights = Rights(topics: topics)
        let heading = [
            language(zh: "主体", en: "principal"), "Write", "Read", language(zh: "其他", en: "further"),
        ]
        let rows = RightsHolder.all.map { holder in
            let granted = rights.of(holder)
            func named(_ operation: Denial.Operation) -> String {
                let found = topics.all.filter { granted.contains(Right(operation, .topic($0.name))) }
                return found.isEmpty ? language(zh: "无", en: "nothing") : short(found, topics, language)
            }
            let further = [Denial.Operation.describeConfigs, .create].filter { operation in granted.contains { $0.operation == operation } }
                .map { "\($0.rawValue)\(language(zh: "：", en: ": "))\(named($0))" }
            return [holder.wording(language), named(.write), named(.read), further.joined(separator: language(zh: "；", en: "; "))]
        }
        return [row(heading), "|---|---|---|---|"] + rows.map(row)
    }

    private static func row(_ cells: [String]) -> String { "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined() }

    /// Topics by their roles, those of several services together.
    private static func short(_ found: [Topic], _ topics: Topics, _ language: Language) -> String {
        if found == topics.all { return language(zh: "全部主题", en: "every topic") }
        if found == topics.all.filter({ $0.role != .names }) { return language(zh: "除 names 外全部", en: "every topic but names") }
        var submissions: [String] = []
        var decisions: [String] = []
        var others: [String] = []
        for topic in found {
            switch topic.role {
            case .submissions(let service): submissions.append(service.topicName)
            case .decisions(let service): decisions.append(service.topicName)
            case .rankings: others.append("rankings")
            case .heads: others.append("heads")
            case .names: others.append("names")
            case .evidence: others.append("evidence")
            }
        }
        let comma = language(zh: "、", en: ", ")
        let parts = [
            submissions.isEmpty
                ? nil : "\(submissions.joined(separator: comma))\(language(zh: " 提交", en: " submissions"))",
            decisions.isEmpty ? nil : "\(decisions.joined(separator: comma))\(language(zh: " 决定", en: " decisions"))",
            others.isEmpty ? nil : others.joined(separator: comma),
        ]
        return parts.compactMap { $0 }.joined(separator: language(zh: "；", en: "; "))
    }
}

extension RightsHolder {
    func wording(_ language: Language) -> String {
        switch self {
        case .service(let service): service.topicName
        case .clerk:
            language(
                zh: "`--clerk`：党务干事、上级、督查员、计时员",
                en: "`--clerk`: clerks, superiors, inspectors, timekeepers")
        case .scorer: language(zh: "`--scorer`：计票人、考核员", en: "`--scorer`: tellers, scorers")
        case .office: language(zh: "`--office`：登记员，系统初始化，姓名", en: "`--office`: registrars, genesis, names")
        case .namesReader: language(zh: "`--names-reader`：可以看姓名的人", en: "`--names-reader`: whoever may see names")
        case .auditor: language(zh: "`--auditor`：核验者", en: "`--auditor`: auditors")
        case .operator:
            language(
                zh: "`--operator`：`topics apply`、`doctor`、归档", en: "`--operator`: `topics apply`, `doctor`, archiving")
        }
    }
}
