internal import ArgumentParser
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming

/// `--period`: by default the one open now, which the registry's log tells.
struct PeriodOption: ParsableArguments {
    @Option(help: .said(zh: "考核周期；不写则为当前开启的周期", en: "period; if left out, the one open now"), completion: .names(.period))
    var period: String?

    /// - Throws: a `CommandError` if none was given and none, or no single one, is open.
    func id(_ options: SubmitOptions) async throws -> String {
        if let period { return period }
        try options.refuseOffline(
            zh: "没有连接就查不到当前开启的周期；请用 --period 写明。", en: "without a connection nobody knows which period is open; name it with --period.")
        let state = try await SystemState.read(options.connection.connect(), [.registry])
        return try Self.open(in: state.registry, on: state.day)
    }

    func id(in state: SystemState) throws -> String {
        try state.known(period: period)
        if let period { return period }
        return try Self.open(in: state.registry, on: state.day)
    }

    /// The period whose days hold the date; failing that, the one in its closing phase.
    static func open(in registry: RegistryState, on day: CivilDate) throws -> String {
        let running = registry.periods.values.filter { ($0.starts...max($0.starts, $0.ends)).contains(day) }
        let closing = registry.periods.values.filter { $0.starts <= day && day <= $0.closes }
        let candidates = running.isEmpty ? closing : running
        guard let only = candidates.first, candidates.count == 1 else {
            let open = candidates.map(\.id).sorted(by: RegistryState.byteOrder)
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

extension SystemState {
    /// The day it is: by this machine's clock, or with a declared clock the day of the last decision.
    var day: CivilDate {
        guard registry.genesis?.clock == .declared else { return .today }
        let times = references.partitions.compactMap { references.standing(of: $0)?.time } + [scoring.standing.time]
        return CivilDate(milliseconds: times.max() ?? 0)
    }
}
