internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

/// The kinds of submissions with who may send them, as the schema says it.
struct KindsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "kinds",
            abstract: said(zh: "列出提交的种类和谁可以提交", en: "list the kinds of submissions and who may send them"),
            discussion: Listing.members(KindListing.columns))
    }

    @OptionGroup var language: LanguageOption
    @OptionGroup var format: OutputOption

    func run() throws { KindListing.all.print(format.chosen, .current) }
}

/// How kinds are listed.
enum KindListing {
    static var columns: [Listing.Column] {
        [
            Listing.Column("service", zh: "服务", en: "service"), Listing.Column("kind", zh: "种类", en: "kind"),
            Listing.Column("name", zh: "名称", en: "name"), Listing.Column("by", zh: "谁可以提交", en: "sent by"),
            Listing.Column("unit", zh: "单位须", en: "the unit must"), Listing.Column("burden", zh: "计入填报负担", en: "burden"),
        ]
    }

    static var all: Listing {
        var listing = Listing(columns, named: .both("提交的种类", "Kinds of submissions"), empty: PBText())
        for (service, rules) in KindRule.all {
            for rule in rules {
                listing.add([
                    .text(service.topicName), .text(rule.kind), .both(rule.words), .both(rule.sender), .both(rule.standing.text),
                    .flag(rule.isBurden),
                ])
            }
        }
        return listing
    }
}

extension KindRule {
    /// Who may send it, in words.
    var sender: PBText {
        if let right { return right }
        let names = roles.map(\.name).sorted { $0.en < $1.en }
        let zh = names.map(\.zh).joined(separator: "、")
        let en = names.map(\.en).joined(separator: ", ")
        return isFromAbove ? .both("上级单位的\(zh)", "\(en) from above the unit") : .both(zh, en)
    }
}

extension KindRule.Standing {
    var text: PBText {
        switch self {
        case .any: PBText()
        case .open: .both("存续", "be open")
        case .goingOn: .both("存续或已由其他单位承接", "be open or taken over")
        }
    }
}
