internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Foundation
internal import Schema
internal import SwiftProtobuf

struct SchemeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "scheme", abstract: said(zh: "考核办法", en: "scheme bundles"),
            subcommands: [Check.self, Publish.self, List.self, Show.self])
    }

    struct Check: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "check", abstract: said(zh: "检查 YAML 文件", en: "check a YAML file and list every problem"))
        }
        @OptionGroup var language: LanguageOption
        @Argument(help: .said(zh: "文件", en: "file")) var file: String

        func run() throws {
            let bundle = try BundleFile.load(file)
            let bytes: Data = try bundle.serializedData()
            Console.print("\(bundle.id) \(Digest.sha256(bytes).hex)")
        }
    }

    struct Publish: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "publish", abstract: said(zh: "发布考核办法", en: "publish a bundle"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "最上级单位", en: "the topmost unit")) var unit: String
        @Argument(help: .said(zh: "YAML 文件", en: "file")) var file: String

        func run() async throws {
            var publish = PBPublishBundle()
            publish.bundle = try BundleFile.load(file).serializedData()
            try await options.submit(unit: unit, .publishBundle(publish))
        }
    }
}
