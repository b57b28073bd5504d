internal import ArgumentParser
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming
internal import SwiftProtobuf

struct GenesisCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genesis", abstract: "初始化系统：根密钥、时钟、分区数 / start the system; signed by the root key")

    @OptionGroup var options: SubmitOptions
    @Option(help: "时钟：broker 或 declared / whose timestamps count") var clock: ClockArgument = .broker

    func run() async throws {
        let connected = try options.connection.connect()
        var genesis = PBGenesis()
        genesis.namespace = connected.topics.namespace
        genesis.rootKey = try options.signingKey().publicKey.bytes
        genesis.clock = clock.mode
        genesis.topics = connected.topics.genesisPartitions
        try await options.submit(.registry, unit: "", .genesis(genesis))
    }
}

enum RoleArgument: String, ExpressibleByArgument, CaseIterable {
    case registrar, clerk, superior, inspector, teller, scorer, decider, timekeeper

    var role: PBRole {
        switch self {
        case .registrar: .registrar
        case .clerk: .clerk
        case .superior: .superior
        case .inspector: .inspector
        case .teller: .teller
        case .scorer: .scorer
        case .decider: .decider
        case .timekeeper: .timekeeper
        }
    }
}

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "密钥：新建、查看、登记、作废 / make, show, enrol and revoke keys",
        subcommands: [New.self, Show.self, Enrol.self, Revoke.self])

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

/// A date given on the command line.
func date(_ text: String, _ option: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
        throw CommandError(
            .usage, zh: "\(option) 须为 yyyy-mm-dd 的日期，例如 2025-03-31。", en: "\(option) must be a date as yyyy-mm-dd, such as 2025-03-31.")
    }
    return date
}

/// A decimal given on the command line.
func decimal(_ text: String, _ option: String) throws -> PBDecimal {
    guard let number = PBDecimal(text) else {
        throw CommandError(.usage, zh: "\(option) 须为数字，例如 87.5。", en: "\(option) must be a number, such as 87.5.")
    }
    return number
}

enum LevelArgument: String, ExpressibleByArgument, CaseIterable {
    case city, county, township, area, village, community, branch, group, office

    var level: PBLevel {
        switch self {
        case .city: .city
        case .county: .county
        case .township: .township
        case .area: .area
        case .village: .village
        case .community: .community
        case .branch: .branch
        case .group: .group
        case .office: .office
        }
    }
}

enum TierArgument: String, ExpressibleByArgument, CaseIterable {
    case first, direct, specific
    var tier: PBTier {
        switch self {
        case .first: .first
        case .direct: .direct
        case .specific: .specific
        }
    }
}

struct CohortCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cohort", abstract: "考核组别 / cohorts", subcommands: [Define.self])

    struct Define: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "按层级、类别或名单定义组别 / define a cohort by level, sector or list")
        @OptionGroup var options: SubmitOptions
        @Option(help: "在哪个单位之下 / below which unit") var unit: String
        @Option(help: "组别编号 / cohort id") var cohort: String
        @Option(help: "中文名称 / name in Chinese") var zh: String
        @Option(help: "英文名称 / name in English") var en: String = ""
        @Option(help: "层级 / level") var level: LevelArgument?
        @Option(help: "类别 / sector") var sector: String = ""
        @Option(name: .customLong("member"), help: "成员单位，可重复 / a member, repeatable") var members: [String] = []
        @Option(help: "排名所需的最少单位数 / fewest members for a ranking") var minimumSize: UInt32 = 3

        func run() async throws {
            var define = PBDefineCohort()
            define.cohort = cohort
            define.name.zh = zh
            define.name.en = en
            define.level = level?.level ?? .unspecified
            define.sector = sector
            define.units = members
            define.minimumSize = minimumSize
            try await options.submit(.registry, unit: unit, .defineCohort(define))
        }
    }
}

struct SchemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheme", abstract: "考核办法 / scheme bundles", subcommands: [Check.self, Publish.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "检查 YAML 文件 / check a YAML file and list every problem")
        @Option(help: "界面语言 / language") var lang: String?
        @Argument(help: "文件 / file") var file: String

        func run() throws {
            let bundle = try BundleFile.load(file)
            let bytes: Data = try bundle.serializedData()
            Console.print("\(bundle.id) \(Digest.sha256(bytes).hex)")
        }
    }

    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "发布考核办法 / publish a bundle")
        @OptionGroup var options: SubmitOptions
        @Option(help: "最上级单位 / the topmost unit") var unit: String
        @Argument(help: "YAML 文件 / file") var file: String

        func run() async throws {
            var publish = PBPublishBundle()
            publish.bundle = try BundleFile.load(file).serializedData()
            try await options.submit(.registry, unit: unit, .publishBundle(publish))
        }
    }
}

struct PeriodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "period", abstract: "考核周期 / periods", subcommands: [Open.self])

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "开启考核周期，冻结其办法 / open a period and freeze its bundle")
        @OptionGroup var options: SubmitOptions
        @Option(help: "最上级单位 / the topmost unit") var unit: String
        @Option(help: "周期编号 / period id") var period: String
        @Option(help: "考核办法的 YAML 文件 / the published bundle's YAML file") var scheme: String
        @Option(help: "第一天 / first day") var starts: String
        @Option(help: "最后一天 / last day") var ends: String
        @Option(help: "收尾阶段最后一天 / last day of the closing phase") var closes: String
        @Option(help: "上一周期 / previous period") var previous: String = ""

        func run() async throws {
            let bundle = try BundleFile.load(scheme)
            let bytes: Data = try bundle.serializedData()
            var open = PBOpenPeriod()
            open.period = period
            open.bundle = bundle.id
            open.bundleDigest = Digest.sha256(bytes)
            open.starts = try date(starts, "--starts").description
            open.ends = try date(ends, "--ends").description
            open.closes = try date(closes, "--closes").description
            open.previousPeriod = previous
            try await options.submit(.registry, unit: unit, .openPeriod(open))
        }
    }
}
