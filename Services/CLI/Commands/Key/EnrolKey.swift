internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Import
internal import Schema

extension KeyCommand {
    /// 登记密钥: one, or a list of them.
    struct Enrol: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "enrol",
                abstract: said(zh: "为单位登记公钥：一把，或一个名单", en: "enrol public keys for a unit's sub-tree: one, or a list of them"),
                discussion: said(
                    zh: "名单的列见 pledgeline key template。先检查全部各行，有误则一行也不发送。已登记的不动。中断后再次运行即可继续。",
                    en:
                        "pledgeline key template has the columns of the list. Every line is checked first; with a bad one nothing is sent. Keys that are enrolled are left alone. Run it again to go on after a break."
                ))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var choices: ImportChoices
        @Argument(help: .said(zh: "名单（CSV 或 .xlsx），- 为标准输入", en: "list (CSV or .xlsx), - for standard input")) var file: String?
        @Option(help: .said(zh: "单位", en: "unit where the sub-tree begins")) var unit: String?
        @Option(
            help: .said(
                zh: "公钥：64 位十六进制，或 openssl pkey -pubout 输出的文件",
                en: "public key: 64 hexadecimal digits, or the file that openssl pkey -pubout wrote"))
        var publicKey: String?
        @Option(help: .said(zh: "角色", en: "role")) var role: RoleArgument?
        @Option(help: .said(zh: "用途，不写姓名", en: "what it is for, never a name")) var label: String?
        @Option(help: .said(zh: "生效日", en: "first day (yyyy-mm-dd)")) var from: String?
        @Option(help: .said(zh: "失效日", en: "first day it is no longer valid (yyyy-mm-dd)")) var until: String?

        func run() async throws {
            let names = [unit, publicKey, label, from, until].contains { $0 != nil } || role != nil
            if let file {
                guard !names else {
                    throw CommandError(
                        .usage, zh: "登记名单时，单位、公钥、角色、用途和日期都写在名单里，不写在命令行上。",
                        en: "With a list, unit, public key, role, label and days stand in the list and not on the command line.")
                }
                return try await ImportRun<KeyDraft>(ImportRequest(file: file, submit: options, choices: choices)).run()
            }
            guard choices.isEmpty else {
                throw CommandError(
                    .usage, zh: "--sheet、--dry-run、--keep-going 和 --refused 只用于名单。请写名单的文件名。",
                    en: "--sheet, --dry-run, --keep-going and --refused are for lists. Name the list's file.")
            }
            guard let unit, let publicKey, let role else {
                throw CommandError(
                    .usage, zh: "请写明 --unit、--public-key 和 --role，或写名单的文件名。",
                    en: "Give --unit, --public-key and --role, or name the file of a list.")
            }
            var enrol = PBEnrolKey()
            enrol.key = try PublicKeyText.readArgument(publicKey).bytes
            enrol.role = role.role
            enrol.label = label ?? ""
            if let from { enrol.validFrom = try date(from, "--from").startMilliseconds }
            if let until { enrol.validUntil = try date(until, "--until").startMilliseconds }
            try await options.submit(unit: unit, .enrolKey(enrol))
        }
    }

    struct Template: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "template", abstract: said(zh: "输出密钥名单样表（CSV）", en: "print a list of keys to fill in (CSV)"))
        }
        @OptionGroup var options: TemplateOptions

        func run() throws { try options.show(KeyDraft.sheet) }
    }
}
