internal import ArgumentParser
internal import Domain
internal import Files
internal import PledgesCore
internal import Schema
internal import Views

extension ReportCommand {
    /// What stands to be judged, word for word.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "显示一份报告的内容", en: "show what a report says"),
                discussion: said(
                    zh:
                        "JSON 字段：unit、duty、slot、standing、revision、sent、text、answers（field、name、text）、evidence（name、digest、address、revision）、returned、accepted。",
                    en:
                        "JSON members: unit, duty, slot, standing, revision, sent, text, answers (field, name, text), evidence (name, digest, address, revision), returned, accepted."
                ))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var report: ReportArguments

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            let name = SlotName(period: try report.period.id(in: state), duty: report.duty, slot: report.slot)
            guard let found = state.pledgesStates.lazy.compactMap({ $0.report(name, of: report.unit) }).first, let sent = found.sent else {
                throw CommandError(
                    .badInput, zh: "“\(report.unit)”没有报送过“\(name.duty)”\(name.slot)。运行 pledgeline report list \(report.unit) 查看应报事项。",
                    en:
                        "“\(report.unit)” has sent no report “\(name.duty)” of \(name.slot). See what it owes with pledgeline report list \(report.unit)."
                )
            }
            let story = ReportStory(unit: report.unit, found, sent, state.registry.reportSlot(name)?.duty)
            if options.chosen.format.isSheet { return story.listing.print(options.chosen, options.connection.language) }
            switch options.output {
            case .table: Console.print(story.text(options.connection.language))
            case .json: Console.printJSON(story.row)
            }
        }
    }
}
