package import Domain
internal import Foundation
package import Streaming

extension ConnectionProblem {
    /// What does not fit, and what to set.
    package func wording(_ language: Language, brokers: String) -> String {
        let place = broker.isEmpty ? brokers : broker
        let details = reason.isEmpty ? "" : language(zh: "\n详情：\(reason)", en: "\nDetails: \(reason)")
        return "\(kind.wording(language, place: place, principal: principal))\(shown(language))\(details)"
    }

    /// What was shown to a broker that accepts none of it.
    private func shown(_ language: Language) -> String {
        guard kind == .clientCertificateRefused else { return "" }
        guard let certificate else {
            return language(
                zh: "这里没有出示证书：请设定 ssl.certificate.location 和 ssl.key.location（如果用的是用户名和密码，说明端口不对，请改用 SASL 端口）。",
                en:
                    " None was shown: set ssl.certificate.location and ssl.key.location (or, if you have a user and a password, take the broker's SASL port)."
            )
        }
        let day = Date(timeIntervalSince1970: TimeInterval(certificate.notAfter)).formatted(.iso8601.year().month().day())
        if certificate.hasExpired {
            return language(
                zh: "出示的证书 \(certificate.path)（\(certificate.subject)）已于 \(day) 到期：请换发新证书。",
                en: " The one shown, \(certificate.path) (\(certificate.subject)), expired on \(day): have a new one issued.")
        }
        return language(
            zh: "出示的是 \(certificate.path)（\(certificate.subject)，有效至 \(day)）：多半不是 Kafka 信任的机构签发的，请管理员查看 Kafka 的日志。",
            en:
                " Shown was \(certificate.path) (\(certificate.subject), good until \(day)): most likely it was not issued by an authority that the broker trusts; the broker's log tells."
        )
    }
}

extension ConnectionProblem.Kind {
    fileprivate func wording(_ language: Language, place: String, principal: String?) -> String {
        switch self {
        case .brokerCertificateRefused:
            language(
                zh:
                    "Kafka（\(place)）的证书通不过核验：ssl.ca.location 所指的机构没有签发它，或它已到期，或上面写的是别的主机名。请核对 ssl.ca.location 和 Kafka 地址；pledgeline doctor 会列出本机证书的有效期。",
                en:
                    "The certificate of the broker at \(place) cannot be verified: the authority in ssl.ca.location did not issue it, or it has expired, or it is for another host name. Check ssl.ca.location and the address; pledgeline doctor tells the days of the certificates here."
            )
        case .clientCertificateRefused:
            language(zh: "Kafka（\(place)）不接受本机的证书。", en: "The broker at \(place) does not accept this client's certificate.")
        case .tlsToPlaintextPort:
            language(
                zh: "Kafka（\(place)）在这个端口上不用 TLS（或那里只有代理，后面没有 Kafka）。请改用它的 TLS 端口，或把 security.protocol 设为 PLAINTEXT、SASL_PLAINTEXT。",
                en:
                    "The broker at \(place) does not speak TLS on this port (or there is only a proxy, with no broker behind it). Take its TLS port, or set security.protocol to PLAINTEXT or SASL_PLAINTEXT."
            )
        case .plaintextToTLSPort:
            language(
                zh: "Kafka（\(place)）在这个端口上要求 TLS（或那里只有代理，后面没有 Kafka）。请把 security.protocol 设为 SSL 或 SASL_SSL，并设定 ssl.ca.location。",
                en:
                    "The broker at \(place) wants TLS on this port (or there is only a proxy, with no broker behind it). Set security.protocol to SSL or SASL_SSL, and ssl.ca.location."
            )
        case .saslRequired:
            language(
                zh:
                    "Kafka（\(place)）在这个端口上要求登录。请把 security.protocol 设为 SASL_SSL（或 SASL_PLAINTEXT），并设定 sasl.mechanism、sasl.username 和 sasl.password。",
                en:
                    "The broker at \(place) wants a user on this port. Set security.protocol to SASL_SSL (or SASL_PLAINTEXT), and sasl.mechanism, sasl.username and sasl.password."
            )
        case .saslNotOffered:
            language(
                zh: "Kafka（\(place)）在这个端口上不接受登录。请把 security.protocol 设为 SSL 或 PLAINTEXT，或改用它的 SASL 端口。",
                en: "The broker at \(place) takes no user on this port. Set security.protocol to SSL or PLAINTEXT, or take its SASL port.")
        case .mechanismNotOffered:
            language(
                zh: "Kafka（\(place)）不提供所设的 sasl.mechanism；详情中列有它提供的。",
                en: "The broker at \(place) does not offer the sasl.mechanism that is set; the details name those it has.")
        case .credentialsRefused:
            language(
                zh:
                    "Kafka（\(place)）不接受登录\(principal.map { "（\($0)）" } ?? "")：没有这个用户，或密码不对。请核对 sasl.username、sasl.password 和 sasl.mechanism。",
                en:
                    "The broker at \(place) does not accept \(principal ?? "this user"): there is no such user, or the password is wrong. Check sasl.username, sasl.password and sasl.mechanism."
            )
        }
    }
}
