internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Views

/// Settings under a name, so that the daily commands need none.
struct ProfileCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "profile", abstract: said(zh: "登录配置：常用的地址、密钥、单位和语言", en: "profiles: brokers, key, unit and language under a name"),
            discussion: said(
                zh: "存放在 $XDG_CONFIG_HOME/pledgeline/config.yaml。命令行参数优先，其次环境变量，最后是登录配置（--profile、PLEDGELINE_PROFILE 或当前登录配置）。",
                en:
                    "They stand in $XDG_CONFIG_HOME/pledgeline/config.yaml. A flag goes before the environment, the environment before the profile (--profile, PLEDGELINE_PROFILE or the current one)."
            ),
            subcommands: [Set.self, List.self, Show.self, Use.self, Remove.self], defaultSubcommand: List.self)
    }

    struct Set: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "set",
                abstract: said(zh: "建立或修改一套登录配置；第一个即为当前登录配置", en: "make or change a profile; the first one becomes the current one"),
                discussion: said(
                    zh: "没有写的设置保持原样；写空值（如 --unit \"\"）则删去。",
                    en: "Settings not named stay as they are; an empty one (--unit \"\") is taken out."))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "登录配置名称", en: "name of the profile")) var name: String
        @Option(name: [.customShort("b"), .long], help: .said(zh: "Kafka 地址 host:port,…", en: "Kafka brokers host:port,…")) var brokers:
            String?
        @Option(help: .said(zh: "命名空间", en: "namespace")) var namespace: String?
        @Option(name: [.customShort("k"), .long], help: .said(zh: "私钥文件", en: "private key file")) var key: String?
        @Option(help: .said(zh: "所在单位", en: "the unit one works for")) var unit: String?
        @Option(help: .said(zh: "该登录配置使用的语言；也可用 --lang", en: "the language this profile uses; --lang does as well")) var speak: Language?
        @Option(help: .said(zh: "librdkafka 属性文件", en: "file of librdkafka properties")) var properties: String?

        func run() throws {
            let path = ProfileFile.path()
            var file = try ProfileFile.read(path)
            var profile = file.profiles[name] ?? Profile()
            func change(_ setting: inout String?, _ value: String?) { if let value { setting = value.isEmpty ? nil : value } }
            change(&profile.brokers, brokers)
            change(&profile.namespace, namespace)
            change(&profile.key, key.map(Self.absolute))
            change(&profile.unit, unit)
            change(&profile.lang, (speak ?? language.lang)?.rawValue)
            change(&profile.properties, properties.map(Self.absolute))
            if let namespace = profile.namespace, Topics(namespace: namespace) == nil { throw CommandError.badNamespace(namespace) }
            file.profiles[name] = profile
            file.current = file.current ?? name
            try file.write(path)
            for (setting, value) in profile.settings { Console.print("\(setting): \(value)") }
        }

        /// What was named where the user stands must be found from anywhere.
        private static func absolute(_ path: String) -> String {
            guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("~") else { return path }
            return URL(filePath: FileManager.default.currentDirectoryPath).appending(path: path).standardizedFileURL.path
        }
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "list", abstract: said(zh: "列出登录配置，* 为当前登录配置", en: "list the profiles, * is the current one"))
        }
        @OptionGroup var language: LanguageOption
        @OptionGroup var format: OutputOption

        func run() throws {
            let file = try ProfileFile.read(ProfileFile.path())
            let names = file.profiles.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            if format.chosen.format.isSheet {
                return Self.sheet(names, file).print(format.chosen, .current)
            }
            if format.output == .json {
                for name in names {
                    Console.printJSON(Row(name: name, current: name == file.current, settings: file.profiles[name] ?? Profile()))
                }
                return
            }
            guard !names.isEmpty else {
                return Console.print(
                    said(zh: "还没有登录配置；用 pledgeline profile set 建立。", en: "There are no profiles yet; make one with pledgeline profile set.")
                )
            }
            var table = Table([
                ("", .left), (said(zh: "登录配置", en: "profile"), .left), (said(zh: "地址", en: "brokers"), .left),
                (said(zh: "命名空间", en: "namespace"), .left), (said(zh: "单位", en: "unit"), .left), (said(zh: "密钥", en: "key"), .left),
            ])
            for name in names {
                let profile = file.profiles[name] ?? Profile()
                table.add([
                    name == file.current ? "*" : "", name, profile.brokers ?? "", profile.namespace ?? "", profile.unit ?? "",
                    profile.key ?? "",
                ])
            }
            Console.print(table.text)
        }

        private static func sheet(_ names: [String], _ file: ProfileFile) -> Listing {
            var listing = Listing(
                [
                    Listing.Column("name", zh: "登录配置", en: "profile"), Listing.Column("current", zh: "当前", en: "current"),
                    Listing.Column("brokers", zh: "地址", en: "brokers"), Listing.Column("namespace", zh: "命名空间", en: "namespace"),
                    Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("key", zh: "密钥", en: "key"),
                ], named: .both("登录配置", "Profiles"))
            for name in names {
                let profile = file.profiles[name] ?? Profile()
                listing.add([
                    .text(name), .flag(name == file.current), .text(profile.brokers ?? ""), .text(profile.namespace ?? ""),
                    .text(profile.unit ?? ""), .text(profile.key ?? ""),
                ])
            }
            return listing
        }

        private struct Row: Encodable {
            var name: String
            var current: Bool
            var settings: Profile
        }
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show", abstract: said(zh: "显示一套登录配置（默认当前登录配置）", en: "print a profile, by default the current one"))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "登录配置名称", en: "name of the profile")) var name: String?

        func run() throws {
            let file = try ProfileFile.read(ProfileFile.path())
            for (setting, value) in try file.profile(name).settings { Console.print("\(setting): \(value)") }
        }
    }

    struct Use: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "use", abstract: said(zh: "设为当前登录配置", en: "make a profile the current one"))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "登录配置名称", en: "name of the profile")) var name: String

        func run() throws {
            var file = try ProfileFile.read(ProfileFile.path())
            _ = try file.profile(name)
            file.current = name
            try file.write(ProfileFile.path())
        }
    }

    struct Remove: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "remove", abstract: said(zh: "删除登录配置；密钥等文件不动", en: "remove a profile; key files and others stay"))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "登录配置名称", en: "name of the profile")) var name: String

        func run() throws {
            var file = try ProfileFile.read(ProfileFile.path())
            _ = try file.profile(name)
            file.profiles[name] = nil
            if file.current == name { file.current = nil }
            try file.write(ProfileFile.path())
        }
    }
}
