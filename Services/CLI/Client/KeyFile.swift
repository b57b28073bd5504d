internal import Foundation
public import Schema

/// A private key in a file that only its owner may read.
///
/// Text, two lines: `pledgeline-key-v1` and the 32 bytes of RFC 8032's private key in hexadecimal.
public enum KeyFile {
    static let heading = "pledgeline-key-v1"

    public static func create(_ key: SigningKey, at path: String) throws {
        do {
            try WholeFile.write(Data("\(heading)\n\(key.seed.hex)\n".utf8), to: path, mode: 0o600, existing: .kept)
        } catch let failure as WriteFailure {
            guard failure.code == EEXIST else { throw CommandError.cannotWrite(path, failure) }
            throw CommandError(
                .badInput, zh: "已有文件 \(path)。密钥文件从不覆盖；请换一个文件名。",
                en: "There is a file \(path) already. A key file is never overwritten; choose another name.")
        }
    }

    public static func read(_ path: String) throws -> SigningKey {
        let text: String
        do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw CommandError(
                .badInput, zh: "读不了密钥文件 \(path)。请用 --key 指明，或先运行 pledgeline key new。",
                en: "The key file \(path) cannot be read. Name it with --key, or make one with pledgeline key new.")
        }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & 0o077 != 0 {
            throw CommandError(
                .badInput, zh: "密钥文件 \(path) 别人也能读。请运行 chmod 600 \(path)。",
                en: "The key file \(path) can be read by others. Run chmod 600 \(path).")
        }
        let lines = text.split(whereSeparator: \.isNewline)
        guard lines.count == 2, lines[0] == heading, let seed = Data(hex: String(lines[1])), seed.count == PublicKey.size else {
            throw CommandError(.badInput, zh: "\(path) 不是密钥文件。", en: "\(path) is not a key file.")
        }
        return try SigningKey(seed: seed)
    }
}
