internal import Foundation

/// A JSON file of settings, flattened to dotted keys. Unknown keys are refused, so that a mistyped key does not silently leave a default in
/// place.
struct ConfigurationFile: Sendable, Hashable {
    /// By ``Setting/key``.
    var values: [String: String] = [:]
    var properties: [String: String] = [:]

    init(_ data: Data, path: String) throws(ConfigurationError) {
        let root: JSONValue
        do {
            root = try JSONDecoder().decode(JSONValue.self, from: data)
        } catch {
            // Foundation's error text may quote the file, which may hold a password.
            throw Self.error(path, en: "is not JSON", zh: "不是 JSON")
        }
        guard case .object = root else { throw Self.error(path, en: "must hold a JSON object", zh: "内容须为 JSON 对象") }
        let allowed = Set(Setting.all.map(\.key)).subtracting([Setting.file.key])
        for (key, value) in try Self.leaves(of: root, at: [], path: path) {
            if key.hasPrefix(PropertyNames.filePrefix) {
                properties[String(key.dropFirst(PropertyNames.filePrefix.count))] = value
            } else if allowed.contains(key) {
                values[key] = value
            } else {
                throw Self.error(
                    path, en: "unknown setting \"\(key)\"; --help lists them", zh: "未知设置“\(key)”；--help 可列出全部")
            }
        }
    }

    private static func leaves(
        of value: JSONValue, at place: [String], path: String
    ) throws(ConfigurationError) -> [(key: String, value: String)] {
        let key = place.joined(separator: ".")
        switch value {
        case .text(let text): return [(key, text)]
        case .object(let members):
            var all: [(key: String, value: String)] = []
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                all += try leaves(of: member, at: place + [name], path: path)
            }
            return all
        case .other:
            throw error(
                path, en: "\"\(key)\" must be a text, a number or true or false", zh: "“\(key)”须为字符串、数字或布尔值")
        }
    }

    static func error(_ path: String, en: String, zh: String) -> ConfigurationError {
        ConfigurationError(
            .setting, Setting.file.flag, en: "\(Setting.file.flag) \(path): \(en)", zh: "\(Setting.file.flag) \(path)：\(zh)")
    }
}

/// The part of JSON that settings need: scalars as the text a flag would have, and objects.
private enum JSONValue: Decodable {
    case text(String)
    case object([String: JSONValue])
    case other

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: AnyKey.self) {
            self = .object(
                try members.allKeys.reduce(into: [:]) { $0[$1.stringValue] = try members.decode(JSONValue.self, forKey: $1) })
            return
        }
        let single = try decoder.singleValueContainer()
        if let text = try? single.decode(String.self) {
            self = .text(text)
        } else if let flag = try? single.decode(Bool.self) {
            self = .text(flag ? "true" : "false")
        } else if let whole = try? single.decode(Int64.self) {
            self = .text(String(whole))
        } else if let number = try? single.decode(Double.self) {
            self = .text(String(number))
        } else {
            self = .other
        }
    }

    private struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
