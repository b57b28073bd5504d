package import Schema

/// A unit of the sample as it is registered.
package struct SampleUnit: Hashable, Sendable {
    package var id: String
    package var name: PBText
    package var level: PBLevel
    package var sector: String
    /// Empty for the county.
    package var parent: String
}

struct SampleTownship: Sendable {
    var id: String
    var areas: [SampleArea]
    var stations: [String]

    var villages: [String] { areas.flatMap(\.villages) }
}

/// 管区: a part of a township with its villages and a secretary of its own; the clusters of the quarterly draws.
struct SampleArea: Sendable {
    var id: String
    var villages: [String]
}

/// The tree of a sample county after the description of Zhanhua: 10 townships, 50 areas, 421 villages, 97 stations, 37 county rural departments.
/// All names are invented: no mark and no vote of the sample is put on a real place.
struct SampleCounty: Sendable {
    static let id = "zhanhua"
    static let areasPerTownship = 5
    /// Inspection teams of two.
    static let teams = 8

    let townships: [SampleTownship]
    let departments: [String]
    /// Parents before children.
    let units: [SampleUnit]

    /// 421 in all.
    private static let villagesPerTownship = [45, 44, 43, 43, 42, 42, 41, 41, 40, 40]

    init() {
        var units = [SampleUnit(id: Self.id, name: .both("样例县委", "Sample County"), level: .county, sector: "organ", parent: "")]
        var townships: [SampleTownship] = []
        var village = 0
        for (index, count) in Self.villagesPerTownship.enumerated() {
            let name = SampleNames.townships[index]
            let id = "t" + Self.padded(index + 1)
            units.append(
                SampleUnit(
                    id: id, name: .both(name.zh + name.kind.zh, "\(name.en) \(name.kind.en)"), level: .township, sector: "rural",
                    parent: Self.id))
            var township = SampleTownship(id: id, areas: [], stations: [])
            for area in 0..<Self.areasPerTownship {
                let areaID = "\(id)-a\(area + 1)"
                let side = SampleNames.areas[area]
                units.append(
                    SampleUnit(
                        id: areaID, name: .both("\(name.zh)\(side.zh)管区", "\(name.en) \(side.en) Area"), level: .area, sector: "rural",
                        parent: id))
                township.areas.append(SampleArea(id: areaID, villages: []))
            }
            for number in 0..<count {
                let area = number * Self.areasPerTownship / count
                let villageID = "\(id)-v" + Self.padded(number + 1)
                units.append(
                    SampleUnit(
                        id: villageID, name: SampleNames.village(village), level: .village, sector: "rural",
                        parent: township.areas[area].id))
                township.areas[area].villages.append(villageID)
                village += 1
            }
            // Three of the townships have one station fewer: 97 in all.
            for station in 0..<(SampleNames.stations.count - (index >= 7 ? 1 : 0)) {
                let stationID = "\(id)-s" + Self.padded(station + 1)
                let kind = SampleNames.stations[station]
                units.append(
                    SampleUnit(
                        id: stationID, name: .both(name.zh + kind.zh, "\(name.en) \(kind.en)"), level: .office, sector: "station",
                        parent: id))
                township.stations.append(stationID)
            }
            townships.append(township)
        }
        var departments: [String] = []
        for (index, name) in SampleNames.departments.enumerated() {
            let id = "d" + Self.padded(index + 1)
            units.append(
                SampleUnit(
                    id: id, name: .both("县\(name.zh)", "County \(name.en)"), level: .office, sector: "county-department", parent: Self.id))
            departments.append(id)
        }
        self.townships = townships
        self.departments = departments
        self.units = units
    }

    var villages: [String] { townships.flatMap(\.villages) }
    var stations: [String] { townships.flatMap(\.stations) }

    /// The units of the four cohorts, each of which has a clerk.
    var members: [String] { townships.map(\.id) + villages + stations + departments }

    /// The township a unit's id belongs to; nil for departments.
    func township(of unit: String) -> SampleTownship? {
        townships.first { unit == $0.id || unit.hasPrefix($0.id + "-") }
    }

    static func padded(_ number: Int, width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
