public import Domain
internal import RegistryCore
public import Schema
internal import Streaming

/// What one unit offers, who has taken it up, and the feedback given to home units.
public struct UnitCommunity: Hashable, Sendable {
    /// 反馈: given once a period to each home unit.
    public struct Feedback: Hashable, Sendable {
        public var given: PBFeedBackGiven
        public var step: Step
    }

    /// By id, of all periods.
    public internal(set) var offers: [String: Offer] = [:]
    /// By period, then by home unit.
    public internal(set) var feedback: [String: [String: Feedback]] = [:]

    /// The open offers of a period, or of all periods if nil, in the byte order of their ids.
    public func openOffers(of period: String?) -> [Offer] {
        offers.values.filter { $0.isOpen && (period == nil || $0.period == period) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// The home units that have taken something up or served in a period and have had no feedback, in byte order.
    public func feedbackDue(of period: String) -> [String] {
        let homes = offers.values.filter { $0.period == period }.reduce(into: Set<String>()) { homes, offer in
            homes.formUnion(offer.takenUp.keys)
            homes.formUnion(offer.services.keys)
        }
        return homes.filter { feedback[period]?[$0] == nil }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// What the members of one home unit did at this unit in a period; nil counts all periods.
    public func counts(of home: String, period: String?) -> ServiceCounts {
        offers.values.reduce(into: ServiceCounts()) { counts, offer in
            if period == nil || offer.period == period { counts.count(offer, of: home) }
        }
    }
}

/// What a home unit has taken up, and what its members did.
public struct ServiceCounts: Hashable, Sendable {
    /// Service posts taken up and not released.
    public var posts = 0
    /// Topics taken up and not released.
    public var topics = 0
    /// The members in both, as counted when the offers were taken up.
    public var members = 0
    public var services = Offer.Services()

    public init() {}

    public var offers: Int { posts + topics }

    mutating func count(_ offer: Offer, of home: String) {
        if let takenUp = offer.takenUp[home] {
            if offer.wording.kind == .topic { topics += 1 } else { posts += 1 }
            members += Int(takenUp.members)
        }
        if let done = offer.services[home] { services = services + done }
    }

    public static func + (a: ServiceCounts, b: ServiceCounts) -> ServiceCounts {
        var sum = a
        sum.posts += b.posts
        sum.topics += b.topics
        sum.members += b.members
        sum.services = a.services + b.services
        return sum
    }
}

/// What is offered and taken up in all partitions at a cut: a home unit's members serve in many units.
public struct CommunityReader: Sendable {
    public private(set) var units: [String: UnitCommunity] = [:]

    /// - Parameter states: the states of all partitions. Each unit is in exactly one of them.
    public init(_ states: some Sequence<PledgesState>) {
        for state in states { units.merge(state.community) { first, _ in first } }
    }

    /// What the members of a home unit do at all units.
    public func counts(ofHome home: String, period: String? = nil) -> ServiceCounts {
        units.values.reduce(ServiceCounts()) { $0 + $1.counts(of: home, period: period) }
    }

    /// The offers a home unit has taken up and not released, in the byte order of their names.
    public func takenUp(byHome home: String, period: String? = nil) -> [Offer] {
        units.values.flatMap(\.offers.values)
            .filter { $0.takenUp[home] != nil && (period == nil || $0.period == period) }
            .sorted { ScopedName.byteOrder($0.name, $1.name) }
    }

    /// Open offers that still want members, in the byte order of their names.
    public func open(period: String? = nil) -> [Offer] {
        units.values.flatMap { $0.openOffers(of: period) }.filter { $0.vacancies != 0 }
            .sorted { ScopedName.byteOrder($0.name, $1.name) }
    }
}

extension PledgesState {
    public func offer(_ offer: String, of unit: String) -> Offer? { community[unit]?.offers[offer] }

    mutating func updateOffer(_ offer: String, of unit: String, _ change: (inout Offer) -> Void) {
        guard let place = community.index(forKey: unit), let found = community.values[place].offers.index(forKey: offer) else { return }
        change(&community.values[place].offers.values[found])
    }
}

extension PledgesCore {
    static func offer(_ id: String, _ request: Request, _ state: PledgesState) throws(Refusal) -> Offer {
        guard let offer = state.offer(id, of: request.unit) else { throw PledgesRefusals.unknownOffer(id, unit: request.unit) }
        return offer
    }
}
