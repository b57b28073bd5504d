internal import Foundation
internal import Kafka

/// Looks at the files of certificates that a connection's properties name. Nothing is connected.
struct CertificateExamination {
    /// `key=value` each, the later ones over the earlier.
    let properties: [String]
    /// Seconds since 1970.
    let now: Int64

    /// An authority needs this long to issue a new one, with holidays.
    static let warningDays = 30

    func findings() -> [DoctorFinding] {
        var values: [String: String] = [:]
        for property in properties {
            guard let equals = property.firstIndex(of: "=") else { continue }
            values[String(property[..<equals])] = String(property[property.index(after: equals)...])
        }
        var findings: [DoctorFinding] = []
        if let path = values["ssl.certificate.location"], !path.isEmpty { findings.append(own(path, read(path))) }
        if let text = values["ssl.certificate.pem"] { findings.append(own("ssl.certificate.pem", inline("ssl.certificate.pem", text))) }
        if let path = values["ssl.ca.location"], isFile(path) { findings.append(authorities(path, read(path))) }
        if let text = values["ssl.ca.pem"] { findings.append(authorities("ssl.ca.pem", inline("ssl.ca.pem", text))) }
        if let path = values["ssl.keystore.location"], !path.isEmpty { findings.append(keyStore(path)) }
        return findings
    }

    /// librdkafka also takes a folder, and the word `probe` for the system's own.
    private func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        guard !path.isEmpty, path != "probe" else { return false }
        return !(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue)
    }

    private func read(_ path: String) -> Result<[Certificate], CertificateFile.Problem> {
        Result { () throws(CertificateFile.Problem) in try CertificateFile.read(path) }
    }

    private func inline(_ name: String, _ text: String) -> Result<[Certificate], CertificateFile.Problem> {
        let certificates = CertificateFile.certificates(in: text)
        return certificates.isEmpty ? .failure(.noCertificate(path: name)) : .success(certificates)
    }

    /// A client's own: the first of its chain, and whatever of the chain ends before.
    private func own(_ path: String, _ read: Result<[Certificate], CertificateFile.Problem>) -> DoctorFinding {
        switch read {
        case .failure(let problem): unreadable(path, problem)
        case .success(let certificates):
            judged(
                path, certificates.min { $0.notAfter < $1.notAfter }, whose: certificates.first?.subject ?? "",
                zh: "本机的证书", en: "this client's certificate")
        }
    }

    /// While authorities change there are two in a file, of which the later one counts.
    private func authorities(_ path: String, _ read: Result<[Certificate], CertificateFile.Problem>) -> DoctorFinding {
        switch read {
        case .failure(let problem): unreadable(path, problem)
        case .success(let certificates):
            judged(
                path, certificates.max { $0.notAfter < $1.notAfter },
                whose: certificates.count == 1 ? certificates[0].subject : String(certificates.count), zh: "签发机构的证书",
                en: "the authority's certificate")
        }
    }

    private func judged(_ path: String, _ certificate: Certificate?, whose: String, zh: String, en: String) -> DoctorFinding {
        guard let certificate else { return unreadable(path, .noCertificate(path: path)) }
        let days = certificate.daysLeft(at: now)
        let day = Date(timeIntervalSince1970: TimeInterval(certificate.notAfter)).formatted(.iso8601.year().month().day())
        if days < 0 {
            return DoctorFinding(
                "certificate_expired", .error, path, zh: "\(zh)（\(whose)）已于 \(day) 到期。", en: "\(en) (\(whose)) expired on \(day)."
            ).advising(zh: "请换发，并替换这个文件。", en: "Have a new one issued, and replace the file.")
        }
        if certificate.notBefore > now {
            return DoctorFinding(
                "certificate_not_valid_yet", .error, path, zh: "\(zh)（\(whose)）尚未生效。", en: "\(en) (\(whose)) is not valid yet."
            ).advising(zh: "请核对本机的时钟。", en: "Check this machine's clock.")
        }
        if days < Self.warningDays {
            return DoctorFinding(
                "certificate_expires", .warning, path, zh: "\(zh)（\(whose)）还有 \(days) 天，\(day) 到期。",
                en: "\(en) (\(whose)) has \(days) days left, until \(day)."
            ).advising(zh: "请在到期前换发，并替换这个文件。", en: "Have a new one issued before, and replace the file.")
        }
        return DoctorFinding(
            "certificate", .fine, path, zh: "\(zh)（\(whose)）还有 \(days) 天，\(day) 到期。",
            en: "\(en) (\(whose)) has \(days) days left, until \(day).")
    }

    private func unreadable(_ path: String, _ problem: CertificateFile.Problem) -> DoctorFinding {
        let (zh, en): (String, String) =
            switch problem {
            case .unreadable(_, let reason): ("读不了：\(reason)。", "It cannot be read: \(reason).")
            case .tooLarge: ("文件过大，不是证书文件。", "It is too large for a file of certificates.")
            case .noCertificate: ("里面没有 PEM 格式的证书，或证书不完整。", "It holds no certificate in PEM, or one that is not whole.")
            }
        return DoctorFinding("certificate_unreadable", .error, path, zh: zh, en: en).advising(
            zh: "请核对属性中的路径、文件的权限和内容。", en: "Check the path in the properties, the file's rights and what is in it.")
    }

    /// Only its password opens it.
    private func keyStore(_ path: String) -> DoctorFinding {
        DoctorFinding(
            "certificate_unchecked", .warning, path, zh: "密钥库中的证书无法在此核对有效期。",
            en: "The days of the certificate in a key store cannot be told here."
        ).advising(
            zh: "改用 ssl.certificate.location 和 ssl.key.location，即可在此核对。",
            en: "With ssl.certificate.location and ssl.key.location they are.")
    }
}
