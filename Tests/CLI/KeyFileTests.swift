import Foundation
import Schema
import Testing

@testable import PledgelineCLI

struct KeyFileTests {
    private let path = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)").path

    @Test("a new key file can be read by its owner only, and gives back the key")
    func roundTrip() throws {
        let key = SigningKey()
        try KeyFile.create(key, at: path)
        defer { unlink(path) }
        let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        #expect(mode & 0o777 == 0o600)
        #expect(try KeyFile.read(path).publicKey == key.publicKey)
    }

    @Test("an existing file is never overwritten")
    func keepsWhatIsThere() throws {
        try KeyFile.create(SigningKey(), at: path)
        defer { unlink(path) }
        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: CommandError.self) { try KeyFile.create(SigningKey(), at: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test("a key that others can read is refused with what to do about it")
    func permissions() throws {
        try KeyFile.create(SigningKey(), at: path)
        defer { unlink(path) }
        #expect(chmod(path, 0o644) == 0)
        let error = #expect(throws: CommandError.self) { try KeyFile.read(path) }
        #expect(error?.en.contains("chmod 600") == true && error?.zh.contains("chmod 600") == true)
    }

    @Test(
        "a file that is no key, or is missing, is refused",
        arguments: ["", "pledgeline-key-v1\nzz\n", "pledgeline-key-v1\n00ff\n", "x\ny\nz"])
    func malformed(_ text: String) throws {
        #expect(throws: CommandError.self) { try KeyFile.read(path) }
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
        defer { unlink(path) }
        #expect(throws: CommandError.self) { try KeyFile.read(path) }
    }
}
