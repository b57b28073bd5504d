/// How a story writes what protobuf's JSON mapping writes otherwise: a level as `village`, a number as `0.5`, a document by its name.
enum StoryWords {
    /// The prefix of an enumeration's names in the schema, by field; `nil` if the field is no enumeration.
    static func enumeration(_ field: String, of body: String) -> String? {
        switch field {
        case "level", "levels": "LEVEL"
        case "role": "ROLE"
        case "tier": "TIER"
        case "occasion": "TALK_OCCASION"
        case "attendance": "ATTENDANCE"
        case "criteria": "ALLIANCE_CRITERION"
        case "channels": "NOTICE_CHANNEL"
        case "subject": "NOTICE_SUBJECT"
        case "kind": kinds[body]
        default: nil
        }
    }

    private static let kinds = [
        "defineDutyList": "DUTY_KIND", "adaptDutyList": "DUTY_KIND", "registerEntity": "ENTITY_KIND",
        "setRequirement": "REQUIREMENT_KIND", "recordAssessment": "ASSESSMENT_KIND", "offerService": "OFFER_KIND",
    ]

    /// `same-trade` is SAME_TRADE.
    static func name(_ word: String, prefix: String) -> String {
        "\(prefix)_\(word.uppercased().map { $0 == "-" ? "_" : String($0) }.joined())"
    }

    /// Exact decimals, where a single value stands.
    static let decimals: Set<String> = [
        "points", "funds", "provided", "number", "rate", "least", "most", "days", "trainingDays", "hours", "result",
    ]

    /// Yes or no, as `true` and `false`.
    static let flags: Set<String> = ["approved", "standardMet", "admitted", "upheld", "interim", "joint", "dissolved"]

    /// Documents, where a single value stands.
    static let documents: Set<String> = ["evidence", "documents", "record"]
}
