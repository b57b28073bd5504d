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

    /// Where a new key goes if nobody says where: among the user's settings, in a folder of its own that nobody else looks into.
    static func usualPath(
        profile: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> String {
        let name =
            try profile ?? environment.setting("PLEDGELINE_PROFILE") ?? ProfileFile.read(ProfileFile.path(environment)).current
            ?? "pledgeline"
        let folder = UserFolder.configuration(environment).appending(path: "keys", directoryHint: .isDirectory)
        do throws(WriteFailure) { try UserFolder.make(folder) } catch { throw CommandError.cannotWrite(folder.path, error) }
        return folder.appending(path: "\(name).key").path
    }

    public static func read(_ path: String) throws -> SigningKey {
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
        let lines = TextFile.lines(text).filter { !$0.isEmpty }
        guard lines.count == 2, lines[0] == heading, let seed = Data(hex: lines[1]), seed.count == PublicKey.size else {
            throw CommandError(.badInput, zh: "\(path) 不是密钥文件。", en: "\(path) is not a key file.")
        }
        return try SigningKey(seed: seed)
    }
}
