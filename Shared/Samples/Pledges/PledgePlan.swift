internal import Schema

/// A village's pledge and what becomes of it.
struct PlannedPledge: Sendable {
    enum Fate: Sendable {
        /// Verified and closed out before mid-year.
        case firstHalf
        /// Verified and closed out in the second half-year.
        case secondHalf
        /// Reported done late in the year, and waiting to be verified.
        case waiting
        /// Never reported done: overdue in December.
        case overdue
    }

    var village: String
    var id: String
    var kind: PledgeKind
    var giver: String
    var quantity: Int64
    var fate: Fate
}

/// The 6,891 pledges of the villages, so chosen that the published figures come out.
struct PledgePlan: Sendable {
    /// By village.
    package private(set) var pledges: [String: [PlannedPledge]] = [:]
    /// Villages that have fulfilled less than half of their pledges by mid-year: they miss "five good" for that.
    let slow: Set<String>

    init(seed: String, county: SampleCounty, posts: SamplePosts, slow: Set<String>) {
        self.slow = slow
        var random = SampleRandom(seed: seed, "pledge plan")
        let villages = county.villages
        let sizes = Self.sizes(villages, &random)
        var rows = Self.publishedKinds(villages, slow: slow, &random)
        Self.fill(&rows, to: sizes, villages, &random)
        Self.fulfil(&rows, villages, slow: slow, &random)
        Self.measure(&rows, villages, &random)
        for village in villages {
            pledges[village] = Self.named(rows[village] ?? [], village, givers: posts.givers[village] ?? [], &random)
        }
    }

    /// A pledge before it has an id and a giver.
    private struct Row {
        var kind: PledgeKind
        var fulfilled = false
        var quantity: Int64 = 0
    }

    /// How many pledges each village gives: 13 to 20, together 6,891.
    private static func sizes(_ villages: [String], _ random: inout SampleRandom) -> [String: Int] {
        var sizes = villages.map { _ in random.int(13...20) }
        var missing = SampleExpectations.villagePledges - sizes.reduce(0, +)
        while missing != 0 {
            let index = random.int(0...villages.count - 1)
            let step = missing > 0 ? 1 : -1
            guard (13...20).contains(sizes[index] + step) else { continue }
            sizes[index] += step
            missing -= step
        }
        return Dictionary(uniqueKeysWithValues: zip(villages, sizes))
    }

    /// Spreads the kinds with published sums over the villages and marks as many as fulfilled as there must be.
    private static func publishedKinds(
        _ villages: [String], slow: Set<String>, _ random: inout SampleRandom
    ) -> [String: [Row]] {
        var rows: [String: [Row]] = [:]
        /// A slow village fulfils at most two of these, so that its share can stay below half.
        var fulfilled: [String: Int] = [:]
        for kind in PledgeKind.published {
            let pool = random.shuffled((0..<kind.mostInVillage).flatMap { _ in villages })
            let places = pool.prefix(kind.pledges ?? 0)
            var left = kind.fulfilled ?? 0
            for village in places {
                var row = Row(kind: kind)
                if left > 0, !slow.contains(village) || fulfilled[village, default: 0] < 2 {
                    row.fulfilled = true
                    fulfilled[village, default: 0] += 1
                    left -= 1
                }
                rows[village, default: []].append(row)
            }
        }
        return rows
    }

    /// The rest of each village's letter: other measures.
    private static func fill(
        _ rows: inout [String: [Row]], to sizes: [String: Int], _ villages: [String], _ random: inout SampleRandom
    ) {
        for village in villages {
            while rows[village, default: []].count < sizes[village] ?? 0 {
                rows[village, default: []].append(Row(kind: random.pick(PledgeKind.others)))
            }
        }
    }

    /// Marks others as fulfilled: 4,121 in all, under half of a slow village's pledges and at least half of every other's.
    private static func fulfil(
        _ rows: inout [String: [Row]], _ villages: [String], slow: Set<String>, _ random: inout SampleRandom
    ) {
        var targets: [(low: Int, high: Int, now: Int)] = villages.map { village in
            let row = rows[village] ?? []
            let fixed = row.count { $0.fulfilled }
            let open = row.count { $0.kind.sum == nil }
            let (least, most) = slow.contains(village) ? (0, (row.count - 1) / 2) : ((row.count + 1) / 2, row.count * 85 / 100)
            let low = max(fixed, least)
            let high = max(low, min(fixed + open, most))
            return (low, high, random.int(low...high))
        }
        var missing = SampleExpectations.villagePledgesFulfilled - targets.reduce(0) { $0 + $1.now }
        while missing != 0 {
            let index = random.int(0...villages.count - 1)
            let step = missing > 0 ? 1 : -1
            guard (targets[index].low...targets[index].high).contains(targets[index].now + step) else { continue }
            targets[index].now += step
            missing -= step
        }
        for (village, target) in zip(villages, targets) {
            var row = rows[village] ?? []
            let more = target.now - row.count { $0.fulfilled }
            for index in random.shuffled(row.indices.filter { row[$0].kind.sum == nil }).prefix(more) { row[index].fulfilled = true }
            rows[village] = row
        }
    }

    /// Gives every pledge its quantity, so that the fulfilled ones of a published kind add up exactly.
    private static func measure(_ rows: inout [String: [Row]], _ villages: [String], _ random: inout SampleRandom) {
        func drawn(_ kind: PledgeKind, _ random: inout SampleRandom) -> Int64 {
            let steps = (kind.quantities.upperBound - kind.quantities.lowerBound) / kind.step
            return kind.quantities.lowerBound + Int64(random.int(0...Int(steps))) * kind.step
        }
        var places: [String: [(village: String, index: Int)]] = [:]
        for village in villages {
            for index in (rows[village] ?? []).indices {
                guard let row = rows[village]?[index] else { continue }
                rows[village]?[index].quantity = drawn(row.kind, &random)
                if row.fulfilled, row.kind.sum != nil { places[row.kind.prefix, default: []].append((village, index)) }
            }
        }
        for kind in PledgeKind.published {
            let fulfilled = places[kind.prefix] ?? []
            var missing = (kind.sum ?? 0) - fulfilled.reduce(0) { $0 + (rows[$1.village]?[$1.index].quantity ?? 0) }
            while missing != 0, !fulfilled.isEmpty {
                let place = random.pick(fulfilled)
                let step = missing > 0 ? kind.step : -kind.step
                let quantity = (rows[place.village]?[place.index].quantity ?? 0) + step
                guard kind.quantities.contains(quantity) else { continue }
                rows[place.village]?[place.index].quantity = quantity
                missing -= step
            }
        }
    }

    /// Every giver of the village gives in turn, so that all 980 officials and 1,560 cadres give at least one.
    private static func named(
        _ rows: [Row], _ village: String, givers: [String], _ random: inout SampleRandom
    ) -> [PlannedPledge] {
        var counts: [String: Int] = [:]
        let givers = random.shuffled(givers)
        return rows.enumerated().map { index, row in
            counts[row.kind.prefix, default: 0] += 1
            let fate: PlannedPledge.Fate
            switch random.int(0...99) {
            case _ where row.fulfilled: fate = .firstHalf
            case ..<80: fate = .secondHalf
            case ..<88: fate = .waiting
            default: fate = .overdue
            }
            return PlannedPledge(
                village: village, id: "\(row.kind.prefix)-\(counts[row.kind.prefix, default: 0])", kind: row.kind,
                giver: givers.isEmpty ? "secretary" : givers[index % givers.count], quantity: row.quantity, fate: fate)
        }
    }
}
