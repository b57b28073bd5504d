import ArgumentParser
import Domain
import Foundation
import Testing

@testable import Client
@testable import Files
@testable import PledgelineCLI

struct ProfileFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "profiles-\(UUID().uuidString)")
    private var environment: [String: String] { ["XDG_CONFIG_HOME": folder.path] }
    private var path: URL { ProfileFile.path(environment) }

    private func write(_ text: String) throws {
        try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: path, atomically: true, encoding: .utf8)
    }

    private func remove() { try? FileManager.default.removeItem(at: folder) }

    @Test("profiles are written for their owner only, and read back")
    func roundTrip() throws {
        defer { remove() }
        #expect(try ProfileFile.read(path) == ProfileFile())
        var file = ProfileFile()
        file.current = "县"
        file.profiles["县"] = Profile(
            brokers: "kafka-1:9093,kafka-2:9093", namespace: "mycounty", key: "keys/east.key", unit: "east", lang: "zh",
            properties: "~/p.properties")
        file.profiles["other"] = Profile(unit: "no")
        try file.write(path)
        #expect(try ProfileFile.read(path) == file)
        func mode(_ path: String) throws -> Int {
            try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) & 0o777
        }
        #expect(try mode(path.path) == 0o600)
        #expect(try mode(path.deletingLastPathComponent().path) == 0o700)
    }

    @Test("what people write by hand is read; a name nobody knows is told with its line")
    func byHand() throws {
        defer { remove() }
        try write("current: a\nprofiles:\n  a: { brokers: \"k:1\", unit: v001 }\n  b:\n    lang: en\n")
        let file = try ProfileFile.read(path)
        #expect(try file.profile(nil) == Profile(brokers: "k:1", unit: "v001") && file.profile("b") == Profile(lang: "en"))
        try write("profiles:\n  a:\n    broker: k:1\n")
        let error = #expect(throws: CommandError.self) { try ProfileFile.read(path) }
        #expect(error?.en.contains(":3:") == true && error?.en.contains("“broker”") == true && error?.zh.contains("“broker”") == true)
        for text in ["profiles: [", "profiles: 3\n", "- a\n", "current: {}\n"] {
            try write(text)
            #expect(throws: CommandError.self, "\(text)") { try ProfileFile.read(path) }
        }
        try write("")
        #expect(try ProfileFile.read(path) == ProfileFile())
    }

    @Test("a flag goes before the environment, the environment before the current profile; one that is missing is an error")
    func choice() throws {
        defer { remove() }
        try write("current: a\nprofiles:\n  a: { unit: ua }\n  b: { unit: ub }\n  c: { unit: uc }\n")
        var environment = self.environment
        #expect(try Profile.chosen(nil, environment).unit == "ua")
        environment["PLEDGELINE_PROFILE"] = "b"
        #expect(try Profile.chosen(nil, environment).unit == "ub")
        #expect(try Profile.chosen("c", environment).unit == "uc")
        let error = #expect(throws: CommandError.self) { try Profile.chosen("d", environment) }
        #expect(error?.en.contains("profile set d") == true)
    }

    @Test("paths in a profile count from the folder of settings")
    func paths() {
        #expect(Profile.resolved("keys/a.key", environment) == "\(folder.path)/pledgeline/keys/a.key")
        #expect(Profile.resolved("/etc/a.key", environment) == "/etc/a.key")
        #expect(Profile.resolved("~/a.key", environment).hasSuffix("/a.key") && Profile.resolved("~/a.key", environment).hasPrefix("/"))
    }

    @Test("a key without a place of its own goes into a folder nobody else looks into, named after the profile")
    func keys() throws {
        defer { remove() }
        try write("current: east\nprofiles:\n  east: { unit: e }\n")
        #expect(try KeyFile.usualPath(profile: nil, environment: environment) == "\(folder.path)/pledgeline/keys/east.key")
        #expect(try KeyFile.usualPath(profile: "west", environment: environment).hasSuffix("/keys/west.key"))
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/pledgeline/keys")[.posixPermissions] as? Int
        #expect(try #require(mode) & 0o777 == 0o700)
    }

    @Test("the language: --lang, then PLEDGELINE_LANG, then the profile, then the locale")
    func language() {
        let chinese = ["LANG": "zh_CN.UTF-8"]
        #expect(Language.chosen([], chinese, profile: nil) == .zh)
        #expect(Language.chosen([], chinese, profile: .en) == .en)
        #expect(Language.chosen([], ["LANG": "C", "PLEDGELINE_LANG": "zh"], profile: .en) == .zh)
        #expect(Language.chosen(["x", "--lang", "en"], ["PLEDGELINE_LANG": "zh"], profile: .zh) == .en)
    }
}
