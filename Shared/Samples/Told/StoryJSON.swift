/// JSON as protobuf's mapping wants it. Numbers stand in quotes, which the mapping takes for every kind of whole number.
indirect enum StoryJSON {
    case text(String)
    case flag(Bool)
    case list([StoryJSON])
    case object([(String, StoryJSON)])

    var string: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .flag(let flag): flag ? "true" : "false"
        case .list(let elements): "[\(elements.map(\.string).joined(separator: ","))]"
        case .object(let fields): "{\(fields.map { "\(Self.quoted($0)):\($1.string)" }.joined(separator: ","))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 0x20: quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
