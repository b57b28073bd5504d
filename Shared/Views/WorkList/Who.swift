package import RegistryCore
package import Schema

/// Whose list it is: a role in the sub-tree that begins at a unit.
package struct Who: Hashable, Sendable {
    package var role: PBRole
    package var unit: String
    /// nil if the list of a role is asked for, and of no key in particular.
    package var key: PublicKey?

    package init(role: PBRole, unit: String, key: PublicKey? = nil) {
        self.role = role
        self.unit = unit
        self.key = key
    }

    /// The role and sub-tree an enrolled key has; nil if it is not enrolled. The root key may do what a registrar may.
    package init?(_ key: PublicKey, in registry: RegistryState) {
        if let enrolled = registry.keys[key] {
            self.init(role: enrolled.role, unit: enrolled.unit, key: key)
        } else if registry.genesis?.rootKey == key.bytes, let root = registry.root {
            self.init(role: .registrar, unit: root, key: key)
        } else {
            return nil
        }
    }
}
