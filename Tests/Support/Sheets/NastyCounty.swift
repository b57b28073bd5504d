public import DeciderSupport
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Seeded
internal import Streaming
internal import SwiftProtobuf

/// The deciders' small county with units, posts, duty lists and pledges whose texts are what spreadsheets and their files make most trouble with.
public enum NastyCounty {
    private static let pieces = [
        "村", "李家庄", "=1+1", "@SUM(A1)", "-3", "+86", "'001", "001", "1e5", "2026-06-30", "6月30日", "1/2", "TRUE", "#REF!", "#", "# ", ",",
        ";", "，",
        "；", "、", "\"", "'", "\\", "/", "<b>", "&amp;", "&", "€", "㐀", "𠀀", "é", "e\u{301}", "👨‍👩‍👧", "½", "１２", "＝", "_x000D_", "_x005F_", "%",
        "null", "sep=;",
        "330000199001011234", "0.10000000000000001", "NaN", "mar-1", "(5)", "¥7", "合计", "样表", "unit", "\u{3000}", " ",
    ]

    static func text(_ dice: inout SeededGenerator, lines: Bool = false) -> String {
        var text = ""
        for _ in 0...dice.below(4) {
            text += pieces[dice.below(pieces.count)]
            if lines, dice.oneIn(5) { text += "\n" }
        }
        // What begins or ends with a space is read without it, and an import leaves such a text as it is.
        return text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) ? text + "村" : text
    }

    private static func title(_ dice: inout SeededGenerator) -> PBText {
        switch dice.below(4) {
        case 0:
            .with {
                $0.zh = text(&dice)
                $0.en = text(&dice)
            }
        case 1: .with { $0.en = text(&dice) }
        default: .with { $0.zh = text(&dice) }
        }
    }

    private static let ids = ["001", "1e5", "0", "3-1", "mar-1", "true", "2026-06-30", "330000199001011234", "x1", "a-b", "12", "may5"]

    public static func made(_ seed: UInt64) throws -> County {
        var dice = SeededGenerator(seed: seed)
        var county = try County()
        let levels = PBLevel.allCases.filter { $0 != .unspecified }
        let sectors = [
            "rural", "organ", "institution", "state-firm", "new-organisation", "station", "county-department", "community", "school",
        ]
        for id in ids {
            let unit = PBRegisterUnit.with {
                $0.name = title(&dice)
                ($0.parent, $0.opened) = ("town", "19\(50 + dice.below(50))-02-28")
                ($0.level, $0.sector) = (levels[dice.below(levels.count)], sectors[dice.below(sectors.count)])
            }
            try county.registry.given(.registerUnit(unit), for: id, by: County.root)
            try county.registry.given(.appointPost(post(&dice, "secretary", "p-\(id.prefix(5))")), for: id, by: County.root)
            if dice.oneIn(2) { try county.registry.given(.appointPost(post(&dice, "001", "")), for: id, by: County.root) }
        }
        for (number, role) in PBRole.allCases.filter({ $0 != .unspecified }).enumerated() {
            let enrol = try PBEnrolKey.with {
                ($0.key, $0.role, $0.label) = (
                    try SigningKey(seed: Data((0..<32).map { _ in UInt8(dice.below(256)) })).publicKey.bytes, role,
                    dice.oneIn(4) ? "" : text(&dice)
                )
                if dice.oneIn(2) { $0.validFrom = DeciderSpec<RegistryCore>.noon("2026-0\(1 + dice.below(6))-15") }
                if dice.oneIn(2) { $0.validUntil = DeciderSpec<RegistryCore>.noon("2027-0\(1 + dice.below(9))-15") }
            }
            try county.registry.given(.enrolKey(enrol), for: ids[number], by: County.root)
        }
        for (number, list) in ["001", "1e3", "secretary"].enumerated() {
            try county.registry.given(.defineDutyList(duties(&dice, list)), for: ["city", "town", "village"][number], by: County.root)
        }
        try county.pledges.follow(county.registry)
        for id in ["001", "1e5", "5-6", "p1", "p2"] {
            var draft = County.draft(id, quantity: Int64(1 + dice.below(1_000_000_000)))
            (draft.title, draft.measure, draft.standard) = (
                text(&dice), String(text(&dice).unicodeScalars.prefix(8)), text(&dice, lines: true)
            )
            if draft.measure.unicodeScalars.allSatisfy(\.properties.isWhitespace) { draft.measure = "米" }
            draft.weight = UInt32(1 + dice.below(9))
            if dice.oneIn(2) { (draft.parentUnit, draft.parentPledge) = ("town", "001") }
            if dice.oneIn(2) { draft.chain = ["town/contact", "secretary"] }
            try county.pledges.given(.draftPledge(draft), for: "village", by: County.clerk)
        }
        return county
    }

    private static func post(_ dice: inout SeededGenerator, _ id: String, _ person: String) -> PBAppointPost {
        .with {
            ($0.post, $0.title, $0.person, $0.from) = (id, title(&dice), person, "2025-0\(1 + dice.below(9))-01")
            $0.tier = [.first, .direct, .specific][dice.below(3)]
            $0.interim = dice.oneIn(3)
            if dice.oneIn(3) { $0.qualifications = ["deputy-head", "001"] }
            if dice.oneIn(3) { $0.answersFor = "village" }
        }
    }

    private static func duties(_ dice: inout SeededGenerator, _ list: String) -> PBDefineDutyList {
        .with {
            ($0.list, $0.version, $0.name) = (list, 1, title(&dice))
            if dice.oneIn(2) { $0.level = .village }
            if dice.oneIn(2) { $0.sector = "rural" }
            $0.duties = ["1", "d1"].map { id in
                .with {
                    ($0.id, $0.kind) = (id, .duty)
                    $0.text.zh = text(&dice, lines: true)
                    if dice.oneIn(2) { $0.text.en = text(&dice, lines: true) }
                }
            }
            $0.duties.append(.with { ($0.id, $0.kind, $0.under, $0.text.zh) = ("1-1", .task, "d1", text(&dice)) })
        }
    }
}
