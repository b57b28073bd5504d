import Foundation
import Schema
import SwiftASN1
import Testing

@testable import Client
@testable import Files

final class KeyFileTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func put(_ text: String, _ name: String = "key") throws -> String {
        let path = path(name)
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]))
        return path
    }

    private func openssl(_ arguments: String...) throws -> (status: Int32, output: Data) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    @Test("a new key file can be read by its owner only, and gives back the key")
    func roundTrip() throws {
        let key = SigningKey()
        try KeyFile.create(key, at: path("a"))
        let mode = try #require(FileManager.default.attributesOfItem(atPath: path("a"))[.posixPermissions] as? Int)
        #expect(mode & 0o777 == 0o600)
        #expect(try KeyFile.read(path("a")).publicKey == key.publicKey)
    }

    @Test("an existing file is never overwritten")
    func keepsWhatIsThere() throws {
        try KeyFile.create(SigningKey(), at: path("a"))
        let before = try Data(contentsOf: URL(filePath: path("a")))
        #expect(throws: CommandError.self) { try KeyFile.create(SigningKey(), at: path("a")) }
        #expect(try Data(contentsOf: URL(filePath: path("a"))) == before)
    }

    @Test("a key that others can read is refused with what to do about it")
    func permissions() throws {
        try KeyFile.create(SigningKey(), at: path("a"))
        #expect(chmod(path("a"), 0o644) == 0)
        let error = #expect(throws: CommandError.self) { try KeyFile.read(path("a")) }
        #expect(error?.en.contains("chmod 600") == true && error?.zh.contains("chmod 600") == true)
    }

    @Test("openssl reads a key file of ours and tells the same public key, and checks what the key signs")
    func readByOpenSSL() throws {
        let key = SigningKey()
        try KeyFile.create(key, at: path("a"))
        let told = try openssl("pkey", "-in", path("a"), "-pubout", "-out", path("a.pub"))
        #expect(told.status == 0)
        let text = try String(contentsOfFile: path("a.pub"), encoding: .utf8)
        #expect(text == (try PublicKeyDocument(key.publicKey).serializeAsPEM().pemString) + "\n")
        try Data("承诺".utf8).write(to: folder.appending(path: "message"))
        try key.sign(Data("承诺".utf8)).write(to: folder.appending(path: "signature"))
        let checked = try openssl(
            "pkeyutl", "-verify", "-pubin", "-inkey", path("a.pub"), "-rawin", "-in", path("message"), "-sigfile", path("signature"))
        #expect(checked.status == 0)
    }

    @Test("a key made by openssl is read, its public key in each form in which people hand it over")
    func madeByOpenSSL() throws {
        #expect(try openssl("genpkey", "-algorithm", "ed25519", "-out", path("a")).status == 0)
        #expect(chmod(path("a"), 0o600) == 0)
        let key = try KeyFile.read(path("a")).publicKey
        #expect(try openssl("pkey", "-in", path("a"), "-pubout", "-out", path("a.pub")).status == 0)
        #expect(try PublicKeyText.readArgument(path("a.pub")) == key)
        let text = try String(contentsOfFile: path("a.pub"), encoding: .utf8)
        let line = TextFile.lines(text)[1]
        for form in [text, line, " \(line)\n", key.bytes.hex, key.bytes.hex.uppercased()] {
            #expect(PublicKeyText.read(form) == key, "\(form)")
        }
    }

    /// From RFC 8410, section 10.3: the same key without and with its public key, the second with an attribute.
    @Test("the private keys of RFC 8410 are read, and one whose public key is another's is not")
    func vectors() throws {
        let plain = "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"
        let full = [
            "MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC",
            "oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB",
            "Z9w7lshQhqowtrbLDFw4rXAxZuE=",
        ].joined(separator: "\n")
        func pem(_ base64: String) -> String { "-----BEGIN PRIVATE KEY-----\n\(base64)\n-----END PRIVATE KEY-----\n" }
        let expected = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1"
        #expect(try KeyFile.read(put(pem(plain), "plain")).publicKey.bytes.hex == expected)
        #expect(try KeyFile.read(put(pem(full), "full")).publicKey.bytes.hex == expected)
        var bytes = try PEMDocument(pemString: pem(full)).derBytes
        bytes[bytes.count - 1] ^= 1
        let foreign = PEMDocument(type: "PRIVATE KEY", derBytes: bytes).pemString
        #expect(throws: CommandError.self) { try KeyFile.read(put(foreign, "foreign")) }
    }

    @Test("keys of another algorithm, encrypted ones, public keys and several in one file are refused, each saying what it is")
    func others() throws {
        for algorithm in ["x25519", "ed448"] {
            #expect(try openssl("genpkey", "-algorithm", algorithm, "-out", path(algorithm)).status == 0)
            #expect(chmod(path(algorithm), 0o600) == 0)
            let error = #expect(throws: CommandError.self) { try KeyFile.read(path(algorithm)) }
            #expect(error?.en.contains("no Ed25519 private key") == true)
        }
        #expect(try openssl("genpkey", "-algorithm", "ed25519", "-aes256", "-pass", "pass:abc", "-out", path("locked")).status == 0)
        #expect(chmod(path("locked"), 0o600) == 0)
        let locked = #expect(throws: CommandError.self) { try KeyFile.read(path("locked")) }
        #expect(locked?.en.contains("passphrase") == true && locked?.zh.contains("口令") == true)
        let pem = try PublicKeyDocument(SigningKey().publicKey).serializeAsPEM().pemString
        let open = #expect(throws: CommandError.self) { try KeyFile.read(put(pem, "open")) }
        #expect(open?.en.contains("public key") == true)
        let two = try (0..<2).map { _ in try PrivateKeyDocument(SigningKey()).serializeAsPEM().pemString }.joined(separator: "\n")
        #expect(throws: CommandError.self) { try KeyFile.read(put(two, "two")) }
        // An X25519 public key has 32 bytes as well.
        #expect(try openssl("pkey", "-in", path("x25519"), "-pubout", "-out", path("x25519.pub")).status == 0)
        #expect(throws: CommandError.self) { try PublicKeyText.readArgument(path("x25519.pub")) }
    }

    @Test("a file of an earlier version is read as it is, and rewritten once; the key stays, and nobody else may read it")
    func convert() throws {
        let key = SigningKey()
        let path = try put("pledgeline-key-v1\r\n\(key.seed.hex)\r\n")
        #expect(try KeyFile.read(path).publicKey == key.publicKey)
        #expect(try KeyFile.convert(path))
        #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        #expect(try KeyFile.read(path).publicKey == key.publicKey)
        let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        #expect(mode & 0o777 == 0o600)
        #expect(try !KeyFile.convert(path))
    }

    @Test(
        "a file that is no key, or is missing, is refused",
        arguments: [
            "", "pledgeline-key-v1\nzz\n", "pledgeline-key-v1\n00ff\n", "x\ny\nz", "-----BEGIN PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n",
        ])
    func malformed(_ text: String) throws {
        #expect(throws: CommandError.self) { try KeyFile.read(path("missing")) }
        #expect(throws: CommandError.self) { try KeyFile.read(put(text)) }
    }
}
