import Foundation
import Seeded
import Testing

@testable import Kafka

@Suite("Certificates are read as far as their owner and days")
struct CertificateTests {
    @Test("subject and days come out as openssl and Java tell them")
    func reads() throws {
        let county = try #require(CertificateFile.certificates(in: SampleCertificate.county).first)
        #expect(county.subject == #"CN=pledges,OU=IT,O=County\, East,C=CN"#)
        #expect(county.notBefore == 1_735_689_600 && county.notAfter == 1_780_317_045)
        let distant = try #require(CertificateFile.certificates(in: SampleCertificate.distant).first)
        #expect(distant.subject == "1.2.840.113549.1.9.1=#16056140622e63,CN=registry,O=县委,DC=example")
        #expect(distant.notAfter == 2_695_420_800)
    }

    @Test("days left are whole ones, and negative from the first second after the last")
    func days() throws {
        let certificate = try #require(CertificateFile.certificates(in: SampleCertificate.county).first)
        for (before, days) in [(86_400 * 3, 3), (86_400 * 3 - 1, 2), (86_399, 0), (0, 0), (-1, -1), (-86_400, -1), (-86_401, -2)]
            as [(Int64, Int)]
        {
            #expect(certificate.daysLeft(at: certificate.notAfter - before) == days, "\(before) s before the end")
        }
    }

    @Test("a chain comes in its order, with remarks between, and Windows' line ends do no harm")
    func chain() {
        let text = "Bag Attributes\n" + SampleCertificate.county + "\n# remark\n" + SampleCertificate.distant + "\n"
        for text in [text, text.replacing("\n", with: "\r\n")] {
            #expect(CertificateFile.certificates(in: text).map(\.notAfter) == [1_780_317_045, 2_695_420_800])
        }
    }

    @Test("what is no certificate is none, and one that is broken spoils the file: nobody is told of half of it")
    func broken() {
        #expect(CertificateFile.certificates(in: "") == [])
        #expect(CertificateFile.certificates(in: "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----") == [])
        #expect(CertificateFile.certificates(in: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----") == [])
        #expect(CertificateFile.certificates(in: "-----BEGIN CERTIFICATE-----\n&&&\n-----END CERTIFICATE-----") == [])
        #expect(
            CertificateFile.certificates(
                in: SampleCertificate.county + "\n-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----") == [])
    }

    @Test("a file that is not there, holds something else or is too large is told by what it is")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (good, other, large) = (
            folder.appending(path: "a.pem").path, folder.appending(path: "b").path, folder.appending(path: "c").path
        )
        try Data(SampleCertificate.county.utf8).write(to: URL(filePath: good))
        try Data("hello".utf8).write(to: URL(filePath: other))
        try Data(count: CertificateFile.largest + 1).write(to: URL(filePath: large))
        #expect(try CertificateFile.read(good).count == 1)
        #expect(throws: CertificateFile.Problem.noCertificate(path: other)) { try CertificateFile.read(other) }
        #expect(throws: CertificateFile.Problem.tooLarge(path: large)) { try CertificateFile.read(large) }
        #expect(throws: CertificateFile.Problem.self) { try CertificateFile.read(folder.appending(path: "none").path) }
    }

    @Test("no cut and no flipped bit of a certificate is more than a certificate or none")
    func mutations() throws {
        let lines = SampleCertificate.distant.split(separator: "\n").dropFirst().dropLast().joined()
        let bytes = [UInt8](try #require(Data(base64Encoded: lines)))
        #expect(Certificate(der: bytes) != nil)
        var random = SeededGenerator(seed: 1)
        var survivors = 0
        for length in 0..<bytes.count { #expect(Certificate(der: Array(bytes.prefix(length))) == nil) }
        for _ in 0..<20_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Certificate(der: changed) != nil { survivors += 1 }
        }
        #expect(survivors > 0, "most of a certificate is its key and signature, which are not read")
    }

    @Test("who a connection says it is comes from its user or its certificate, and from nothing else")
    func principals() throws {
        func principal(_ properties: [String: String]) -> String? { KafkaConfiguration(brokers: "k:1", properties: properties).principal }
        #expect(principal([:]) == "User:ANONYMOUS")
        #expect(
            principal(["security.protocol": "SASL_SSL", "sasl.mechanisms": "SCRAM-SHA-512", "sasl.username": "pledges"]) == "User:pledges")
        #expect(principal(["security.protocol": "sasl_ssl", "sasl.mechanism": "PLAIN", "sasl.username": "a"]) == "User:a")
        #expect(principal(["security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER", "sasl.username": "a"]) == nil)
        #expect(principal(["security.protocol": "ssl"]) == nil)
        #expect(
            principal(["security.protocol": "SSL", "ssl.certificate.pem": SampleCertificate.county])
                == #"User:CN=pledges,OU=IT,O=County\, East,C=CN"#)
    }
}
