/// The valid ids to suggest where one is wrong, nearest first: whoever mistyped an id finds it at the beginning, and whoever did not know
/// it sees the choices.
public enum NearestNames {
    /// The most ids suggested.
    public static let most = 20
    /// The most ids compared.
    public static let mostCompared = 2_000
    /// The number of scalars of a name that are compared; ids are shorter.
    private static let longest = 64

    /// Ordered by edit distance from what was written, ignoring case; equally distant ones in the order of their bytes.
    public static func ordered(_ wanted: String, among names: some Sequence<String>) -> [String] {
        let known = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.prefix(mostCompared)
        let wanted = scalars(wanted)
        return known.map { (name: $0, distance: distance(wanted, scalars($0))) }
            .enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }.map(\.element.name)
    }

    /// The suggestions as a sentence for people.
    public static func sentence(_ wanted: String, among names: some Sequence<String>) -> (zh: String, en: String) {
        let ordered = ordered(wanted, among: names)
        guard !ordered.isEmpty else { return ("目前一个也没有。", "There are none so far.") }
        let told = ordered.prefix(most)
        let rest = ordered.count > told.count ? "…" : ""
        return (
            "可写：\(told.joined(separator: "、"))\(rest.isEmpty ? "。" : rest)",
            "Possible are: \(told.joined(separator: ", "))\(rest.isEmpty ? "." : ", …")"
        )
    }

    private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars.prefix(longest)) }

    /// Levenshtein distance: the number of scalars inserted, deleted or replaced.
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var row = Array(0...b.count)
        for (i, scalar) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (scalar == other ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}

extension Refusal {
    /// The same refusal with suggestions of what could have been written instead.
    public func naming(_ wanted: String, among names: some Sequence<String>) -> Refusal {
        let possible = NearestNames.sentence(wanted, among: names)
        var refusal = self
        refusal.zh += possible.zh
        refusal.en += " " + possible.en
        return refusal
    }
}
