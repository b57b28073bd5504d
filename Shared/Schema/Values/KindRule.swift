/// The options that the schema gives a kind of submission.
public struct KindRule: Hashable, Sendable {
    /// Whether the unit that a submission concerns must be open.
    public enum Standing: Hashable, Sendable {
        /// Open or closed: what a closed unit left behind is handled by whoever answers for it.
        case any
        case open
        /// Open, or closed with another unit that took over from it.
        case goingOn
    }

    /// The kind's name in decisions and logs: the name of its field in the service's body.
    public let kind: String
    /// The kind's name for people.
    public let words: PBText
    /// The roles that may send it. If empty, ``right`` describes who may, and the kind's own rules check it.
    public let roles: Set<PBRole>
    /// Whether the key must be enrolled above the unit and not at the unit itself.
    public let isFromAbove: Bool
    public let standing: Standing
    /// Describes who may send it, where roles do not.
    public let right: PBText?
    /// 填报负担: whether it counts as reporting burden of the unit.
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
    /// - Parameter kind: the name as in decisions and logs.
    public static func named(_ kind: String) -> (service: PBService, rule: KindRule)? { services[kind] }

    /// The name of a kind for people. A kind unknown to this version of the schema is shown by its own name.
    public static func words(of kind: String) -> PBText { named(kind)?.rule.words ?? .same(kind) }

    /// The name of the kind's field in protobuf's JSON mapping: `draftPledge`.
    public var jsonName: String {
        let words = kind.split(separator: "_")
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static let byJSONName = Dictionary(
        all.flatMap { service, rules in rules.map { ($0.jsonName, (service, $0)) } }, uniquingKeysWith: { first, _ in first })

    /// The same, given the name of the kind's field in protobuf's JSON mapping.
    public static func named(json name: String) -> (service: PBService, rule: KindRule)? { byJSONName[name] }
}
