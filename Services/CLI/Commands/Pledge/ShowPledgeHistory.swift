internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Schema
internal import Streaming
internal import Views

extension PledgeCommand {
    /// Everything that happened to a pledge: when, by whom, what changed in its wording, and the decision it stands in.
    struct History: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "history",
                abstract: said(zh: "一条承诺的全部经过", en: "every step of a pledge, with who took it and every wording"),
                discussion: Listing.members(PledgeHistory.columns))
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String

        func run() async throws {
            let state = try await options.read([.registry])
            let history = try await read(options.connection.connect())
            guard let wording = history.wording else {
                throw CommandError(.badInput, zh: "“\(unit)”没有承诺“\(pledge)”。", en: "“\(unit)” has no pledge “\(pledge)”.")
            }
            let language = options.connection.language
            if options.chosen.format == .table {
                Console.print(PledgeStory.line(wording, language))
            }
            history.listing(state.registry, language).print(options.chosen, language)
        }

        /// From the decisions themselves: the state keeps only what stands, the log what was taken back too.
        private func read(_ connected: Connection) async throws -> PledgeHistory {
            let topic = connected.topics.decisions(.pledges)
            let partition = TopicPartition(topic: topic.name, partition: topic.partition(ofKey: unit))
            var fold = AcceptanceFold(
                namespace: connected.topics.namespace, partition: partition, state: PledgeHistory(unit: unit, pledge: pledge))
            do {
                try await connected.log.readAll(of: partition) { _ = try fold.fold($0) }
            } catch let error as LogError {
                throw CommandError.from(error, brokers: connected.brokers)
            } catch let violation as FoldViolation {
                throw CommandError(
                    .falsified, zh: "决定日志被截断或改写：\(violation)。请运行 pledgeline verify。",
                    en: "The log of decisions was truncated or rewritten: \(violation). Run pledgeline verify.")
            }
            return fold.state
        }
    }
}
