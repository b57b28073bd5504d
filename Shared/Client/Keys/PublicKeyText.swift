internal import Files
internal import Foundation
package import Schema
internal import SwiftASN1

/// A public key as people hand it over: 64 hexadecimal digits, the PEM text that `openssl pkey -pubout` writes, or the base64 between that text's first
/// and last line, which fits into the cell of a sheet.
package enum PublicKeyText {
    /// The longest text that can be one: a PEM with its line ends.
    package static let longest = 200

    /// nil if the text is no Ed25519 public key in any of these forms.
    package static func read(_ text: String) -> PublicKey? {
        let text = CellText.trimmed(text)
        guard !text.isEmpty, text.utf8.count <= longest else { return nil }
        if let bytes = Data(hex: text.lowercased()) { return PublicKey(bytes) }
        if text.hasPrefix("-----") { return try? PublicKeyDocument(pemEncoded: text + "\n").key }
        guard let der = Data(base64Encoded: text) else { return nil }
        return try? PublicKeyDocument(derEncoded: Array(der)).key
    }

    /// What a command line names: the key itself, or a file with its PEM.
    package static func readArgument(_ argument: String) throws -> PublicKey {
        if let key = read(argument) { return key }
        guard FileManager.default.fileExists(atPath: argument) else { throw CommandError.notAPublicKey(argument) }
        let text: String
        do { text = try TextFile.read(argument) } catch { throw CommandError(.badInput, zh: error.zh, en: error.en) }
        guard let key = read(text) else { throw CommandError.notAPublicKey(argument) }
        return key
    }
}

extension CommandError {
    static func notAPublicKey(_ text: String) -> CommandError {
        CommandError(
            .badInput, zh: "“\(text)”不是 Ed25519 公钥。请写 64 位十六进制（pledgeline key show 显示的），或写 openssl pkey -pubout 输出的文件名。",
            en:
                "“\(text)” is no Ed25519 public key. Write its 64 hexadecimal digits, as pledgeline key show prints them, or name the file that openssl pkey -pubout wrote."
        )
    }
}
