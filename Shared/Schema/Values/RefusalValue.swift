/// What can be put into the texts of a refusal.
public protocol RefusalValue: Sendable {
    /// As it reads in either language.
    var inRefusal: PBText { get }
}

extension PBText: RefusalValue {
    public var inRefusal: PBText { self }
}

/// What reads the same in both languages.
extension RefusalValue where Self: CustomStringConvertible {
    public var inRefusal: PBText { .same(description) }
}

extension String: RefusalValue {}
extension Int: RefusalValue {}
extension Int32: RefusalValue {}
extension Int64: RefusalValue {}
extension UInt32: RefusalValue {}
extension CivilDate: RefusalValue {}

extension PBDecimal: RefusalValue {
    public var inRefusal: PBText { .same(text) }
}

extension PBPosition: RefusalValue {
    public var inRefusal: PBText { .same(place) }
}

extension PBService: RefusalValue {
    public var inRefusal: PBText { .same(topicName) }
}

extension PublicKey: RefusalValue {
    public var inRefusal: PBText { .same(fingerprint) }
}
