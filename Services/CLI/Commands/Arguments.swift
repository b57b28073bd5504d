internal import ArgumentParser
internal import Schema

enum ClockArgument: String, ExpressibleByArgument, CaseIterable {
    case broker, declared
    var mode: PBClockMode { self == .broker ? .broker : .declared }
}

enum RoleArgument: String, ExpressibleByArgument, CaseIterable {
    case registrar, clerk, superior, inspector, teller, scorer, decider, timekeeper

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
    guard let date = CivilDate(text) else {
        throw CommandError(
            .usage, zh: "\(option) 须为 yyyy-mm-dd 的日期，例如 2025-03-31。", en: "\(option) must be a date as yyyy-mm-dd, such as 2025-03-31.")
    }
    return date
}

/// A decimal given on the command line.
func decimal(_ text: String, _ option: String) throws -> PBDecimal {
    guard let number = PBDecimal(text) else {
        throw CommandError(.usage, zh: "\(option) 须为数字，例如 87.5。", en: "\(option) must be a number, such as 87.5.")
    }
    return number
}
