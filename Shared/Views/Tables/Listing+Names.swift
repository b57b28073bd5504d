package import RegistryCore
internal import Schema

extension Listing {
    /// What an id in a column stands for, so that its name can be put beside it.
    package enum Reference: Hashable {
        case unit, cohort, taxonomy, round, reportDuty, postCategory, projectCategory

        /// Members of JSON have one meaning in all lists.
        package init?(key: String) {
            switch key {
            case "unit", "parent", "lead", "homeUnit", "department", "host", "coveredBy", "answersFor", "below": self = .unit
            case "cohort": self = .cohort
            case "taxonomy": self = .taxonomy
            case "round": self = .round
            default: return nil
            }
        }
    }

    /// The columns with one for the name beside each id whose name can be looked up; none where the name stands beside it already.
    package static func withNames(_ columns: [Column]) -> [Column] {
        columns.indices.flatMap { named(columns, at: $0) ? [columns[$0], columns[$0].ofNames] : [columns[$0]] }
    }

    private static func named(_ columns: [Column], at index: Int) -> Bool {
        guard columns[index].refers != nil else { return false }
        let next = columns.dropFirst(index + 1).first
        return next?.key != "name" && !columns.contains { $0.key == columns[index].ofNames.key }
    }

    /// The same rows with names beside ids, and the words for codes of sectors.
    ///
    /// - Parameter period: whose bundle names rounds, duties and places of the taxonomy, for rows that have no column `period`.
    package func naming(_ registry: RegistryState, period: String? = nil) -> Listing {
        let book = NameBook(registry: registry)
        var listing = Listing(Self.withNames(columns), named: name, empty: empty)
        let (periods, units) = (columns.firstIndex { $0.key == "period" }, columns.firstIndex { $0.key == "unit" })
        for row in rows {
            let period = periods.flatMap { row[$0].id } ?? period
            let unit = units.flatMap { row[$0].id }
            listing.add(
                columns.indices.flatMap { index -> [Cell] in
                    let cell = columns[index].key == "sector" ? row[index].sector : row[index]
                    guard Self.named(columns, at: index), let reference = columns[index].refers else { return [cell] }
                    return [cell, cell.id.flatMap { book.name(of: $0, reference, period: period, unit: unit) }.map { .both($0) } ?? .none]
                })
        }
        return listing
    }
}

extension Listing.Column {
    fileprivate var ofNames: Listing.Column {
        Listing.Column("\(key)Name", zh: "\(heading.zh)名称", en: "\(heading.en) name", refers: nil)
    }
}

extension Listing.Cell {
    /// nil where there is none.
    fileprivate var id: String? {
        switch self {
        case .text(let text): text.isEmpty ? nil : text
        case .word(let code, _): code
        case .number, .decimal, .day, .integers, .flag, .both, .none: nil
        }
    }

    fileprivate var sector: Listing.Cell {
        guard case .text(let code) = self, !code.isEmpty else { return self }
        return .word(code, UnitWords.sector(code))
    }
}

/// Names as the registry has them now.
struct NameBook {
    let registry: RegistryState

    func name(of id: String, _ reference: Listing.Reference, period: String?, unit: String?) -> PBText? {
        let bundle = period.flatMap { registry.bundle(ofPeriod: $0) }
        return switch reference {
        case .unit: registry.units[id]?.name
        case .cohort: registry.cohorts[id]?.name
        case .taxonomy: bundle?.content.taxonomy.first { $0.id == id }?.name
        case .round: bundle?.round(id)?.name
        case .reportDuty: bundle?.reportDuty(id)?.name
        case .postCategory: unit.flatMap { registry.category(id, at: $0) }?.name
        case .projectCategory: bundle?.content.projectRules.categories.first { $0.id == id }?.name
        }
    }
}
