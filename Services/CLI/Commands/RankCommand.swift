internal import ArgumentParser
internal import Foundation
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SwiftProtobuf

struct RankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rank", abstract: "排名：查看、逐项说明 / rankings: show and explain", subcommands: [Show.self, Explain.self],
        defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "显示已公布的排名 / show published rankings")
        @OptionGroup var connection: ConnectionOptions
        @Option(help: "只看某一组别 / only this cohort") var cohort: String?
        @Option(help: "只看某一周期 / only this period") var period: String?
        @Option(help: "输出格式 / output: table or json") var output: OutputFormat = .table

        func run() async throws {
            let connected = try connection.connect()
            let state = try await SystemState.read(connected, [.registry, .scoring])
            let closed = state.scoring.state.closedCohorts
                .filter { (cohort ?? $0.key.cohort) == $0.key.cohort && (period ?? $0.key.period) == $0.key.period }
                .sorted { ($0.key.period, $0.key.cohort) < ($1.key.period, $1.key.cohort) }
            guard !closed.isEmpty else {
                throw CommandError(.badInput, zh: "还没有公布排名。", en: "No ranking has been published yet.")
            }
            for (_, ranking) in closed {
                guard let content = ranking.content else { continue }
                switch output {
                case .table: Console.print(RankingTable(content, registry: state.registry).text(connected.language))
                case .json: Console.print(try content.jsonString())
                }
            }
        }
    }

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "逐项说明一个单位的得分 / open a unit's score into its parts")
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "组别 / cohort (default: every ranking the unit is in)") var cohort: String?
        @Option(help: "考核周期 / period") var period: String?

        func run() async throws {
            let connected = try connection.connect()
            let scoring = try await SystemState.read(connected, [.scoring]).scoring.state
            var shown = false
            for (key, closed) in scoring.closedCohorts.sorted(by: { ($0.key.period, $0.key.cohort) < ($1.key.period, $1.key.cohort) }) {
                guard (cohort ?? key.cohort) == key.cohort, (period ?? key.period) == key.period, let ranking = closed.content,
                    ranking.entries.contains(where: { $0.unit == unit })
                else { continue }
                try await explain(closed, ranking, connected)
                shown = true
            }
            guard shown else {
                throw CommandError(.badInput, zh: "没有“\(unit)”的排名。", en: "There is no ranking with “\(unit)”.")
            }
        }

        private func explain(_ closed: ClosedCohort, _ ranking: PBRanking, _ connection: Connection) async throws {
            let state = try await SystemState.read(connection, to: ranking.cut)
            let question = RankingQuestion(
                namespace: ranking.namespace, cohort: ranking.cohort, period: ranking.period, date: closed.date, cut: ranking.cut)
            let basis = ScoringBasis(registry: state.registry, records: state.scoring.state, facts: FollowedFacts(state.references))
            let explanation: Explanation?
            do throws(Refusal) { explanation = try Scoring.explanation(of: unit, question, from: basis) } catch {
                throw CommandError(.falsified, zh: error.zh, en: error.en)
            }
            guard let explanation else { return }
            Console.print(ExplanationText(explanation).text(connection.language))
        }
    }
}
