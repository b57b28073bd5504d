internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension FactCommand {
    struct State: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "state",
                abstract: said(zh: "填报一项指标，取代以前的填报", en: "state a fact; takes the place of the statement before"),
                discussion: said(
                    zh: "配备写 --headcount 和 --cadres，经费写 --heads 和 --provided，数量写 --number。",
                    en: "Staffing takes --headcount and --cadres, funds --heads and --provided, a count --number."))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "填报指标编号", en: "requirement id"), completion: .names(.requirement)) var requirement: String
        @Option(help: .said(zh: "职工总数", en: "headcount")) var headcount: UInt32?
        @Option(help: .said(zh: "党务工作者人数", en: "party-affairs cadres")) var cadres: UInt32?
        @Option(help: .said(zh: "核定人数", en: "heads the funds are reckoned by")) var heads: UInt32?
        @Option(help: .said(zh: "已拨付元数", en: "yuan provided")) var provided: String?
        @Option(help: .said(zh: "数量", en: "number")) var number: String?
        @OptionGroup var documents: EvidenceOptions

        func run() async throws {
            let documents = try documents.cited(options.topics())
            var state = try body()
            state.evidence = documents.evidence
            try await options.submit(unit: unit, .stateFact(state), documents: documents)
        }

        func body() throws -> PBStateFact {
            var state = PBStateFact()
            state.requirement = requirement
            switch (headcount, cadres, heads, provided, number) {
            case (let headcount?, let cadres?, nil, nil, nil):
                state.staffing = .with {
                    $0.headcount = headcount
                    $0.cadres = cadres
                }
            case (nil, nil, let heads?, let provided?, nil):
                state.funds = try .with {
                    $0.heads = heads
                    $0.provided = try decimal(provided, "--provided")
                }
            case (nil, nil, nil, nil, let number?):
                state.count = try .with { $0.number = try decimal(number, "--number") }
            default:
                throw CommandError(
                    .usage, zh: "请写 --headcount 和 --cadres，或 --heads 和 --provided，或 --number，三者之一。",
                    en: "Give --headcount and --cadres, or --heads and --provided, or --number: one of the three.")
            }
            return state
        }
    }
}
