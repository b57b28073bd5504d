internal import ArgumentParser
internal import Files
internal import Import
internal import Schema
internal import Views

enum ClockArgument: String, ExpressibleByArgument, CaseIterable {
    case broker, declared
    var mode: PBClockMode { self == .broker ? .broker : .declared }
}

enum RoleArgument: String, ExpressibleByArgument, CaseIterable {
    case registrar, clerk, superior, inspector, teller, scorer, decider, timekeeper

    /// 经办人 is what the clerk was called before.
    init?(argument: String) { self.init(word: argument == "经办人" ? Self.clerk.role.text.zh : argument) { $0.role.text.zh } }

    var role: PBRole {
        switch self {
        case .registrar: .registrar
        case .clerk: .clerk
        case .superior: .superior
        case .inspector: .inspector
        case .teller: .teller
        case .scorer: .scorer
        case .decider: .decider
        case .timekeeper: .timekeeper
        }
    }
}

enum LevelArgument: String, ExpressibleByArgument, CaseIterable {
    case city, county, township, area, village, community, branch, group, office

    /// In the words of spreadsheets, too.
    init?(argument: String) {
        let value = UnitWords.levels.first { $0.isCalled(argument) }?.value
        guard let found = Self.allCases.first(where: { $0.rawValue == argument || $0.level == value }) else { return nil }
        self = found
    }

    var level: PBLevel {
        switch self {
        case .city: .city
        case .county: .county
        case .township: .township
        case .area: .area
        case .village: .village
        case .community: .community
        case .branch: .branch
        case .group: .group
        case .office: .office
        }
    }
}

enum TierArgument: String, ExpressibleByArgument, CaseIterable {
    case first, direct, specific

    /// In the words of spreadsheets, too.
    init?(argument: String) {
        let value = PostWords.tiers.first { $0.isCalled(argument) }?.value
        guard let found = Self.allCases.first(where: { $0.rawValue == argument || $0.tier == value }) else { return nil }
        self = found
    }

    var tier: PBTier {
        switch self {
        case .first: .first
        case .direct: .direct
        case .specific: .specific
        }
    }
}

/// A date given on the command line.
func date(_ text: String, _ option: String) throws -> CivilDate {
    guard let date = CellDate.read(text) else {
        throw CommandError(
            .usage, zh: "\(option)（\(text)）不是日期，或没有这一天。请写成 2025-03-31、2025/3/31 或 2025年3月31日。",
            en: "\(option) (\(text)) is not a date, or there is no such day. Write 2025-03-31 or 2025/3/31.")
    }
    return date
}

/// A decimal given on the command line.
func decimal(_ text: String, _ option: String) throws -> PBDecimal {
    guard let number = PBDecimal(CellText.narrow(text)) else {
        throw CommandError(
            .usage, zh: "\(option)（\(text)）须为数字，例如 87.5；不写单位。",
            en: "\(option) (\(text)) must be a number, such as 87.5, without a unit.")
    }
    return number
}

extension CaseIterable where Self: RawRepresentable<String> {
    /// By the raw value, or as the tables call it in Chinese.
    init?(word: String, named name: (Self) -> String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == word || name($0) == word }) else { return nil }
        self = found
    }
}

/// A sector given on the command line, in the words of spreadsheets or as the schema has it.
func sector(_ text: String) -> String { UnitWords.sectors.first { $0.isCalled(text) }?.value ?? text }
