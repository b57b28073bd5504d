internal import Files
internal import Foundation
package import Schema
internal import SwiftASN1

/// A private key in a file that only its owner may read: PKCS#8 in PEM (``PrivateKeyDocument``).
///
/// Files of earlier versions are read as well: two lines, `pledgeline-key-v1` and the 32 bytes of RFC 8032's private key in hexadecimal.
/// `pledgeline key convert` rewrites them.
package enum KeyFile {
    /// The first line of a file of an earlier version.
    static let formerHeading = "pledgeline-key-v1"

    package static func create(_ key: SigningKey, at path: String) throws {
        do {
            try WholeFile.write(text(of: key), to: path, mode: 0o600, existing: .kept)
        } catch let failure as WriteFailure {
            guard failure.code == EEXIST else { throw CommandError.cannotWrite(path, failure) }
            throw CommandError(
                .badInput, zh: "已有文件 \(path)。密钥文件从不覆盖；请换一个文件名。",
                en: "There is a file \(path) already. A key file is never overwritten; choose another name.")
        }
    }

    /// Where a new key goes if nobody says where: among the user's settings, in a folder of its own that nobody else looks into.
    package static func usualPath(
        profile: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> String {
        let name =
            try profile ?? environment.setting("PLEDGELINE_PROFILE") ?? ProfileFile.read(ProfileFile.path(environment)).current
            ?? "pledgeline"
        let folder = UserFolder.configuration(environment).appending(path: "keys", directoryHint: .isDirectory)
        do throws(WriteFailure) { try UserFolder.make(folder) } catch { throw CommandError.cannotWrite(folder.path, error) }
        return folder.appending(path: "\(name).key").path
    }

    package static func read(_ path: String) throws -> SigningKey {
        let text: String
        do { text = try TextFile.read(path) } catch {
            throw CommandError(
                .badInput, zh: "密钥文件：\(error.zh)请用 --key 指明，或先运行 pledgeline key new。",
                en: "The key file: \(error.en) Name it with --key, or make one with pledgeline key new.")
        }
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & 0o077 != 0 {
            throw CommandError(
                .badInput, zh: "密钥文件 \(path) 别人也能读。请运行 chmod 600 \(path)。",
                en: "The key file \(path) can be read by others. Run chmod 600 \(path).")
        }
        // In a folder where others may rename files the key could be exchanged for theirs.
        let folder = URL(filePath: path).deletingLastPathComponent().path
        if stat(folder, &status) == 0, status.st_mode & 0o002 != 0, status.st_mode & S_ISVTX == 0 {
            throw CommandError(
                .badInput, zh: "密钥所在的目录 \(folder) 谁都可以改动。请运行 chmod o-w \(folder)。",
                en: "The folder of the key, \(folder), can be changed by anybody. Run chmod o-w \(folder).")
        }
        return try key(in: text, path)
    }

    /// Rewrites a file of an earlier version as PKCS#8, in one step: there is the old file or the new one, never half of either.
    ///
    /// - Returns: whether it was one.
    package static func convert(_ path: String) throws -> Bool {
        let key = try read(path)
        guard try former(TextFile.read(path)) != nil else { return false }
        do { try WholeFile.write(text(of: key), to: path, mode: 0o600) } catch let failure as WriteFailure {
            throw CommandError.cannotWrite(path, failure)
        }
        return true
    }

    private static func text(of key: SigningKey) throws -> Data {
        Data((try PrivateKeyDocument(key).serializeAsPEM().pemString + "\n").utf8)
    }

    private static func key(in text: String, _ path: String) throws -> SigningKey {
        if let seed = former(text) { return try SigningKey(seed: seed) }
        let documents: [PEMDocument]
        do { documents = try PEMDocument.parseMultiple(pemString: text + "\n") } catch { throw notAKey(path) }
        switch documents.first?.discriminator {
        case "ENCRYPTED PRIVATE KEY":
            throw CommandError(
                .badInput, zh: "\(path) 是用口令加密的私钥。请用 openssl pkey -in \(path) -out 新文件 解密后使用，并运行 chmod 600 新文件。",
                en:
                    "\(path) is a private key encrypted with a passphrase. Decrypt it with openssl pkey -in \(path) -out FILE, and run chmod 600 FILE."
            )
        case "PUBLIC KEY":
            throw CommandError(
                .badInput, zh: "\(path) 是公钥，不能用来签名。请指明私钥文件。", en: "\(path) is a public key, which cannot sign. Name the private key's file."
            )
        default: break
        }
        guard documents.count == 1, let key = try? PrivateKeyDocument(pemDocument: documents[0]).key else { throw notAKey(path) }
        return key
    }

    /// The private key in a file of an earlier version.
    private static func former(_ text: String) -> Data? {
        let lines = TextFile.lines(text).filter { !$0.isEmpty }
        guard lines.count == 2, lines[0] == formerHeading, let seed = Data(hex: lines[1]), seed.count == PublicKey.size else { return nil }
        return seed
    }

    private static func notAKey(_ path: String) -> CommandError {
        CommandError(
            .badInput, zh: "\(path) 不是 Ed25519 私钥文件。可用 pledgeline key new 或 openssl genpkey -algorithm ed25519 新建一个。",
            en: "\(path) holds no Ed25519 private key. Make one with pledgeline key new or openssl genpkey -algorithm ed25519.")
    }
}
