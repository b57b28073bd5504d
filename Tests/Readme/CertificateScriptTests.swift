import Foundation
import Testing

@Suite("docker/certificates.sh makes what compose.production.yaml mounts", .timeLimit(.minutes(3)))
struct CertificateScriptTests {
    private struct Ended {
        var status: Int32
        var output: String
    }

    private func run(_ program: String, _ arguments: [String], _ settings: [String: String] = [:]) throws -> Ended {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(settings) { $1 }
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, output)
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return Ended(status: process.terminationStatus, output: text)
    }

    private func make(_ folder: URL, _ settings: [String: String] = [:]) throws -> Ended {
        try run(Checkout.root.appending(path: "docker/certificates.sh").path, [folder.path], settings)
    }

    /// Every file of a folder with its content.
    private func contents(_ folder: URL) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    private func text(_ folder: URL, _ file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    private func permissions(_ url: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
    }

    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("brokers and administrator can show themselves, the authority's key is its owner's alone, and all that is mounted is there")
    func made() throws {
        try inFolder { folder in
            let made = try make(folder, ["NAMES": "kafka.county.example 10.1.2.3"])
            try #require(made.status == 0, "\(made.output)")
            #expect(!made.output.contains("password="), "no secret is printed")
            let authority = folder.appending(path: "ca.pem").path
            for broker in ["kafka-1", "kafka-2", "kafka-3"] {
                let file = folder.appending(path: "\(broker).pem").path
                for purpose in ["sslserver", "sslclient"] {
                    #expect(try run("openssl", ["verify", "-CAfile", authority, "-purpose", purpose, file]).status == 0)
                }
                for (check, name) in [("-checkhost", broker), ("-checkhost", "kafka.county.example"), ("-checkip", "10.1.2.3")] {
                    let checked = try run("openssl", ["x509", "-in", file, "-noout", check, name])
                    #expect(checked.output.contains("does match"), "\(checked.output)")
                }
                #expect(try text(folder, "\(broker).pem").contains("BEGIN PRIVATE KEY"))
            }
            let subject = try run("openssl", ["x509", "-in", folder.appending(path: "admin.crt").path, "-noout", "-subject"])
            #expect(subject.output.contains("CN = admin"))
            #expect(try permissions(folder) == 0o700)
            #expect(try permissions(folder.appending(path: "ca.key")) == 0o600)
            let compose = try Checkout.text("docker/compose.production.yaml")
            let mounted = compose.matches(of: #/file: \./secrets/([a-z0-9.-]+) /#).map { String($0.1) }
            #expect(mounted.count > 15)
            // The one that only the office can make.
            #expect(Set(mounted).subtracting(try contents(folder).keys) == ["timekeeper.key"])
        }
    }

    @Test("every user has a long password of his own, the same for himself and for the brokers")
    func users() throws {
        try inFolder { folder in
            try #require(try make(folder).status == 0)
            var passwords: Set<String> = []
            let users = ["registry", "pledges", "supervision", "scoring", "timekeeper", "archive", "office"]
            for user in users {
                let properties = try text(folder, "\(user).properties")
                let password = try #require(properties.firstMatch(of: /(?m)^sasl\.password=([0-9a-f]{48})$/)?.1)
                #expect(properties.contains("sasl.username=\(user)\n"))
                #expect(try text(folder, "\(user).scram") == "SCRAM-SHA-512=password=\(password)\n")
                passwords.insert(String(password))
            }
            #expect(passwords.count == users.count)
        }
    }

    @Test("run again it changes nothing; what ends soon is made anew, and passwords never are")
    func again() throws {
        try inFolder { folder in
            try #require(try make(folder, ["DAYS": "31"]).status == 0)
            let first = try contents(folder)
            let second = try make(folder)
            #expect(second.status == 0 && second.output.isEmpty)
            #expect(try contents(folder) == first)
            // As if two days had passed.
            #expect(try make(folder, ["DUE": "32"]).status == 0)
            let renewed = try contents(folder)
            let changed = first.keys.filter { renewed[$0] != first[$0] }.sorted()
            #expect(changed == ["admin.crt", "admin.key", "admin.pem", "kafka-1.pem", "kafka-2.pem", "kafka-3.pem"])
            #expect(renewed.keys.sorted() == first.keys.sorted(), "nothing half made is left")
        }
    }

    @Test("without the authority's key it says what is needed, and leaves everything as it is")
    func withoutKey() throws {
        try inFolder { folder in
            try #require(try make(folder).status == 0)
            try FileManager.default.removeItem(at: folder.appending(path: "ca.key"))
            let first = try contents(folder)
            #expect(try make(folder).status == 0, "nothing is due")
            let due = try make(folder, ["DUE": "3000"])
            #expect(due.status == 78 && due.output.contains("ca.key"), "\(due)")
            #expect(try contents(folder) == first)
        }
    }

    @Test("no password stands on a command line, in any example or script")
    func noPasswords() throws {
        for document in try Document.files.map(Document.init) {
            for block in document.blocks where block.language == "sh" {
                #expect(!block.text.contains(/password=|PASSWORD/), "\(document.file): \(block.text)")
            }
        }
        #expect(try !Checkout.text("docker/compose.production.yaml").lowercased().contains("password="))
    }
}
