internal import ArgumentParser
internal import Foundation
internal import Schema
internal import SwiftProtobuf

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
