// swift-tools-version: 6.1
import PackageDescription

/// The language settings every target shares: Swift 6 with the upcoming features that make imports and existentials explicit.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // The engine is generic over its service: without this every service would run it unspecialised, at a fraction of the speed.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// Of what computes most in the tests: optimised in debug builds too, so that a million decisions and thousands of schedules take minutes, not hours.
let computing: [SwiftSetting] = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let collections: Target.Dependency = .product(name: "Collections", package: "swift-collections")
let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A service: its pure Core library and the executable that runs it.
func service(_ name: String, follows: [Target.Dependency] = [], core: [Target.Dependency] = []) -> [Target] {
    [
        .target(
            name: "\(name)Core", dependencies: ["Schema", "Streaming", "Domain", protobuf, collections] + follows + core,
            path: "Services/\(name)/Core", swiftSettings: computing),
        .executableTarget(
            name: "pledgeline-\(name.lowercased())", dependencies: [.target(name: "\(name)Core"), "ServiceKit"],
            path: "Services/\(name)/Service", swiftSettings: settings),
    ]
}

/// A library of its own folder under Shared.
func shared(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: "Shared/\(name)", resources: resources, swiftSettings: settings)
}

/// The four services' rules and states, with the words they share.
let cores: [Target.Dependency] = ["Schema", "Streaming", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore"]

/// What a command is made of besides.
let libraries: [Target.Dependency] = ["Files", "Bundles", "Views", "Client", "Audit", "Import", "Samples"]

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
    name: "pledgeline",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "pledgeline", targets: ["pledgeline"]),
        .executable(name: "pledgeline-registry", targets: ["pledgeline-registry"]),
        .executable(name: "pledgeline-pledges", targets: ["pledgeline-pledges"]),
        .executable(name: "pledgeline-supervision", targets: ["pledgeline-supervision"]),
        .executable(name: "pledgeline-scoring", targets: ["pledgeline-scoring"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CRdkafka", path: "Shared/CRdkafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        // Texts with names for what is put in, and what refusals must say: for the schema's library and for the plugin that writes part of it.
        .target(name: "Templates", path: "Shared/Templates", swiftSettings: computing),
        .target(
            name: "Schema", dependencies: ["Templates", protobuf, crypto], path: "Shared/Schema", swiftSettings: computing),
        .target(
            name: "Streaming", dependencies: ["Schema", crypto, collections], path: "Shared/Streaming",
            swiftSettings: computing),
        .target(
            name: "Domain", dependencies: ["Schema", "Streaming", protobuf], path: "Shared/Domain", swiftSettings: computing),
        .target(
            name: "Kafka", dependencies: ["CRdkafka", "Streaming"], path: "Shared/Kafka", swiftSettings: settings),
        .systemLibrary(
            name: "CZip", path: "Shared/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CXlsxwriter", path: "Shared/CXlsxwriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Sheets", dependencies: ["CZip", "CXlsxwriter"], path: "Shared/Sheets", swiftSettings: settings),
        .target(
            name: "ServiceKit",
            dependencies: [
                "Schema", "Streaming", "Domain", "Kafka", logging, metrics, lifecycle, protobuf,
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ], path: "Shared/ServiceKit", swiftSettings: settings),
    ]
        + service("Registry")
        + service("Pledges", follows: ["RegistryCore"])
        + service("Supervision", follows: ["RegistryCore", "PledgesCore"])
        + service("Scoring", follows: ["RegistryCore", "PledgesCore", "SupervisionCore"], core: [bigInt])
        + [
            // What the command line and the board are made of.
            shared("Files", ["Schema", "Domain"]),
            shared("Bundles", ["Schema", "Domain", "RegistryCore", "Files", protobuf, yams]),
            shared("Views", cores + ["Files", "Sheets", protobuf]),
            shared(
                "Client",
                cores + ["Kafka", "Files", "Views", crypto, asn1, protobuf, yams]),
            shared("Audit", cores + ["Files", "Client", protobuf, crypto]),
            shared("Import", cores + ["Sheets", "Files", "Views", "Client", protobuf]),
            shared(
                "Samples", cores + ["Files", "Bundles", "Views", "Client", crypto, protobuf, yams],
                resources: [.embedInCode("Resources/zhanhua.yaml"), .embedInCode("Resources/Samples")]),
            .target(
                name: "PledgelineCLI",
                dependencies: cores + libraries + [
                    "Kafka", "Sheets", "ServiceKit", arguments, asn1, crypto, logging, protobuf, yams,
                    .product(name: "Subprocess", package: "swift-subprocess"),
                    .product(name: "SystemPackage", package: "swift-system"),
                    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                ], path: "Services/CLI/Commands", swiftSettings: settings),
            .executableTarget(
                name: "pledgeline", dependencies: ["PledgelineCLI"], path: "Services/CLI/Main", swiftSettings: settings),
            tests(
                "ServiceKit",
                [
                    "ServiceKit", "Schema", "Streaming", "Kafka", "Domain", "RegistryCore", "PledgesCore", "ScoringCore",
                    "pledgeline-scoring",
                    "TestSupport", protobuf,
                    logging, metrics, lifecycle, .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "HummingbirdTesting", package: "hummingbird"),
                ]),
        ]
        + [
            // Processes to test with: brokers, services and the command, and a proxy that lies.
            .target(
                name: "TestSupport", dependencies: ["Schema", "Streaming", "Kafka", "MockKafka"], path: "Tests/Support/Processes",
                swiftSettings: settings),
            // librdkafka's mock brokers, in the test process and as one of their own.
            .systemLibrary(name: "CRdkafkaMock", path: "Tests/Support/MockCluster/CRdkafkaMock", pkgConfig: "rdkafka"),
            .target(
                name: "MockKafka", dependencies: ["CRdkafkaMock", "Streaming"], path: "Tests/Support/MockCluster/Cluster",
                swiftSettings: settings),
            .executableTarget(
                name: "mock-cluster", dependencies: ["MockKafka"], path: "Tests/Support/MockCluster/Program", swiftSettings: settings),
            .target(
                name: "FaultScenarios",
                dependencies: [
                    "PledgelineCLI", "Domain", "RegistryCore", "Schema", "Streaming", "Kafka", "MockKafka", "Seeded", "SheetSupport",
                    "TestSupport",
                    protobuf,
                ] + libraries,
                path: "Tests/Soak/Scenarios", swiftSettings: settings),
            .executableTarget(
                name: "soak", dependencies: ["FaultScenarios", "TestSupport", arguments], path: "Tests/Soak/Main",
                swiftSettings: settings),
            .target(
                name: "DeciderSupport",
                dependencies: ["Schema", "Streaming", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "Seeded", protobuf],
                path: "Tests/Support/Deciders", swiftSettings: settings),
            // Tables out and in again, for the tests and for `make soak`.
            .target(
                name: "SheetSupport",
                dependencies: ["DeciderSupport", "PledgelineCLI", "Domain", "RegistryCore", "Schema", "Streaming", "Seeded", protobuf]
                    + libraries,
                path: "Tests/Support/Sheets", swiftSettings: settings),
            .target(name: "Seeded", path: "Tests/Support/Seeded", swiftSettings: settings),
            .target(
                name: "Simulation", dependencies: ["Schema", "Streaming", "Seeded", crypto, protobuf], path: "Tests/Simulation/Simulator",
                swiftSettings: computing),
            .executableTarget(
                name: "simulate", dependencies: ["Simulation", "Streaming"], path: "Tests/Simulation/Program", swiftSettings: settings),
            .testTarget(
                name: "SimulationTests", dependencies: ["Simulation", "Streaming"], path: "Tests/Simulation/Tests", swiftSettings: settings),
            // What librdkafka alone can do, and the program that measures Pledgeline beside it (`make bench`).
            .target(name: "BareLoop", dependencies: ["CRdkafka"], path: "Tests/Benchmarks/Bare", publicHeadersPath: "include"),
            .executableTarget(
                name: "pledgeline-bench",
                dependencies: [
                    "BareLoop", "ServiceKit", "Schema", "Streaming", "Kafka", "Domain", "RegistryCore", "PledgesCore", "TestSupport",
                    "YearSupport",
                    "PledgelineCLI", protobuf, crypto,
                    logging, lifecycle,
                ] + libraries, path: "Tests/Benchmarks/Program", swiftSettings: settings),
            // Everything that reads bytes from outside, for libFuzzer (`make fuzz`) and for the tests.
            .target(
                name: "FuzzTargets",
                dependencies: [
                    "Schema", "Streaming", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore", "PledgelineCLI",
                    "DeciderSupport", "Seeded", "Sheets",
                    arguments, protobuf,
                ] + libraries, path: "Tests/Fuzz/Targets", swiftSettings: settings),
            .executableTarget(name: "pledgeline-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Program", swiftSettings: settings),
            .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Tests", swiftSettings: settings),
            .target(
                name: "YearSupport",
                dependencies: [
                    "PledgelineCLI", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore", "Schema", "Streaming",
                    protobuf,
                ] + libraries, path: "Tests/Support/Year", swiftSettings: settings),
            .target(name: "LogContract", dependencies: ["Streaming"], path: "Tests/LogContract", swiftSettings: settings),
            tests("Registry", ["Seeded", "Schema", "Streaming", "Domain", "RegistryCore", "DeciderSupport", protobuf]),
            tests(
                "Pledges", ["Seeded", "Schema", "Streaming", "Domain", "RegistryCore", "PledgesCore", "DeciderSupport", protobuf, bigInt]),
            tests(
                "Supervision",
                ["Seeded", "Schema", "Streaming", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "DeciderSupport", protobuf]),
            tests("Schema", ["Seeded", "Schema", "Templates", protobuf, crypto]),
            tests("Streaming", ["Seeded", "Streaming", "Schema", "LogContract", protobuf, crypto]),
            tests("Sheets", ["Sheets", "CZip", "Seeded"]),
            tests("Slowest", []),
            tests("Kafka", ["Seeded", "CRdkafka", "Kafka", "MockKafka", "Streaming", "LogContract", "TestSupport"]),
            tests(
                "CLI",
                [
                    "Seeded", "PledgelineCLI", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore", "DeciderSupport",
                    "Schema",
                    "Streaming", "Sheets", "SheetSupport", arguments, asn1, protobuf,
                ] + libraries),
            tests(
                "EndToEnd",
                [
                    "PledgelineCLI", "pledgeline", "pledgeline-registry", "pledgeline-pledges", "pledgeline-supervision",
                    "pledgeline-scoring", "mock-cluster", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore",
                    "Schema",
                    "Streaming", "Kafka", "TestSupport", "FaultScenarios", "YearSupport", protobuf,
                ] + libraries),
            tests(
                "Readme",
                [
                    "PledgelineCLI", "pledgeline", "pledgeline-registry", "pledgeline-pledges", "pledgeline-supervision",
                    "pledgeline-scoring", "Schema", "TestSupport", arguments,
                ] + libraries),
            tests(
                "Sample",
                [
                    "YearSupport", "PledgelineCLI", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore", "Schema",
                    "Streaming",
                    protobuf,
                ] + libraries),
            .testTarget(
                name: "VerifierTests",
                dependencies: [
                    "Seeded", "YearSupport", "PledgelineCLI", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "ScoringCore",
                    "Schema",
                    "Streaming",
                    protobuf,
                ] + libraries, path: "Tests/Verifier/Swift", swiftSettings: settings),
            tests(
                "Scoring",
                [
                    "Seeded", "ScoringCore", "Domain", "RegistryCore", "PledgesCore", "SupervisionCore", "Schema", "Streaming", protobuf,
                    bigInt,
                ]),
        ]
)

// The protoc plugin that writes the schema's catalogue is built only by `make proto`.
if Context.environment["PLEDGELINE_PROTO"] != nil {
    package.targets.append(
        .executableTarget(
            name: "protoc-gen-pledgeline",
            dependencies: ["Templates", protobuf, .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf")],
            path: "Shared/SchemaPlugin",
            swiftSettings: settings))
}
