internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Import
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Streaming
internal import SwiftProtobuf
internal import Views

extension ReportCommand {
    /// 免报: one report, or in one go what was asked for by mistake, such as everything before a county began.
    struct Excuse: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "excuse",
                abstract: said(zh: "免报：一期，或一次免去多个单位的多期", en: "excuse a report, or many reports of many units in one go"),
                discussion: said(
                    zh:
                        "写一期即免一期。写多期，或加 --also、--below、--before，则逐份核对：已报送、已免报或不必报的跳过，其余一并提交，每份的结果逐一说明。中断后再次运行即可继续。JSON 字段：unit、slot、status、code、text。",
                    en:
                        "With one slot, one report. With several, or with --also, --below or --before, each is looked at: what was sent, excused or is not owed is left out, the rest is submitted together, and what became of each is told. Run it again to go on after a break. JSON members: unit, slot, status, code, text."
                ))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit")) var unit: String
        @Argument(help: .said(zh: "报告事项（考核办法中的编号）", en: "report duty, as the scheme names it")) var duty: String
        @Argument(
            help: .said(
                zh: "哪几期：2026-03、2026-Q1、2026-H1 或 2026；可写多期", en: "which ones: 2026-03, 2026-Q1, 2026-H1 or 2026; as many as needed"))
        var slots: [String] = []
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String
        @Option(help: .said(zh: "还有哪个单位，可重复", en: "a further unit; repeatable")) var also: [String] = []
        @Flag(help: .said(zh: "连同所列单位的全部下级", en: "and every unit below those named")) var below = false
        @Option(help: .said(zh: "此日之前截止的各期", en: "every one that was due before this day")) var before: String?
        @Flag(help: .said(zh: "只列出将免报哪些，不提交", en: "only list what would be excused; submit nothing")) var dryRun = false

        func validate() throws {
            guard slots.isEmpty != (before == nil) else {
                throw ValidationError(
                    said(
                        zh: "请写明哪几期，或用 --before 写明日期，二者取一。", en: "Name the reports (2026-03 …), or a day with --before: one of the two."))
            }
        }

        private var isOne: Bool { slots.count == 1 && also.isEmpty && !below && !dryRun }

        func run() async throws {
            guard !isOne else {
                let period = try await period.id(options)
                return try await options.submit(unit: unit, body(SlotName(period: period, duty: duty, slot: slots[0])))
            }
            if options.offline {
                let count = try keep(try await named())
                return Console.print(SpoolTexts.keptMany(count)(options.output, options.connection.language))
            }
            let connection = try options.connection.connect()
            if isNamedInFull {
                let registry = TopicPartition(topic: connection.topics.decisions(.registry).name, partition: 0)
                do { _ = try await connection.log.bounds(of: registry) } catch LogError.unavailable(let why) {
                    let count = try keep(try await named())
                    throw CommandError.kept(count, because: .unavailable(why), brokers: connection.brokers)
                }
            }
            let state = try await SystemState.read(connection, [.registry, .pledges])
            try await send(try plan(in: state), over: connection)
        }

        // MARK: Which

        private func plan(in state: SystemState) throws -> ExcusePlan {
            let period = try period.id(in: state)
            for unit in [unit] + also { try known(unit, in: state) }
            let reader = ReportReader(state.pledgesStates, registry: state.registry)
            let units = below ? ([unit] + also).flatMap(state.registry.subtree(of:)) : [unit] + also
            return try ExcusePlan(
                units: units, duty: duty, period: period, slots: slots, before: try before.map { try date($0, "--before") }, state.registry,
                reader)
        }

        /// Without looking anything up: nothing is left out.
        private var isNamedInFull: Bool { !below && before == nil && !dryRun }

        private func named() async throws -> [ExcusePlan.Name] {
            guard isNamedInFull else {
                throw CommandError(
                    .usage, zh: "离线时须逐期写明，不能用 --below、--before 或 --dry-run：没有连接就查不到有哪些。",
                    en:
                        "Without a connection name each report, without --below, --before or --dry-run: nobody can look up which there are."
                )
            }
            let period = try await period.id(options)
            return ExcusePlan.names(of: [unit] + also, slots.map { SlotName(period: period, duty: duty, slot: $0) })
        }

        // MARK: Submitting

        private func body(_ slot: SlotName) -> PBPayload.Body {
            .excuseReport(
                .with {
                    $0.period = slot.period
                    $0.duty = slot.duty
                    $0.slot = slot.slot
                    $0.reason = reason
                })
        }

        /// Whoever asks the same again goes on where it was.
        private func contents(_ names: [ExcusePlan.Name]) -> Data {
            let lines = names.map { "\($0.unit)\0\($0.slot)" }
            return options.batchContents(Data((["pledgeline-excuse-v1", reason] + lines).joined(separator: "\0").utf8))
        }

        /// - Returns: how many wait in the spool now.
        private func keep(_ names: [ExcusePlan.Name]) throws -> Int {
            let spool = try Spool(topics: options.topics())
            let key = try options.signingKey()
            let now = Int64(Date().timeIntervalSince1970 * 1000)
            let batch = try SubmissionBatch.begin(contents(names), in: spool, key: key, whenTooOld: .begunAnew, time: now)
            let sender = BatchSender(spool: spool, batch: batch, key: key)
            let drafts = names.enumerated().map { place, name in
                var payload = PBPayload()
                payload.unit = name.unit
                payload.meant = options.meant
                payload.body = body(name.slot)
                return (place: place, payload: payload)
            }
            let open = sender.open(drafts)
            try sender.keep(open)
            return open.count
        }

        private func send(_ plan: ExcusePlan, over connection: Connection) async throws {
            guard !dryRun else { return ExcuseTable(plan).print(options.output, connection.language) }
            let steps = plan.items.enumerated().filter { $0.element.isToExcuse }.map { place, item in
                ImportStep(lines: [], place: place, unit: item.name.unit, body: body(item.name.slot), after: [])
            }
            let sender = ImportSender(
                connection: connection, key: try options.signingKey(), contents: contents(plan.items.map(\.name)), service: .pledges,
                meant: options.meant)
            let bar = ProgressBar(connection.language(zh: "免报", en: "excused"), total: steps.count)
            let result: ImportSender.Result
            do { result = try await sender.send(steps, waitFor: options.bound) { bar.show($0) } } catch let error as LogError {
                throw CommandError.from(error, brokers: connection.brokers)
            }
            Console.endProgress()
            ExcuseTable(plan, result).print(options.output, connection.language)
            if let stopped = result.report.stopped {
                throw CommandError.kept(result.report.kept, because: stopped, brokers: connection.brokers)
            }
            if result.report.status != .accepted { throw ExitCode(result.report.status.rawValue) }
        }
    }
}
