internal import ArgumentParser
internal import Foundation
internal import Schema

struct KeyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key", abstract: said(zh: "密钥：新建、查看、登记、作废", en: "make, show, enrol and revoke keys"),
            subcommands: [New.self, Show.self, Enrol.self, Rotate.self, Revoke.self, List.self])
    }

    struct New: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "new",
                abstract: said(zh: "新建私钥文件，只有本人可读；打印公钥", en: "make a private key file that only you can read; prints the public key"))
        }
        @OptionGroup var language: LanguageOption
        @Option(
            help: .said(
                zh: "不写文件时以此登录配置命名（PLEDGELINE_PROFILE）", en: "names the file after this profile if none is given (PLEDGELINE_PROFILE)"))
        var profile: String?
        @Argument(
            help: .said(
                zh: "文件，默认 $XDG_CONFIG_HOME/pledgeline/keys/登录配置.key",
                en: "file; $XDG_CONFIG_HOME/pledgeline/keys/PROFILE.key if none is named"))
        var file: String?

        func run() throws {
            let key = SigningKey()
            let path = try file ?? KeyFile.usualPath(profile: profile)
            try KeyFile.create(key, at: path)
            Console.print(key.publicKey.bytes.hex)
            if file == nil {
                Console.note(said(zh: "私钥在 \(path)，请妥善备份。", en: "The private key is in \(path); keep a copy in a safe place."))
            }
        }
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "show", abstract: said(zh: "显示公钥", en: "print the public key"))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "文件", en: "file")) var file: String
        func run() throws { Console.print(try KeyFile.read(file).publicKey.bytes.hex) }
    }

    struct Enrol: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "enrol", abstract: said(zh: "为单位登记一把公钥", en: "enrol a public key for a unit's sub-tree"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "单位", en: "unit where the sub-tree begins")) var unit: String
        @Option(help: .said(zh: "公钥，十六进制", en: "public key in hexadecimal")) var publicKey: String
        @Option(help: .said(zh: "角色", en: "role")) var role: RoleArgument
        @Option(help: .said(zh: "用途，不写姓名", en: "what it is for, never a name")) var label: String = ""
        @Option(help: .said(zh: "生效日", en: "first day (yyyy-mm-dd)")) var from: String?
        @Option(help: .said(zh: "失效日", en: "first day it is no longer valid (yyyy-mm-dd)")) var until: String?

        func run() async throws {
            guard let bytes = Data(hex: publicKey) else {
                throw CommandError(.usage, zh: "公钥须为十六进制。", en: "The public key must be in hexadecimal.")
            }
            var enrol = PBEnrolKey()
            enrol.key = bytes
            enrol.role = role.role
            enrol.label = label
            if let from { enrol.validFrom = try date(from, "--from").startMilliseconds }
            if let until { enrol.validUntil = try date(until, "--until").startMilliseconds }
            try await options.submit(.registry, unit: unit, .enrolKey(enrol))
        }
    }

    struct Revoke: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "revoke", abstract: said(zh: "作废一把密钥", en: "revoke a key"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "登记它的单位", en: "unit it was enrolled at")) var unit: String
        @Option(help: .said(zh: "公钥，十六进制；或 key list 显示的指纹", en: "public key in hexadecimal, or the fingerprint that key list prints"))
        var publicKey: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            var revoke = PBRevokeKey()
            revoke.key = try await key()
            revoke.reason = reason
            try await options.submit(.registry, unit: unit, .revokeKey(revoke))
        }

        /// A fingerprint is looked up in what is enrolled.
        private func key() async throws -> Data {
            let reference = try KeyReference(publicKey)
            if let whole = reference.whole { return whole }
            try options.refuseOffline(
                zh: "没有连接就查不到指纹所指的密钥；请写整个公钥。",
                en: "without a connection nobody knows which key a fingerprint means; write the whole public key.")
            let registry = try await SystemState.read(options.connection.connect(), [.registry]).registry
            try known(unit, in: registry)
            return try reference.key(at: unit, in: registry)
        }
    }
}
