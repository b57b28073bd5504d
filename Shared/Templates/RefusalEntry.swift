/// A refusal as the schema writes it, and what must be true of all of them.
public struct RefusalEntry: Hashable, Sendable {
    /// The name of the value, for whoever is told what is wrong with it.
    public var name: String
    /// Its own code, or the one of the refusal that it is in other words.
    public var code: String
    public var isFurtherWording: Bool
    public var field: String
    /// How the schema says whether the same submission may be accepted later.
    public var retriable: String
    public var zh: String
    public var en: String

    public init(
        name: String, code: String, isFurtherWording: Bool = false, field: String = "", retriable: String = "", zh: String, en: String
    ) {
        self.name = name
        self.code = code
        self.isFurtherWording = isFurtherWording
        self.field = field
        self.retriable = retriable
        self.zh = zh
        self.en = en
    }

    /// Names that a parameter of a generated function cannot have: of what goes beside the texts, and Swift's own words.
    private static let reserved: Set<Substring> = Set(
        """
        field retriable as associatedtype break case catch class continue default defer deinit do else enum extension fallthrough false
        fileprivate for func guard if import in init inout internal is let nil operator private protocol public repeat
        rethrows return self static struct subscript super switch throw throws true try typealias var where while
        """.split(whereSeparator: \.isWhitespace))

    /// The names of what is put in: the field at fault, if it is among them, then in the order of the English text.
    public func places() throws(Template.Malformed) -> [String] {
        let places = try Template(en).places
        return places.filter { $0 == field } + places.filter { $0 != field }
    }

    /// What is wrong with refusals, each in a sentence; none if they can be written as Swift and read by people.
    public static func problems(in entries: [RefusalEntry]) -> [String] {
        entries.flatMap(\.problems) + codeProblems(entries)
    }

    private var problems: [String] {
        var problems: [String] = []
        do {
            let (zh, en) = (try Template(zh).places, try Template(en).places)
            if Set(zh) != Set(en) { problems.append("the texts do not put in the same: \(zh.sorted()) and \(en.sorted())") }
            for place in en where Self.reserved.contains(place[...]) { problems.append("“{\(place)}” cannot be a parameter's name") }
        } catch { problems.append(error.description) }
        if zh.isEmpty || en.isEmpty { problems.append("it has no text in both languages") }
        if !zh.isEmpty, !Script.hasChinese(zh) { problems.append("the Chinese text has no Chinese") }
        if Script.hasChinese(Script.unquoted(en)) { problems.append("the English text has Chinese outside quotation marks") }
        // A text put in at the end, such as what is wrong with a field, brings its own full stop.
        for (text, ends) in [(zh, "。！？}"), (en, ".!?}")] where !text.isEmpty {
            if text.last.map(ends.contains) != true { problems.append("“\(text)” does not end as a sentence does") }
        }
        return problems.map { "\(name): \($0)." }
    }

    private static func codeProblems(_ entries: [RefusalEntry]) -> [String] {
        var first: [String: RefusalEntry] = [:]
        var problems: [String] = []
        for entry in entries where !entry.isFurtherWording {
            if let other = first.updateValue(entry, forKey: entry.code) {
                problems.append("\(entry.name): the code \(entry.code) is that of \(other.name) already.")
            }
        }
        for entry in entries where entry.isFurtherWording {
            guard let main = first[entry.code] else {
                problems.append("\(entry.name): no other refusal has the code \(entry.code).")
                continue
            }
            if (main.field, main.retriable) != (entry.field, entry.retriable) {
                problems.append("\(entry.name): \(main.name), of the same code, says otherwise about the field, or about later.")
            }
        }
        return problems
    }
}
