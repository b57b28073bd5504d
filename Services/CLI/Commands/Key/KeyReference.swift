internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema

/// A key as somebody names it: the whole public key in hexadecimal, or the beginning of it, such as the fingerprint that `key list` prints.
struct KeyReference: Hashable {
    let hex: String

    /// - Throws: a `CommandError` if it is no hexadecimal number, or longer than a key.
    init(_ text: String) throws(CommandError) {
        hex = text.lowercased()
        guard !hex.isEmpty, hex.utf8.count <= 2 * Self.bytes, hex.utf8.allSatisfy(Self.isHexadecimal) else {
            throw CommandError(
                .usage, zh: "公钥须为十六进制：整个公钥（\(2 * Self.bytes) 位），或 pledgeline key list 显示的指纹。",
                en:
                    "The public key must be in hexadecimal: all of it (\(2 * Self.bytes) digits), or the fingerprint that pledgeline key list prints."
            )
        }
    }

    private static let bytes = 32

    /// The whole key, if it was given.
    var whole: Data? { hex.utf8.count == 2 * Self.bytes ? Data(hex: hex) : nil }

    /// The one key enrolled at the unit that begins so.
    func key(at unit: String, in registry: RegistryState) throws(CommandError) -> Data {
        if let whole { return whole }
        let enrolled = registry.keys.filter { $0.value.unit == unit }.map(\.key)
        let found = enrolled.filter { $0.bytes.hex.hasPrefix(hex) }
        guard let only = found.first else {
            let possible = NearestNames.sentence(hex, among: enrolled.map(\.fingerprint))
            throw CommandError(
                .badInput, zh: "“\(unit)”没有登记以 \(hex) 开头的密钥。\(possible.zh)",
                en: "No key that begins with \(hex) is enrolled at “\(unit)”. \(possible.en)")
        }
        guard found.count == 1 else {
            let list = found.map(\.bytes.hex).sorted()
            throw CommandError(
                .badInput, zh: "“\(unit)”有 \(found.count) 把密钥以 \(hex) 开头，请写得更长：\(list.joined(separator: "、"))。",
                en: "\(found.count) keys at “\(unit)” begin with \(hex); write more of it: \(list.joined(separator: ", ")).")
        }
        return only.bytes
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
