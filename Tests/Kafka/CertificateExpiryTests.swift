import Foundation
import Testing

@testable import Kafka

@Suite("Until when certificates are valid")
struct CertificateExpiryTests {
    /// Version 3, until 2030-03-13T23:49:21Z, as UTCTime. Made for this test, its key thrown away.
    private static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBezCCASGgAwIBAgIUbiGWvlg92PtJPqhgmkLbFkm+W5YwCgYIKoZIzj0EAwIw
        EzERMA8GA1UEAwwIVHJpYWwgQ0EwHhcNMjYxMTI5MjM0OTIxWhcNMzAwMzEzMjM0
        OTIxWjATMREwDwYDVQQDDAhUcmlhbCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
        A0IABDzZ9dMkbEkOVjLoozoQ8x595NwhfubT8T73yBsQDYCvyqYjdel5zb50ARDY
        yphoueJ3GOTcFYNoU6scXIAi4IujUzBRMB0GA1UdDgQWBBTxUm0FhrqNHwuwLmwI
        An+e05W2YTAfBgNVHSMEGDAWgBTxUm0FhrqNHwuwLmwIAn+e05W2YTAPBgNVHRMB
        Af8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQDXFNhbI0+5trOlOnKAbuqcv6Hc
        j8vZ0VeOqtb3hSeuvAIgAyPgXGvopxWpYVg3W7g9KXZktfURUJHm1DlS7Kfcjw0=
        -----END CERTIFICATE-----
        """
    /// Version 1, until 2054-04-16T23:49:21Z, as GeneralizedTime.
    private static let long = """
        -----BEGIN CERTIFICATE-----
        MIIBHjCBxgIUW6U3jY1NBflohICDVj0RdwlWeIIwCgYIKoZIzj0EAwIwEzERMA8G
        A1UEAwwIVHJpYWwgQ0EwIBcNMjYxMTI5MjM0OTIxWhgPMjA1NDA0MTYyMzQ5MjFa
        MBAxDjAMBgNVBAMMBWNsZXJrMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAElpTg
        OIFOcS7V1mP+kRgKtjm1MUx0y3e6zsrH9+iZFRStrmMz8iM8zj2T33cUc5YgfznN
        H0Mgpox/5vRkk4Qg8jAKBggqhkjOPQQDAgNHADBEAiBRMhwx9xVH/K3RGPbviYXj
        gDSbvxsTrfsEoQ2siW1sewIgFjonghh9itxuNPqx0tEfilInWH20u1CmT8dlZxV1
        LHE=
        -----END CERTIFICATE-----
        """
    private static let authorityEnds: Int64 = 1_899_676_161
    private static let longEnds: Int64 = 2_659_996_161

    private func ends(_ text: String) -> [Int64] { CertificateFile.certificates(in: text).map(\.notAfter) }

    @Test("both forms of time and both versions are read, in the order of the file, whatever stands between them")
    func read() {
        #expect(ends(Self.authority) == [Self.authorityEnds])
        #expect(ends("subject=x\n" + Self.long + "\r\n\r\n# note\n" + Self.authority) == [Self.longEnds, Self.authorityEnds])
        #expect(ends(Self.authority.replacing("\n", with: "\r\n")) == [Self.authorityEnds])
        #expect(ends("") == [] && ends("-----BEGIN CERTIFICATE-----") == [])
    }

    @Test("whatever is cut off or changed is no trap: at most another time is read, or none")
    func damaged() throws {
        let lines = Self.authority.split(separator: "\n")
        let der = [UInt8](try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined())))
        #expect(Certificate(der: der)?.notAfter == Self.authorityEnds)
        for length in 0..<der.count { #expect(Certificate(der: Array(der[..<length])) == nil, "whole or not at all") }
        for index in der.indices {
            for value in [0, 0x7f, 0x80, 0x84, 0xff] as [UInt8] {
                var changed = der
                changed[index] = value
                _ = Certificate(der: changed)
            }
        }
        #expect(ends(Self.authority.replacing("MIIB", with: "M!IB")) == [])
    }

    @Test("of a file the first end counts, of a configuration each file that is named; what cannot be read is left out")
    func configuration() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let both = folder.appending(path: "client.pem").path
        try Data((Self.long + "\n" + Self.authority).utf8).write(to: URL(filePath: both))
        let configuration = KafkaConfiguration(
            brokers: "a:1", properties: ["ssl.certificate.location": both, "ssl.ca.location": folder.path, "ssl.key.location": both])
        let all = CertificateExpiry.all(in: configuration)
        #expect(all == [CertificateExpiry(property: "ssl.certificate.location", path: both, notAfter: Self.authorityEnds)])
        #expect(CertificateExpiry.all(in: KafkaConfiguration(brokers: "a:1")) == [])
    }

    @Test("days left are whole ones: none on the last day, fewer once it is over")
    func days() {
        let expiry = CertificateExpiry(property: "p", path: "f", notAfter: 1_000_000)
        #expect(expiry.daysLeft(at: 1_000_000 - 86_400) == 1)
        #expect(expiry.daysLeft(at: 1_000_000 - 86_399) == 0 && expiry.daysLeft(at: 1_000_000) == 0)
        #expect(expiry.daysLeft(at: 1_000_001) == -1)
    }
}
