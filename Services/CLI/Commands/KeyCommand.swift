internal import ArgumentParser
internal import Client
internal import Domain
internal import Foundation
internal import Schema
internal import SwiftASN1
internal import Views

struct KeyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "key", abstract: said(zh: "密钥：新建、查看、登记、作废", en: "make, show, enrol and revoke keys"),
            subcommands: [New.self, Show.self, Convert.self, Enrol.self, Template.self, Export.self, Rotate.self, Revoke.self, List.self])
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
        @Flag(help: .said(zh: "按 PEM 格式输出，同 openssl pkey -pubout", en: "in PEM, as openssl pkey -pubout writes it")) var pem = false
        @Argument(help: .said(zh: "文件", en: "file")) var file: String

        func run() throws {
            let key = try KeyFile.read(file).publicKey
            Console.print(pem ? try PublicKeyDocument(key).serializeAsPEM().pemString : key.bytes.hex)
        }
    }

    struct Convert: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "convert",
                abstract: said(
                    zh: "把旧格式的私钥文件改写为 PKCS#8（PEM），密钥不变",
                    en: "rewrite a private key file of an earlier version as PKCS#8 in PEM; the key stays"))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "私钥文件", en: "private key files")) var files: [String]

        func run() throws {
            for file in files {
                Console.print(
                    try KeyFile.convert(file)
                        ? said(zh: "\(file)：已改写为 PKCS#8。", en: "\(file): rewritten as PKCS#8.")
                        : said(zh: "\(file)：已是 PKCS#8，未改动。", en: "\(file): is PKCS#8 already, left as it is."))
            }
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
            try await options.submit(unit: unit, .revokeKey(revoke))
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
