internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Views

/// 待办: what waits for a key. Everybody's daily screen.
struct DueCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "due", abstract: said(zh: "待办：这把密钥名下等待处理的一切", en: "everything that waits for a key"),
            discussion: said(
                zh: "每件事列出其下一步和要键入的命令。不用密钥时以 --unit 和 --role 指明看谁的待办。",
                en: "Each thing with its next step and the command to type. Without a key, --unit and --role say whose list it is.")
                + "\n\n" + Listing.members(WorkListText.columns))
    }
    @OptionGroup var options: ReadOptions
    @Option(
        name: [.customShort("k"), .long],
        help: .said(zh: "私钥文件（PLEDGELINE_KEY，或登录配置中的 key）", en: "private key file (PLEDGELINE_KEY, or key in the profile)"))
    var key: String?
    @Option(help: .said(zh: "单位（与 --role 同用）", en: "unit, together with --role")) var unit: String?
    @Option(help: .said(zh: "角色（与 --unit 同用）", en: "role, together with --unit")) var role: RoleArgument?
    @Option(help: .said(zh: "以哪天为准，默认今天", en: "as of which day, by default today")) var on: String?
    @Option(help: .said(zh: "列出今后几天内到期的事项", en: "days ahead within which something that falls due is listed"))
    var ahead: Int = WorkView.usualAhead
    @Flag(help: .said(zh: "也列出下级密钥会办的事项，逐个单位列出", en: "also what nearer keys will see to, and every unit by itself")) var all = false
    @Flag(help: .said(zh: "同类事项也逐件列出", en: "each thing by itself, however many are alike")) var each = false
    @Flag(help: .said(zh: "不按终端宽度截断", en: "nothing is cut to the terminal's width")) var wide = false

    func run() async throws {
        let connected = try options.connection.connect()
        let signer = try signer()
        // Whose the key is stands in the registry; then only what the role's list is made of is read, and of that what is about the key's units if they are few.
        var reading = SystemReading(connected)
        let chosen = try on.map { try date($0, "--on") }
        let first = try await reading.read([.registry])
        let asker = try who(signer, in: first, on: chosen ?? first.day)
        let state = try await reading.read(
            WorkList.reads(for: asker.role), on: WorkList.focus(of: asker, in: first.registry, on: chosen ?? first.day))
        // With a declared clock the other services may have come further than the registry.
        let day = chosen ?? state.day
        let who = try who(signer, in: state, on: day)
        let view = WorkView(
            registry: state.registry, pledges: state.pledgesStates,
            supervision: state.supervisionStates, scoring: state.scoringState, date: day, ahead: ahead, all: all,
            each: each || options.chosen.format != .table)
        let text = WorkListText(
            items: WorkList.items(for: who, in: view), date: day, who: who, unitName: state.registry.units[who.unit]?.name ?? PBText(),
            width: TerminalWidth.ofTables(wide: wide), each: each || all)
        switch options.chosen.format {
        case .table: Console.print(text.table(connected.language))
        case .json, .csv, .xlsx: text.listing.print(options.chosen, connected.language)
        }
    }

    /// Read once: a pipe has its bytes only once.
    ///
    /// - Returns: nil if a unit and a role are named instead.
    private func signer() throws -> PublicKey? {
        guard unit == nil, role == nil else { return nil }
        guard let path = try options.connection.keyPath(key) else {
            throw CommandError(
                .usage, zh: "请用 --key、PLEDGELINE_KEY 或登录配置指明私钥文件，或用 --unit 和 --role 指明看谁的待办。",
                en: "Name the private key file with --key, PLEDGELINE_KEY or in a profile, or say whose list it is with --unit and --role.")
        }
        return try KeyFile.read(path).publicKey
    }

    private func who(_ signer: PublicKey?, in state: SystemState, on day: CivilDate) throws -> Who {
        switch (unit, role) {
        case (let unit?, let role?):
            try known(unit, in: state)
            try open(unit, role, state.registry, on: day)
            return Who(role: role.role, unit: unit)
        case (nil, nil):
            guard let key = signer else { throw CommandError(.usage, zh: "请指明私钥文件。", en: "Name the private key file.") }
            let standing = KeyStanding(key, in: state.registry, on: day)
            guard standing == nil, let who = Who(key, in: state.registry) else {
                throw (standing ?? .notEnrolled).error(key.fingerprint)
            }
            return who
        default:
            throw CommandError(.usage, zh: "--unit 和 --role 须同时写明。", en: "--unit and --role go together.")
        }
    }

    /// What a closed unit has left waits for another one.
    private func open(_ unit: String, _ role: RoleArgument, _ registry: RegistryState, on day: CivilDate) throws {
        guard let closing = registry.units[unit]?.closing, closing.from <= day else { return }
        let heir = registry.unitAnswering(for: unit, on: day)
        throw CommandError(
            .badInput, zh: "单位“\(unit)”已于 \(closing.from) 撤销，未了事项由“\(heir)”负责。请运行 pledgeline due --unit \(heir) --role \(role.rawValue)。",
            en:
                "The unit “\(unit)” is closed since \(closing.from); “\(heir)” answers for what it left. Run pledgeline due --unit \(heir) --role \(role.rawValue)."
        )
    }
}
