internal import Crypto
internal import Foundation
package import Schema

/// A key of the sample: who signs with it, and what it is enrolled as.
package struct SampleKey: Hashable, Sendable {
    package var name: String
    /// Where its sub-tree begins.
    package var unit: String
    /// Unspecified for the root key, which genesis names.
    package var role: PBRole
}

/// The keys of all samples.
package enum SampleKeys {
    package static func namespace(of sample: String) -> String { "\(sample)-sample" }

    /// The private key of that name.
    ///
    /// Its seed is SHA-256("pledgeline sample " + sample + " key " + name): **public on purpose**, so that anybody can repeat the sample byte by
    /// byte. Such keys are worth nothing, which is why a sample refuses every namespace but its own.
    package static func signingKey(named name: String, of sample: String) throws -> SigningKey {
        try SigningKey(seed: Digest.sha256(Data("pledgeline sample \(sample) key \(name)".utf8)))
    }
}

extension ZhanhuaSample {
    package static func signingKey(named name: String) throws -> SigningKey { try SampleKeys.signingKey(named: name, of: Self.name) }
}

/// The names of keys.
enum KeyName {
    static let root = "root"
    static let registrar = "registrar"
    static let scorer = "scorer"
    static let timekeeper = "timekeeper"
    static let tellers = ["teller-1", "teller-2"]

    static func clerk(_ unit: String) -> String { "clerk-\(unit)" }
    static func superior(_ unit: String) -> String { "superior-\(unit)" }
    /// Inspection teams count from 0.
    static func inspector(_ team: Int) -> String { "inspector-\(team + 1)" }
}

extension SampleCounty {
    /// Every key, the root first, in the order of enrolment.
    package var keys: [SampleKey] {
        var keys = [
            SampleKey(name: KeyName.root, unit: Self.id, role: .unspecified),
            SampleKey(name: KeyName.registrar, unit: Self.id, role: .registrar),
            SampleKey(name: KeyName.superior(Self.id), unit: Self.id, role: .superior),
            SampleKey(name: KeyName.scorer, unit: Self.id, role: .scorer),
            SampleKey(name: KeyName.timekeeper, unit: Self.id, role: .timekeeper),
        ]
        keys += KeyName.tellers.map { SampleKey(name: $0, unit: Self.id, role: .teller) }
        keys += (0..<Self.teams).map { SampleKey(name: KeyName.inspector($0), unit: Self.id, role: .inspector) }
        keys.append(SampleKey(name: KeyName.clerk(Self.id), unit: Self.id, role: .clerk))
        for township in townships {
            keys.append(SampleKey(name: KeyName.superior(township.id), unit: township.id, role: .superior))
        }
        keys += members.map { SampleKey(name: KeyName.clerk($0), unit: $0, role: .clerk) }
        return keys
    }
}
