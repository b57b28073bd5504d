internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SwiftProtobuf
internal import Views

struct RankCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rank", abstract: said(zh: "排名：查看、逐项说明", en: "rankings: show and explain"),
            subcommands: [Show.self, Explain.self],
            defaultSubcommand: Show.self)
    }

    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "show", abstract: said(zh: "显示已公布的排名", en: "show published rankings"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Option(help: .said(zh: "只看某一组别", en: "only this cohort"), completion: .names(.cohort)) var cohort: String?
        @Option(help: .said(zh: "只看某一周期", en: "only this period"), completion: .names(.period)) var period: String?
        @OptionGroup var format: OutputOption

        func run() async throws {
            let connected = try connection.connect()
            let state = try await SystemState.read(connected, [.registry, .scoring])
            try state.known(period: period)
            try state.known(cohort: cohort)
            let closed = state.scoringState.published(cohort: cohort, period: period)
            guard !closed.isEmpty else {
                throw CommandError(.badInput, zh: "还没有公布排名。", en: "No ranking has been published yet.")
            }
            if format.chosen.format.isSheet {
                let tables = closed.compactMap { $0.content.map { RankingTable($0, registry: state.registry).listing } }
                return Listing.print(tables, format.chosen, connected.language)
            }
            for ranking in closed {
                guard let content = ranking.content else { continue }
                switch format.output {
                case .table: Console.print(RankingTable(content, registry: state.registry).text(connected.language))
                case .json: Console.print(try content.jsonString())
                }
            }
        }
    }

    struct Explain: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "explain",
                abstract: said(zh: "逐项说明一个单位的得分", en: "open a unit's score into its parts"),
                discussion: said(
                    zh:
                        "JSON 字段：unit、cohort、period、rank、score、exact、members、summary、components（name、weight、points、exact、missing、rule、parts：name、value、sources、grades：grade、name、points、ballots，items：item、name、given、possible）。",
                    en:
                        "JSON members: unit, cohort, period, rank, score, exact, members, summary, components (name, weight, points, exact, missing, rule, parts: name, value, sources, grades: grade, name, points, ballots, items: item, name, given, possible)."
                ))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @OptionGroup var format: OutputOption
        @Option(help: .said(zh: "组别，不写则为该单位所在的全部排名", en: "cohort; every ranking the unit is in if none is named")) var cohort: String?
        @Option(help: .said(zh: "考核周期", en: "period"), completion: .names(.period)) var period: String?

        func run() async throws {
            let connected = try connection.connect()
            let scoring = try await SystemState.read(connected, [.scoring]).scoring.state
            var shown = false
            for closed in scoring.published(cohort: cohort, period: period) {
                guard let ranking = closed.content, ranking.entries.contains(where: { $0.unit == unit }) else { continue }
                try await explain(closed, ranking, connected)
                shown = true
            }
            guard shown else {
                throw CommandError(.badInput, zh: "没有“\(unit)”的排名。", en: "There is no ranking with “\(unit)”.")
            }
        }

        private func explain(_ closed: ClosedCohort, _ ranking: PBRanking, _ connection: Connection) async throws {
            let state = try await SystemState.read(connection, to: ranking.cut)
            let explanation: Explanation?
            do throws(Refusal) { explanation = try state.explanation(of: unit, in: ranking, on: closed.date) } catch {
                throw CommandError(.falsified, zh: error.zh, en: error.en)
            }
            guard let explanation else { return }
            if format.chosen.format.isSheet {
                return ExplanationListing(explanation).listing.print(format.chosen, connection.language)
            }
            switch format.output {
            case .table: Console.print(ExplanationText(explanation).text(connection.language))
            case .json: Console.printJSON(ExplanationRow(explanation))
            }
        }
    }
}
