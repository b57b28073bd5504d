internal import ArgumentParser
internal import Domain
internal import Files
internal import Schema
internal import Views

/// The refusals with what they say, as the schema says it.
struct RefusalsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "refusals",
            abstract: said(
                zh: "列出拒绝的代码、字段、能否稍后原样重发和文字",
                en: "list the codes of refusals with field, whether to send again later, and text"),
            discussion: Listing.members(RefusalListing.columns))
    }

    @Argument(help: .said(zh: "只列出这个代码", en: "only this code"))
    var code: String?

    @OptionGroup var language: LanguageOption
    @OptionGroup var format: OutputOption

    func run() throws { try RefusalListing.of(code).print(format.chosen, .current) }
}

/// How refusals are listed.
enum RefusalListing {
    static var columns: [Listing.Column] {
        [
            Listing.Column("code", zh: "代码", en: "code"), Listing.Column("service", zh: "服务", en: "service"),
            Listing.Column("field", zh: "字段", en: "field"), Listing.Column("retriable", zh: "可原样重发", en: "send again later"),
            Listing.Column("text", zh: "文字", en: "text"),
        ]
    }

    /// - Parameter code: nil: all.
    static func of(_ code: String?) throws(CommandError) -> Listing {
        var listing = Listing(columns, named: .both("拒绝", "Refusals"))
        for part in RefusalCatalogue.parts {
            for rule in part.rules where code == nil || rule.code == code {
                listing.add([
                    .text(rule.code), .word(part.name, words(part)), field(rule), .word(rule.retriable.rawValue, words(rule.retriable)),
                    .both(.both(rule.zh, rule.en)),
                ])
            }
        }
        if let code, listing.rows.isEmpty {
            let possible = NearestNames.sentence(code, among: RefusalCatalogue.rules.map(\.code))
            throw CommandError(.usage, zh: "没有拒绝代码“\(code)”。\(possible.zh)", en: "There is no refusal “\(code)”. \(possible.en)")
        }
        return listing
    }

    /// What every service refuses, whichever it is, has no service of its own.
    private static func words(_ part: RefusalCatalogue.Part) -> PBText {
        switch part.name {
        case "intake": .both("各服务", "every service")
        case "rights": .both("各服务（权限）", "every service (rights)")
        default: .same(part.name)
        }
    }

    private static func field(_ rule: RefusalRule) -> Listing.Cell {
        switch rule.field {
        case "": .none
        case RefusalRule.anyField: .word(RefusalRule.anyField, .both("视情况", "as the case is"))
        default: .word(rule.field, FieldWords.both(rule.field))
        }
    }

    private static func words(_ retriable: RefusalRule.Retriable) -> PBText {
        switch retriable {
        case .never: .both("否", "no")
        case .sometimes: .both("视情况", "as the case is")
        case .always: .both("是", "yes")
        }
    }
}
