internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension DutyCommand {
    /// 责任清单: the standing duties of a category of post; a higher version takes the place of the one before.
    struct Define: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "define",
                abstract: said(zh: "制定或更新责任清单", en: "define a duty list or a further version of it"),
                discussion: said(
                    zh: """
                        清单写在文件中（YAML 或 JSON），例如：
                          version: 1
                          name: {zh: 支部书记责任清单}
                          category: branch-secretary
                          duties:
                            - {id: d1, text: {zh: 每月主持一次支委会}, kind: DUTY_KIND_DUTY}
                            - {id: m1, text: {zh: 建立台账}, kind: DUTY_KIND_MEASURE, under: d1}
                        """,
                    en: """
                        The list is written in a file (YAML or JSON), such as:
                          version: 1
                          name: {en: Duties of a branch secretary}
                          category: branch-secretary
                          duties:
                            - {id: d1, text: {en: Chairs the committee every month}, kind: DUTY_KIND_DUTY}
                            - {id: m1, text: {en: Keeps a ledger}, kind: DUTY_KIND_MEASURE, under: d1}
                        """))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "在哪个单位及以下适用", en: "the unit at and below which it applies")) var unit: String
        @Argument(help: .said(zh: "清单编号", en: "list id"), completion: .names(.dutyList)) var list: String
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String
        @Option(help: .said(zh: "版本，从 1 起", en: "version, counted from 1")) var version: UInt32?

        func run() async throws {
            var define = try BodyFile.load(file, as: PBDefineDutyList.self)
            define.list = list
            if let version { define.version = version }
            try await options.submit(unit: unit, .defineDutyList(define))
        }
    }
}
