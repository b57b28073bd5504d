internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Schema
internal import Streaming

/// The table of rights as commands to be pasted. Nothing is connected: whoever may ask for rights may not be whoever grants them.
struct PrintRights: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "acl",
            abstract: said(zh: "列出授权命令（kafka-acls.sh）", en: "print the commands that grant every right needed (kafka-acls.sh)"),
            discussion: said(
                zh: "主体写成 Kafka 所知的名称，如 User:pledges；用证书的是 User:CN=…。选项可重复。只打印，不连接。",
                en:
                    "Principals as Kafka calls them, such as User:pledges, or User:CN=… for a certificate. Options can be repeated. Only prints; connects to nothing."
            ))
    }

    @OptionGroup var connection: ConnectionOptions

    @Option(
        help: .said(
            zh: "服务的主体：服务=主体，如 registry=User:registry", en: "a service's principal: SERVICE=PRINCIPAL, such as registry=User:registry"))
    var service: [String] = []

    @Option(
        help: .said(
            zh: "用组分配分区的服务（--ownership group）：服务，或 服务=组名",
            en: "a service whose instances share partitions by group (--ownership group): SERVICE, or SERVICE=GROUP"))
    var group: [String] = []

    @Option(help: .said(zh: "党务干事、上级、督查员、计时员", en: "a clerk, superior, inspector or timekeeper")) var clerk: [String] = []
    @Option(help: .said(zh: "计票人、考核员", en: "a teller or scorer")) var scorer: [String] = []
    @Option(help: .said(zh: "登记员：系统初始化、导入、核定成绩、姓名", en: "a registrar: genesis, imports, closings, names")) var office: [String] = []
    @Option(help: .said(zh: "可以看姓名的人", en: "whoever may see names")) var namesReader: [String] = []
    @Option(help: .said(zh: "核验者", en: "an auditor")) var auditor: [String] = []
    @Option(help: .said(zh: "运维：topics apply、doctor、归档", en: "an operator: topics apply, doctor, archiving")) var `operator`: [String] = []

    @Flag(
        help: .said(zh: "Kafka 早于 2.8：写入者还需要集群的 IdempotentWrite", en: "brokers before 2.8, which want IdempotentWrite of writers, too"))
    var before28 = false

    @Flag(help: .said(zh: "集群不要求登录：命令中不写 \(KafkaTools.settingsFile)", en: "leave \(KafkaTools.settingsFile) out of the commands"))
    var plain = false

    func run() async throws {
        let place = try connection.place()
        let tools = KafkaTools(brokers: place.brokers, isSecured: !plain)
        let rights = Rights(topics: place.topics)
        let principals = try asked(rights)
        guard !principals.isEmpty else {
            throw CommandError(
                .usage, zh: "请写明主体，例如 --service registry=User:registry --office User:office。",
                en: "Name principals, such as --service registry=User:registry --office User:office.")
        }
        if !plain {
            Console.print(
                place.language(
                    zh: "# \(KafkaTools.settingsFile)：管理员自己的连接设置（Kafka 工具的格式）",
                    en: "# \(KafkaTools.settingsFile): the administrator's own settings, as Kafka's tools take them"))
        }
        for (principal, holder, group) in principals {
            Console.print("# \(principal): \(holder.name)")
            for command in rights.of(holder, group: group, wantsIdempotentWrite: before28).commands(for: principal, tools) {
                Console.print(command)
            }
        }
    }

    private func asked(_ rights: Rights) throws -> [(principal: String, holder: RightsHolder, group: String?)] {
        var groups: [PBService: String] = [:]
        for text in group {
            let (service, name) = try Self.pair(text, option: "--group")
            groups[service] = name.isEmpty ? rights.group(of: service) : name
        }
        var asked: [(principal: String, holder: RightsHolder, group: String?)] = []
        for text in service {
            let (service, principal) = try Self.pair(text, option: "--service")
            asked.append((try Self.checked(principal), .service(service), groups[service]))
        }
        if let lonely = groups.keys.first(where: { service in !asked.contains { $0.holder == .service(service) } }) {
            throw CommandError(
                .usage, zh: "--group \(lonely.topicName) 需要同时用 --service 写明这个服务的主体。",
                en: "--group \(lonely.topicName) needs the service's principal by --service, too.")
        }
        let others: [(RightsHolder, [String])] = [
            (.clerk, clerk), (.scorer, scorer), (.office, office), (.namesReader, namesReader), (.auditor, auditor),
            (.operator, self.operator),
        ]
        for (holder, principals) in others { for principal in principals { asked.append((try Self.checked(principal), holder, nil)) } }
        return asked
    }

    /// `SERVICE=VALUE`; the value may be left out and may contain further equals signs.
    private static func pair(_ text: String, option: String) throws -> (PBService, String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let service = Topics.services.first(where: { $0.topicName == parts[0] }) else {
            throw CommandError(
                .usage, zh: "\(option)：没有服务“\(parts[0])”；可写 registry、pledges、supervision、scoring。",
                en: "\(option): there is no service “\(parts[0])”; write registry, pledges, supervision or scoring.")
        }
        return (service, parts.count > 1 ? parts[1] : "")
    }

    private static func checked(_ principal: String) throws -> String {
        let parts = principal.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw CommandError(
                .usage, zh: "“\(principal)”不是 Kafka 的主体名称；请写成 User:名称。",
                en: "“\(principal)” is not the name of a principal; write User:NAME.")
        }
        return principal
    }
}
