internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension DutyCommand {
    /// 一岗一清单: the unit fits a list to itself. Replaces its earlier adaptation.
    struct Adapt: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "adapt",
                abstract: said(zh: "本单位调整责任清单，取代以前的调整", en: "fit a duty list to the unit; replaces its earlier adaptation"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "清单编号", en: "list id"), completion: .names(.dutyList)) var list: String
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String?
        @Option(help: .said(zh: "所调整的版本，即现行版本", en: "the version adapted: the one in force")) var version: UInt32?
        @Option(name: .customLong("add"), help: .said(zh: "增加：编号=内容，可重复", en: "add ID=TEXT; repeatable")) var added: [String] = []
        @Option(name: .customLong("reword"), help: .said(zh: "改写：编号=内容，可重复", en: "reword ID=TEXT; repeatable"))
        var reworded: [String] = []
        @Option(name: .customLong("omit"), help: .said(zh: "略去：编号=理由，可重复", en: "omit ID=REASON; repeatable"))
        var omitted: [String] = []

        func run() async throws {
            try await options.submit(unit: unit, .adaptDutyList(try body()))
        }

        func body() throws -> PBAdaptDutyList {
            var adapt = try BodyFile.load(file, as: PBAdaptDutyList.self)
            adapt.list = list
            if let version { adapt.version = version }
            guard adapt.version > 0 else {
                throw CommandError(
                    .usage, zh: "请用 --version 写明所调整的版本；pledgeline duty list 显示现行版本。",
                    en: "Name the version adapted with --version; pledgeline duty list shows the one in force.")
            }
            let language = Language.current
            func text(_ text: String) -> PBText { language == .zh ? .both(text, "") : .both("", text) }
            adapt.added += try added.map { argument in
                let (id, value) = try pair(argument, "--add", zh: "编号=内容", en: "ID=TEXT")
                return .with {
                    $0.id = id
                    $0.text = text(value)
                    $0.kind = .duty
                }
            }
            adapt.reworded += try reworded.map { argument in
                let (id, value) = try pair(argument, "--reword", zh: "编号=内容", en: "ID=TEXT")
                return .with {
                    $0.duty = id
                    $0.text = text(value)
                }
            }
            adapt.omitted += try omitted.map { argument in
                let (id, reason) = try pair(argument, "--omit", zh: "编号=理由", en: "ID=REASON")
                return .with {
                    $0.duty = id
                    $0.reason = reason
                }
            }
            return adapt
        }
    }
}
