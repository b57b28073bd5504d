package import Schema
internal import Yams

/// Takes a YAML document apart and notes every problem instead of stopping at the first. What cannot be read comes back empty, and the problem
/// stands in ``problems``.
///
/// Scalars are taken as the text that stands in the file: `2.50` never passes through a binary fraction, and `no` is not a Boolean.
package struct BundleReader {
    package private(set) var problems: [BundleProblem] = []
    /// Where each place begins, so that what is found out later can name its line too.
    private var lines: [String: Int] = [:]
    private var visited = 0

    /// Aliases can blow a small file up without end; no bundle comes near this.
    private let mostNodes = 50_000

    package init() {}

    package mutating func report(_ place: YamlPlace, zh: String, en: String) {
        problems.append(BundleProblem(line: place.line, place: place.path, zh: zh, en: en))
    }

    /// The line of a place, or of the nearest one around it.
    package func line(of place: String) -> Int {
        var path = Substring(place)
        while !path.isEmpty {
            if let line = lines[String(path)] { return line }
            guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { break }
            path = path[..<cut]
        }
        return 1
    }

    /// Lets a thing also be found by its id, as ``SchemeCheck`` names items and grades.
    package mutating func name(_ place: YamlPlace, as path: String) { lines[path] = place.line }

    // MARK: Mappings and lists

    /// The values of a mapping by key. All keys must be known, and all but the optional ones present.
    package mutating func fields(_ place: YamlPlace, _ known: [String], optional: Set<String> = []) -> [String: YamlPlace] {
        guard enter(place) else { return [:] }
        guard case .mapping(let mapping) = place.node else {
            report(place, zh: "这里须是“键: 值”。", en: "a mapping (key: value) is needed here.")
            return [:]
        }
        var fields: [String: YamlPlace] = [:]
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key, known.contains(scalar.string) else {
                let name = key.scalar?.string ?? "?"
                report(
                    YamlPlace(path: place.child(name, key).path, node: key), zh: "没有“\(name)”这个键；可用：\(known.joined(separator: "、"))。",
                    en: "there is no key “\(name)” here; known are \(known.joined(separator: ", ")).")
                continue
            }
            let child = place.child(scalar.string, value)
            // The key's line: an empty or block value begins further down.
            lines[child.path] = key.mark?.line ?? child.line
            fields[scalar.string] = child
        }
        for key in known where fields[key] == nil && !optional.contains(key) {
            report(place, zh: "缺少“\(key)”。", en: "“\(key)” is missing.")
        }
        return fields
    }

    package mutating func items(_ place: YamlPlace?) -> [YamlPlace] {
        guard let place, enter(place) else { return [] }
        guard case .sequence(let sequence) = place.node else {
            report(place, zh: "这里须是列表。", en: "a list is needed here.")
            return []
        }
        return sequence.enumerated().map { index, node in
            let element = place.element(index, node)
            lines[element.path] = element.line
            return element
        }
    }

    // MARK: Values

    package mutating func text(_ place: YamlPlace?) -> String {
        guard let place, enter(place) else { return "" }
        guard case .scalar(let scalar) = place.node else {
            report(place, zh: "这里须是一个值，不是列表或“键: 值”。", en: "a single value is needed here, not a list or mapping.")
            return ""
        }
        guard !scalar.string.isEmpty else {
            report(place, zh: "不能为空。", en: "must not be empty.")
            return ""
        }
        return scalar.string
    }

    /// A text in both languages.
    package mutating func name(_ place: YamlPlace?) -> PBText {
        guard let place else { return PBText() }
        let fields = fields(place, ["zh", "en"])
        var name = PBText()
        name.zh = text(fields["zh"])
        name.en = text(fields["en"])
        return name
    }

    package mutating func texts(_ place: YamlPlace?) -> [String] { items(place).map { text($0) } }

    package mutating func decimal(_ place: YamlPlace?) -> PBDecimal {
        let before = problems.count
        let text = text(place)
        guard let place, problems.count == before else { return PBDecimal() }
        guard let decimal = PBDecimal(text) else {
            report(
                place, zh: "“\(text)”不是十进制数：写数字，最多一个小数点和 \(PBDecimal.largestScale) 位小数。",
                en: "“\(text)” is not a decimal number: digits with at most one point and \(PBDecimal.largestScale) places.")
            return PBDecimal()
        }
        return decimal
    }

    package mutating func count(_ place: YamlPlace?) -> UInt32 {
        let before = problems.count
        let text = text(place)
        guard let place, problems.count == before else { return 0 }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = UInt32(text) else {
            report(place, zh: "“\(text)”不是不小于 0 的整数。", en: "“\(text)” is not a whole number from 0 on.")
            return 0
        }
        return count
    }

    mutating func choice<Value>(_ place: YamlPlace?, of choices: [(String, Value)], otherwise: Value) -> Value {
        let before = problems.count
        let text = text(place)
        guard let place, problems.count == before else { return otherwise }
        if let found = choices.first(where: { $0.0 == text }) { return found.1 }
        let names = choices.map(\.0)
        report(
            place, zh: "“\(text)”不在可选项之内：\(names.joined(separator: "、"))。", en: "“\(text)” is none of \(names.joined(separator: ", ")).")
        return otherwise
    }

    private mutating func enter(_ place: YamlPlace) -> Bool {
        visited += 1
        if visited == mostNodes { report(place, zh: "文件展开后太大。", en: "the file is too large when its aliases are followed.") }
        return visited < mostNodes
    }
}
