/// What the schema says of a kind of submission, by the options of its message.
public struct KindRule: Hashable, Sendable {
    /// How the unit must stand that a submission concerns.
    public enum Standing: Hashable, Sendable {
        /// Open or closed: what a closed unit left is the business of whoever answers for it.
        case any
        case open
        /// Open, or another unit took over from it.
        case goingOn
    }

    /// The kind's name in decisions and logs: that of its field in the service's body.
    public let kind: String
    /// What people call it.
    public let words: PBText
    /// The roles that may send it. None: ``right`` says who may, and the kind's own rules ask it.
    public let roles: Set<PBRole>
    /// The key must be enrolled above the unit, never at the unit itself.
    public let isFromAbove: Bool
    public let standing: Standing
    /// Who may send it, where roles do not say it.
    public let right: PBText?
    /// 填报负担: counts as what keeping these books asks of a unit.
    public let isBurden: Bool

    init(
        kind: String, words: PBText, roles: Set<PBRole>, isFromAbove: Bool = false, standing: Standing = .any, right: PBText? = nil,
        isBurden: Bool = false
    ) {
        self.kind = kind
        self.words = words
        self.roles = roles
        self.isFromAbove = isFromAbove
        self.standing = standing
        self.right = right
        self.isBurden = isBurden
    }
}

extension KindRule {
    private static let services: [String: (service: PBService, rule: KindRule)] = Dictionary(
        all.flatMap { service, rules in rules.map { ($0.kind, (service, $0)) } }, uniquingKeysWith: { first, _ in first })

    /// The first service that has a kind, and the kind's rule.
    ///
    /// - Parameter kind: as it stands in decisions and logs.
    public static func named(_ kind: String) -> (service: PBService, rule: KindRule)? { services[kind] }

    /// What people call a kind. One that nobody knows, of a later version's schema, stands for itself.
    public static func words(of kind: String) -> PBText { named(kind)?.rule.words ?? .same(kind) }

    /// The name of the kind's field in protobuf's JSON mapping: `draftPledge`.
    public var jsonName: String {
        let words = kind.split(separator: "_")
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static let byJSONName = Dictionary(
        all.flatMap { service, rules in rules.map { ($0.jsonName, (service, $0)) } }, uniquingKeysWith: { first, _ in first })

    /// The same by the name of the kind's field in protobuf's JSON mapping.
    public static func named(json name: String) -> (service: PBService, rule: KindRule)? { byJSONName[name] }
}
