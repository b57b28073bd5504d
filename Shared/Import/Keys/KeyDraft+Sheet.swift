internal import Domain
internal import Schema
internal import Views

extension KeyDraft {
    package static let sheet = Sheet(
        noun: .both("密钥", "keys"),
        columns: [
            SheetColumn(
                id: "name", chinese: "用途", aliases: ["名称", "label", "purpose"], fields: ["label"],
                note: .both("这把密钥作什么用，例如 东陵镇党务干事；不写人名", "what the key is for, such as Dongling clerk; never a person's name"),
                example: .both("李家庄村党务干事", "Lijiazhuang clerk")),
            SheetColumn(
                id: "unit", chinese: "单位编号", aliases: ["单位"], isRequired: true,
                note: .both("已登记的单位；密钥在它和下级单位有效", "a registered unit; the key is good for it and all below"),
                example: .both("t01-v003", "t01-v003")),
            SheetColumn(
                id: "role", chinese: "角色", isRequired: true,
                note: .both(CellWord.list(KeyWords.roles, .zh), CellWord.list(KeyWords.roles, .en)),
                example: .both(PBRole.clerk.text.zh, "clerk")),
            SheetColumn(
                id: "public-key", chinese: "公钥", aliases: ["key"], isRequired: true, fields: ["key"],
                note: .both(
                    "64 位十六进制（pledgeline key show 显示的），或 openssl pkey -pubout 输出的首末两行之间的一行",
                    "64 hexadecimal digits, as pledgeline key show prints them, or the line between the first and the last of openssl pkey -pubout"
                ),
                // The public key of RFC 8032's first test vector, whose private key everybody knows.
                example: .both(
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")),
            SheetColumn(
                id: "from", chinese: "生效日期", aliases: ["自", "生效日"], fields: ["validFrom"],
                note: .both("有效的第一天；不填为登记之时", "first day it is valid; empty is from its enrolment on"),
                example: .both("2026-01-01", "2026-01-01")),
            SheetColumn(
                id: "until", chinese: "失效日期", aliases: ["至", "失效日"], fields: ["validUntil"],
                note: .both("不再有效的第一天；不填为长期", "first day it is no longer valid; empty is never"), example: .both("", "")),
        ])
}
