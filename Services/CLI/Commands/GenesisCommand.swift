internal import ArgumentParser
internal import Client
internal import Domain
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming

struct GenesisCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "genesis", abstract: said(zh: "初始化系统：根密钥、时钟、分区数", en: "start the system; signed by the root key"))
    }

    @OptionGroup var options: SubmitOptions
    @Option(help: .said(zh: "时钟：broker 或 declared", en: "whose timestamps count")) var clock: ClockArgument = .broker

    func run() async throws {
        let connected = try options.connection.connect()
        if !options.offline { try await GenesisCheck(connection: connected).clock(clock.mode) }
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = connected.topics.namespace
        genesis.rootKey = try options.signingKey().publicKey.bytes
        genesis.clock = clock.mode
        genesis.topics = connected.topics.genesisPartitions
        try await options.submit(unit: "", .genesis(genesis))
    }
}
