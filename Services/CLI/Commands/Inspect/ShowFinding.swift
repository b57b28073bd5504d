internal import ArgumentParser
internal import Domain
internal import Files
internal import Schema
internal import SupervisionCore
internal import Views

extension InspectCommand {
    /// Everything that is to be judged, word for word.
    struct ShowFinding: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show", abstract: said(zh: "显示一个问题及其整改", en: "show a finding and its rectification"),
                discussion: said(
                    zh:
                        "JSON 字段：unit、finding、period、round、taxonomy、severity、text、due、pledge、repeats、state、overdue、answered、contested、rectified、note、evidence（name、digest、address、revision）、returned、accepted。",
                    en:
                        "JSON members: unit, finding, period, round, taxonomy, severity, text, due, pledge, repeats, state, overdue, answered, contested, rectified, note, evidence (name, digest, address, revision), returned, accepted."
                ))
        }
        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "问题编号", en: "finding id")) var finding: String

        func run() async throws {
            let state = try await options.read([.registry, .pledges, .supervision])
            guard let found = state.supervisionStates.lazy.compactMap({ $0.units[unit]?.findings[finding] }).first else {
                throw CommandError(
                    .badInput, zh: "“\(unit)”没有问题“\(finding)”。运行 pledgeline inspect list \(unit) 查看。",
                    en: "“\(unit)” has no finding “\(finding)”. See pledgeline inspect list \(unit).")
            }
            if options.chosen.format.isSheet {
                return FindingStory(found, on: state.day).listing.print(options.chosen, options.connection.language)
            }
            switch options.output {
            case .table: Console.print(FindingStory(found, on: state.day).text(options.connection.language))
            case .json: Console.printJSON(FindingStory(found, on: state.day).row)
            }
        }
    }
}
