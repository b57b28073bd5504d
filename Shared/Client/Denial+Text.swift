package import Domain
package import Streaming

extension Denial {
    /// What is missing, whose it is, and the command that grants it.
    package func wording(_ language: Language) -> String {
        let who = principal ?? language(zh: "这个连接的主体", en: "This connection's principal")
        let place = resource.wording(language)
        let what =
            if let operation {
                language(
                    zh: "\(who) 没有\(place)的 \(operation.rawValue) 权限。", en: "\(who) has no right \(operation.rawValue) on \(place).")
            } else {
                language(zh: "Kafka 不允许 \(who) 对\(place)做此操作。", en: "Kafka does not allow \(who) to do this with \(place).")
            }
        return [what, how(language), reason.isEmpty ? nil : language(zh: "详情：\(reason)", en: "Details: \(reason)")].compactMap { $0 }
            .joined(separator: "\n")
    }

    private func how(_ language: Language) -> String {
        guard let command else { return language(zh: "请联系管理员开通权限。", en: "Ask the administrator for access.") }
        let remark: String =
            if principal == nil {
                language(
                    zh: "（把 \(Self.unknownPrincipal) 换成 Kafka 所知的这个连接的主体）",
                    en: " (put the name by which Kafka knows this connection for \(Self.unknownPrincipal))")
            } else if principal?.contains("=") == true {
                language(
                    zh: "（这是证书的主题；Kafka 设有 ssl.principal.mapping.rules 的，换成映射后的名称）",
                    en:
                        " (this is the certificate's subject; where the brokers have ssl.principal.mapping.rules, put what those make of it)"
                )
            } else {
                ""
            }
        return language(zh: "请管理员开通\(remark)：\n  \(command)", en: "An administrator grants it by\(remark):\n  \(command)")
    }
}

extension Denial.Resource {
    package func wording(_ language: Language) -> String {
        switch self {
        case .topic(let name): language(zh: "主题 \(name) ", en: "topic \(name)")
        case .group(let name): language(zh: "组 \(name) ", en: "group \(name)")
        case .cluster: language(zh: "集群", en: "the cluster")
        }
    }
}
