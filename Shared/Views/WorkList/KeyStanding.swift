package import Files
package import RegistryCore
package import Schema

/// Why a key has no list on a day: an empty list would say that nothing waits.
package enum KeyStanding: Equatable {
    case notEnrolled
    case notYet(from: CivilDate)
    case expired(CivilDate)
    case revoked(CivilDate)
    case rotated(CivilDate, into: String)
    case unitClosed(String, CivilDate)

    /// nil if the key may be used until the end of the day.
    package init?(_ key: PublicKey, in registry: RegistryState, on date: CivilDate) {
        if registry.genesis?.rootKey == key.bytes, registry.keys[key] == nil { return nil }
        guard let enrolled = registry.keys[key] else {
            self = .notEnrolled
            return
        }
        let end = date.adding(days: 1).startMilliseconds - 1
        guard !registry.isValid(enrolled, at: end) else { return nil }
        if let revoked = enrolled.revokedAt, revoked <= end {
            let next = registry.keys.filter {
                $0.key != key && registry.isSameHolder($0.key, key) && $0.value.rotatedFrom != nil && $0.value.validFrom >= revoked
            }.min { $0.value.validFrom < $1.value.validFrom }
            let day = CivilDate(milliseconds: revoked)
            self = next.map { .rotated(day, into: $0.key.fingerprint) } ?? .revoked(day)
        } else if enrolled.validUntil > 0, enrolled.validUntil <= end {
            self = .expired(CivilDate(milliseconds: enrolled.validUntil))
        } else if enrolled.validFrom > end {
            self = .notYet(from: CivilDate(milliseconds: enrolled.validFrom))
        } else {
            self = .unitClosed(enrolled.unit, registry.units[enrolled.unit]?.closing.map { CivilDate(milliseconds: $0.time) } ?? date)
        }
    }

    /// - Parameter key: its fingerprint.
    package func error(_ key: String) -> CommandError {
        let (zh, en): (String, String) =
            switch self {
            case .notEnrolled: ("未登记", "is not enrolled")
            case .notYet(let from): ("自 \(from) 起才有效", "is valid only from \(from) on")
            case .expired(let day): ("已于 \(day) 到期失效", "expired on \(day)")
            case .revoked(let day): ("已于 \(day) 作废", "was revoked on \(day)")
            case .rotated(let day, let next): ("已于 \(day) 换成密钥 \(next)", "was replaced by the key \(next) on \(day)")
            case .unitClosed(let unit, let day):
                ("登记在已于 \(day) 撤销的单位“\(unit)”，随之失效", "ended with its unit “\(unit)” on \(day)")
            }
        return CommandError(
            .badInput, zh: "密钥 \(key) \(zh)，没有名下的待办。请换用有效的密钥，或联系登记员；也可用 --unit 和 --role 查看。",
            en: "The key \(key) \(en), so it has no list. Use a valid key, or ask a registrar; --unit and --role show a list without one.")
    }
}
