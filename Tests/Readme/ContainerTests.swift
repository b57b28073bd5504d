import Foundation
import Testing

@Suite("Dockerfile and compose files are those of the package")
struct ContainerTests {
    /// The package's programs by the name of their image: `pledgeline-registry` is in `registry`, the command itself in `cli`.
    private static func programs() throws -> [String: String] {
        let names = try Checkout.text("Package.swift").matches(of: /\.executable\(name: "([a-z-]+)"/).map { String($0.1) }
        return Dictionary(uniqueKeysWithValues: names.map { ($0 == "pledgeline" ? "cli" : String($0.dropFirst("pledgeline-".count)), $0) })
    }

    /// The stages of the Dockerfile, each with its text.
    private static func stages() throws -> [String: String] {
        let stages = try Checkout.text("docker/Dockerfile").split(separator: "\nFROM ").dropFirst().compactMap { stage in
            stage.firstMatch(of: /^\S+ AS (\S+)/).map { (String($0.1), String(stage)) }
        }
        return Dictionary(uniqueKeysWithValues: stages)
    }

    /// What a compose file says of each of its services.
    private static func services(_ file: String) throws -> [String: String] {
        var services: [String: String] = [:]
        var (isInside, name) = (false, "")
        for line in try Checkout.text("docker/\(file)").split(separator: "\n") where !line.hasPrefix("#") {
            if !line.hasPrefix(" ") { (isInside, name) = (line == "services:", "") }
            if let service = line.prefixMatch(of: #/  ([a-z0-9-]+):/#) { name = String(service.1) }
            if isInside, !name.isEmpty { services[name, default: ""] += line + "\n" }
        }
        return services
    }

    @Test("every program has its image, which holds and starts it and nothing else, and not as root")
    func images() throws {
        let (programs, stages) = (try Self.programs(), try Self.stages())
        #expect(programs.count >= 5, "Package.swift must have been read")
        #expect(stages["runtime"]?.contains("\nUSER 10001") == true)
        for (image, program) in programs {
            let stage = try #require(stages[image], "\(program) has no image")
            #expect(stage.hasPrefix(image == "cli" ? "sheets AS" : "service AS"))
            #expect(stage.matches(of: /COPY .*/).map { String($0.0) } == ["COPY --from=build /programs/\(program) /usr/local/bin/"])
            #expect(stage.contains("ENTRYPOINT [\"\(program)\"]") && !stage.contains("USER "))
            if image != "cli" { #expect(stage.contains("CMD [\"\(program)\", \"--ready\"]"), "\(image) tells its health") }
        }
        let surplus = Set(stages.keys).subtracting(programs.keys).subtracting(["build", "kafka-stand-in", "runtime", "service", "sheets"])
        #expect(surplus.sorted() == [], "an image of no program")
    }

    @Test("what writes and reads spreadsheets goes with the command, whatever version the image's own Debian has; still not as root")
    func sheets() throws {
        let (build, sheets) = (try #require(Self.stages()["build"]), try #require(Self.stages()["sheets"]))
        for library in ["xlsxwriter", "minizip", "zip"] { #expect(build.firstMatch(of: /ldd .*awk '(.*)'/)?.1.contains(library) == true) }
        #expect(sheets.contains("COPY --from=build /libraries ") && sheets.contains(" ldconfig\n"))
        // Workbooks are XML.
        #expect(sheets.firstMatch(of: /apt-get install [^\n]*/)?.0.contains("libxml2") == true)
        #expect(sheets.matches(of: /USER (\d+)/).last?.1 == "10001")
    }

    @Test("`make images` builds every image")
    func made() throws {
        let made = try Checkout.text("Makefile").firstMatch(of: /(?m)^IMAGES := (.*)$/)?.1.split(separator: " ").map(String.init)
        #expect(try made?.sorted() == Self.programs().keys.sorted())
    }

    @Test("every service runs in compose, from its image, and the sample waits until it is ready")
    func composed() throws {
        let services = try Self.services("compose.yaml")
        let sample = try #require(services["sample"])
        for image in try Self.programs().keys {
            let service = try #require(services[image], "\(image) is not in compose.yaml")
            guard image != "cli" else { continue }
            #expect(service.contains("image: pledgeline-\(image):") && service.contains("target: \(image) }"))
            #expect(sample.contains("\(image): { condition: service_healthy }"))
        }
    }

    @Test("ports are published to this machine only", arguments: ["compose.yaml", "compose.stand-in.yaml", "compose.production.yaml"])
    func ports(_ file: String) throws {
        let published = try Checkout.text("docker/\(file)").matches(of: /ports:(.*)/).map { $0.1 }
        #expect(!published.isEmpty)
        for ports in published {
            let each = ports.matches(of: /"([^"]*)"/).map { $0.1 }
            let own = ["127.0.0.1:", "${PLEDGELINE_ADDRESS:-127.0.0.1}:"]
            #expect(!each.isEmpty && each.allSatisfy { port in own.contains { port.hasPrefix($0) } }, "\(ports)")
        }
    }

    @Test("in production every program runs with bounds, and its log is rotated; the brokers keep three copies of everything")
    func production() throws {
        let services = try Self.services("compose.production.yaml")
        for image in try Self.programs().keys {
            let service = try #require(services[image], "\(image) is not in compose.production.yaml")
            #expect(service.contains("image: pledgeline-\(image):") || service.contains("<<: *command"))
        }
        #expect(services["pledges"]?.contains("replicas: 2") == true)
        for (name, service) in services {
            #expect(service.contains(/<<: \*(broker|administration|service|command)\n/), "\(name) has no bounds")
            // The list of rights is printed without a connection.
            #expect(name == "rights-list" || service.contains("secrets:"), "\(name) shows itself by files")
        }
        let text = try Checkout.text("docker/compose.production.yaml")
        for anchor in ["broker", "administration", "service", "command"] {
            let part = try #require(text.split(separator: "x-\(anchor): &\(anchor)\n").last?.split(separator: "\nx-").first)
            #expect(part.contains("<<: *contained") && part.contains("limits:"), "\(anchor)")
        }
        #expect(text.contains("logging: *logging") && text.contains("max-size"))
        for setting in [
            "KAFKA_DEFAULT_REPLICATION_FACTOR: 3", "KAFKA_MIN_INSYNC_REPLICAS: 2", #"KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE: "false""#,
            #"KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND: "false""#, #"KAFKA_AUTO_CREATE_TOPICS_ENABLE: "false""#,
        ] { #expect(text.contains(setting)) }
        #expect(!text.contains("PLAINTEXT"))
        #expect(try Checkout.text("docker/Dockerfile").contains("ENV PLEDGELINE_VERSION=$VERSION"))
    }

    @Test("the stand-in replaces a service that there is")
    func standIn() throws {
        let (services, standIn) = (try Self.services("compose.yaml"), try Self.services("compose.stand-in.yaml"))
        #expect(Set(standIn.keys).subtracting(services.keys) == [])
        #expect(services["kafka"]?.contains(/image: apache\/kafka:\d+\.\d+\.\d+\n/) == true, "the version is pinned")
    }
}
