internal import ArgumentParser
internal import Foundation
internal import Schema

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "密钥：新建、查看、登记、作废 / make, show, enrol and revoke keys",
        subcommands: [
            New.self, Show.self, Enrol.self, Revoke.self,
            Rotate.self, List.self,
        ])

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "新建私钥文件 / make a private key file (mode 600)")
        @Argument(help: "文件 / file") var file: String

        func run() throws {
            let key = SigningKey()
            try KeyFile.create(key, at: file)
            Console.print(key.publicKey.bytes.hex)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "显示公钥 / print the public key")
        @Argument(help: "文件 / file") var file: String
        func run() throws { Console.print(try KeyFile.read(file).publicKey.bytes.hex) }
    }

    struct Enrol: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "为单位登记一把公钥 / enrol a public key for a unit's sub-tree")
        @OptionGroup var options: SubmitOptions
        @Option(help: "单位 / unit where the sub-tree begins") var unit: String
        @Option(help: "公钥，十六进制 / public key in hexadecimal") var publicKey: String
        @Option(help: "角色 / role") var role: RoleArgument
        @Option(help: "用途，不写姓名 / what it is for, never a name") var label: String = ""
        @Option(help: "生效日 / first day (yyyy-mm-dd)") var from: String?
        @Option(help: "失效日 / first day it is no longer valid (yyyy-mm-dd)") var until: String?

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
        static let configuration = CommandConfiguration(abstract: "作废一把密钥 / revoke a key")
        @OptionGroup var options: SubmitOptions
        @Option(help: "登记它的单位 / unit it was enrolled at") var unit: String
        @Option(help: "公钥，十六进制 / public key in hexadecimal") var publicKey: String
        @Option(help: "原因 / reason") var reason: String

        func run() async throws {
            guard let bytes = Data(hex: publicKey) else {
                throw CommandError(.usage, zh: "公钥须为十六进制。", en: "The public key must be in hexadecimal.")
            }
            var revoke = PBRevokeKey()
            revoke.key = bytes
            revoke.reason = reason
            try await options.submit(.registry, unit: unit, .revokeKey(revoke))
        }
    }
}
