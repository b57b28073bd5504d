internal import ArgumentParser
internal import Foundation
internal import Schema

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

    func run() async throws {
        let connected = try options.connection.connect()
        let state = try await SystemState.read(connected, [.registry, .pledges, .supervision, .scoring])
        let day = try on.map { try date($0, "--on") } ?? state.day
        let view = WorkView(
            registry: state.registry, pledges: state.pledgesStates,
            supervision: state.supervisionStates, scoring: state.scoringState, date: day, ahead: ahead, all: all)
        let text = WorkListText(items: WorkList.items(for: try who(in: state), in: view), date: day)
        switch options.output {
        case .json: text.listing.print(.json, connected.language)
        case .table: Console.print(text.table(connected.language))
        }
    }

    private func who(in state: SystemState) throws -> Who {
        switch (unit, role) {
        case (let unit?, let role?):
            try known(unit, in: state)
            return Who(role: role.role, unit: unit)
        case (nil, nil):
            guard let path = try options.connection.keyPath(key) else {
                throw CommandError(
                    .usage, zh: "请用 --key、PLEDGELINE_KEY 或登录配置指明私钥文件，或用 --unit 和 --role 指明看谁的待办。",
                    en:
                        "Name the private key file with --key, PLEDGELINE_KEY or in a profile, or say whose list it is with --unit and --role."
                )
            }
            let key = try KeyFile.read(path).publicKey
            guard let who = Who(key, in: state.registry) else {
                throw CommandError(
                    .badInput, zh: "密钥 \(key.fingerprint) 未登记，没有名下的待办。请联系登记员，或用 --unit 和 --role。",
                    en: "The key \(key.fingerprint) is not enrolled, so nothing waits for it. Ask a registrar, or use --unit and --role.")
            }
            return who
        default:
            throw CommandError(.usage, zh: "--unit 和 --role 须同时写明。", en: "--unit and --role go together.")
        }
    }
}
