import Seeded

/// What kind of weather a schedule has. Small numbers everywhere: they meet more often.
struct Climate {
    /// Something the log itself does not survive; the rest of the weather goes on.
    enum Catastrophe: CaseIterable {
        case decisionsTruncated, upstreamTruncated, inputTruncated, inputRewritten, inputDropped, rogueWriter
        /// Compaction or deletion took records from the middle, or retention the beginning; or the topic was deleted and made again.
        case decisionsCompacted, decisionsDropped, decisionsMadeAnew, inputMadeAnew
        /// Somebody changed the topic's clock.
        case clockSwitched
    }

    var upstreams: Int
    var downstreams: Int
    var observers: Int
    var submissions: Int
    var steps: Int
    var window: Int
    var queue: Int
    var batch: Int
    /// Each of these happens once in so many chances; 0 is never.
    var crash: Int
    var stop: Int
    var reassign: Int
    var hole: Int
    var duplicate: Int
    var badAcknowledgement: Int
    var inputGap: Int
    var inputAgain: Int
    var staleEvent: Int
    /// Something that is none of the writers' puts a record into a decisions topic.
    var stranger: Int
    /// A broker that has just become the leader tells readers an end that lags.
    var endLag: Int
    /// An owner tells where its partition stands.
    var head: Int
    var twoVersions: Bool
    var catastrophe: Catastrophe?

    /// - Parameter isStruck: whether there is a catastrophe in any case.
    init(random: inout SeededGenerator, isStruck: Bool = false) {
        func rate(_ choices: Int...) -> Int { choices[random.below(choices.count)] }
        upstreams = 1 + random.below(2)
        downstreams = 1 + random.below(3)
        observers = 1 + random.below(3)
        submissions = 4 + random.below(24)
        steps = 100 + random.below(400)
        window = 1 + random.below(6)
        queue = 1 + random.below(8)
        batch = 1 + random.below(5)
        crash = rate(0, 40, 150, 400)
        stop = rate(0, 30, 100)
        reassign = rate(0, 15, 60)
        hole = rate(0, 0, 10, 40)
        duplicate = rate(0, 0, 10, 40)
        badAcknowledgement = rate(0, 0, 20)
        inputGap = rate(0, 0, 4)
        inputAgain = rate(0, 0, 5)
        staleEvent = rate(0, 4)
        stranger = rate(0, 0, 30)
        endLag = rate(0, 0, 20)
        head = rate(0, 5, 20)
        twoVersions = random.oneIn(2)
        catastrophe = isStruck || random.oneIn(5) ? Catastrophe.allCases[random.below(Catastrophe.allCases.count)] : nil
    }
}

extension SeededGenerator {
    /// 0 is never.
    mutating func happens(_ rate: Int) -> Bool { rate > 0 && oneIn(rate) }
}
