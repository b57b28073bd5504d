internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import Views

/// `--period`: by default the one open now, which the registry's log tells.
struct PeriodOption: ParsableArguments {
    @Option(help: .said(zh: "考核周期；不写则为当前开启的周期", en: "period; if left out, the one open now"), completion: .names(.period))
    var period: String?

    /// Asked of the registry's log; while no broker answers, or without a connection, of what this user saw last, and the output says so.
    ///
    /// - Throws: a `CommandError` if none was given and none, or no single one, is open.
    func id(_ options: SubmitOptions) async throws -> String {
        if let period { return period }
        let place = try options.connection.place()
        let seen = SeenPeriods(namespace: place.topics.namespace)
        guard !options.offline else { return try remembered(seen.memory, nil) }
        do {
            let state = try await SystemState.read(options.connection.connect(), [.registry])
            return try Self.open(in: state.registry, on: state.day)
        } catch let error as CommandError where error.status == .unavailable {
            return try remembered(seen.memory, error)
        }
    }

    /// The period that was open when a broker last answered, if its days are still these.
    private func remembered(_ memory: SeenPeriods.Memory?, _ silence: CommandError?) throws -> String {
        let day = memory.flatMap { $0.isDeclared ? CivilDate($0.seen) : .today } ?? .today
        guard let memory, let period = Self.remembered(memory, on: day) else {
            throw CommandError(
                silence == nil ? .usage : .unavailable,
                zh: "\(silence.map { "\($0.zh)\n" } ?? "")没有连接，也不记得当前开启的是哪个周期，所以什么都没有存下。请用 --period 写明周期，再运行一次，就会存入提交箱。",
                en:
                    "\(silence.map { "\($0.en)\n" } ?? "")Without a connection, and with no period remembered that is open now, nothing was kept. Name the period with --period and run it again: then it is kept in the spool."
            )
        }
        Console.note(
            said(
                zh: "没有连接；周期按 \(memory.seen) 所见，用“\(period)”。要用别的周期，请用 pledgeline spool drop 取出后以 --period 写明重做。",
                en:
                    "Without a connection the period is “\(period)”, the one seen open on \(memory.seen). If it is to be another, take this out with pledgeline spool drop and do it again with --period."
            ))
        return period
    }

    private static func remembered(_ memory: SeenPeriods.Memory, on day: CivilDate) -> String? {
        do { return try open(among: memory.periods, on: day) } catch { return nil }
    }

    func id(in state: SystemState) throws -> String {
        try state.known(period: period)
        if let period { return period }
        return try Self.open(in: state.registry, on: state.day)
    }

    /// The period whose days hold the date; failing that, the one in its closing phase.
    static func open(in registry: RegistryState, on day: CivilDate) throws -> String {
        try open(among: registry.periods.values.map { ($0.id, $0.starts, $0.ends, $0.closes) }, on: day)
    }

    static func open(among periods: [SeenPeriods.Days], on day: CivilDate) throws -> String {
        let known = periods.compactMap { period -> (String, CivilDate, CivilDate, CivilDate)? in
            guard let starts = CivilDate(period.starts), let ends = CivilDate(period.ends), let closes = CivilDate(period.closes) else {
                return nil
            }
            return (period.id, starts, ends, closes)
        }
        return try open(among: known, on: day)
    }

    private static func open(
        among periods: [(id: String, starts: CivilDate, ends: CivilDate, closes: CivilDate)], on day: CivilDate
    ) throws -> String {
        let running = periods.filter { $0.starts <= day && day <= max($0.starts, $0.ends) }
        let closing = periods.filter { $0.starts <= day && day <= $0.closes }
        let candidates = running.isEmpty ? closing : running
        guard let only = candidates.first, candidates.count == 1 else {
            let open = candidates.map(\.id).sorted(by: UTF8Order.precedes)
            throw open.isEmpty
                ? CommandError(
                    .usage, zh: "\(day) 没有开启的考核周期；请用 --period 指明。", en: "No period is open on \(day); name one with --period.")
                : CommandError(
                    .usage, zh: "\(day) 开启的周期不止一个（\(open.joined(separator: "、"))）；请用 --period 指明。",
                    en: "More than one period is open on \(day) (\(open.joined(separator: ", "))); name one with --period.")
        }
        return only.id
    }
}
