internal import Schema
internal import Views

/// One thing that `doctor` looked at.
struct DoctorFinding: Sendable {
    /// What programs act on, and what the command's exit status says.
    enum Severity: String, Sendable, Encodable, Comparable, CaseIterable {
        case fine, warning, error

        private var rank: Int {
            switch self {
            case .fine: 0
            case .warning: 1
            case .error: 2
            }
        }

        static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
    }

    /// Stable, for programs.
    var name: String
    var severity: Severity
    /// A topic, partition, file, service or address.
    var subject: String
    var text: PBText
    /// What to do about it; empty if nothing.
    var advice: PBText = .both("", "")

    init(_ name: String, _ severity: Severity, _ subject: String, zh: String, en: String) {
        (self.name, self.severity, self.subject) = (name, severity, subject)
        text = .both(zh, en)
    }

    func advising(zh: String, en: String) -> DoctorFinding {
        var finding = self
        finding.advice = .both(zh, en)
        return finding
    }
}

/// As programs read it.
struct DoctorLine: Encodable {
    var name: String
    var severity: DoctorFinding.Severity
    var subject: String
    var text: BothTexts
    var advice: BothTexts?

    init(_ finding: DoctorFinding) {
        name = finding.name
        severity = finding.severity
        subject = finding.subject
        text = BothTexts(zh: finding.text.zh, en: finding.text.en)
        advice = finding.advice.en.isEmpty ? nil : BothTexts(zh: finding.advice.zh, en: finding.advice.en)
    }
}
