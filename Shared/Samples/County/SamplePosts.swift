internal import Schema

struct SamplePost: Sendable {
    var unit: String
    var id: String
    var title: PBText
    var tier: PBTier
    /// A reference, never a name.
    var person: String
    /// Empty is the own unit.
    var answersFor = ""
}

/// Who answers for what: secretaries of the four tiers that read the quarterly results (county, township, area 管区, village) and deputies, the 1,560 village cadres (secretaries included), the 980 officials assigned to villages
/// (包村干部), the inspectors. People appear as references only.
struct SamplePosts: Sendable {
    package private(set) var all: [SamplePost] = []
    /// The posts that give a village's pledges: its own, then the assigned officials as `unit/post`.
    package private(set) var givers: [String: [String]] = [:]
    /// Two inspectors' posts for each team, as `unit/post`.
    let teams: [[String]]

    init(_ county: SampleCounty) {
        teams = (0..<SampleCounty.teams).map { team in
            [2 * team + 1, 2 * team + 2].map { "\(SampleCounty.id)/inspector-\(SampleCounty.padded($0))" }
        }
        add(SampleCounty.id, "secretary", "县委书记", "County secretary", .first)
        add(SampleCounty.id, "deputy", "县委副书记", "County deputy secretary", .direct)
        for inspector in 1...(2 * SampleCounty.teams) {
            add(SampleCounty.id, "inspector-\(SampleCounty.padded(inspector))", "督查员", "Inspector", .specific)
        }
        for township in county.townships {
            add(township.id, "secretary", "党委书记", "Township secretary", .first)
            add(township.id, "deputy", "党委副书记", "Township deputy secretary", .direct)
        }
        for area in county.townships.flatMap(\.areas) { add(area.id, "secretary", "管区书记", "Area secretary", .first) }
        addVillages(county)
        for unit in county.stations + county.departments { add(unit, "secretary", "党支部书记", "Branch secretary", .first) }
    }

    private mutating func addVillages(_ county: SampleCounty) {
        let villages = county.villages
        // Every village has three cadres and two officials; the first ones of a fixed scatter have one more, until the published numbers are reached.
        let cadresMore = SampleExpectations.villageCadres - 3 * villages.count
        let officialsMore = SampleExpectations.assignedOfficials - 2 * villages.count
        for township in county.townships {
            for village in township.villages {
                let index = givers.count
                var own = ["secretary", "director", "accountant"]
                add(village, "secretary", "村党支部书记", "Village secretary", .first)
                add(village, "director", "村委会主任", "Head of the village committee", .direct)
                add(village, "accountant", "村会计", "Village accountant", .specific)
                if Self.scattered(index, villages.count) < cadresMore {
                    own.append("organiser")
                    add(village, "organiser", "村组织委员", "Village organiser", .specific)
                }
                // The first official comes from the township, the second often and the third always from the county.
                let count = 2 + (Self.scattered(index + 7, villages.count) < officialsMore ? 1 : 0)
                for official in 1...count {
                    let home = official == 3 || (official == 2 && index % 3 == 0) ? SampleCounty.id : township.id
                    let post = "assigned-\(village)-\(official)"
                    add(home, post, "包村干部", "Official assigned to a village", .specific, answersFor: village)
                    own.append("\(home)/\(post)")
                }
                givers[village] = own
            }
        }
    }

    /// A permutation of 0 ..< count that spreads neighbours; 211 is prime and no factor of the 421 villages.
    private static func scattered(_ index: Int, _ count: Int) -> Int { index * 211 % count }

    private mutating func add(
        _ unit: String, _ id: String, _ zh: String, _ en: String, _ tier: PBTier, answersFor: String = ""
    ) {
        let person = "p-" + SampleCounty.padded(all.count + 1, width: 6)
        all.append(SamplePost(unit: unit, id: id, title: .both(zh, en), tier: tier, person: person, answersFor: answersFor))
    }
}
