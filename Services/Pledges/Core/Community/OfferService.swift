internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// A unit offers a service post of one of the bundle's teams or of its own team (8+N), or sets a topic.
enum OfferService {
    static func decide(_ offer: PBOfferService, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let (_, bundle) = try request.registry.period(offer.period, openOn: request.date)
        try FieldBounds.checkID(offer.offer, field: "offer")
        guard state.offer(offer.offer, of: request.unit) == nil else { throw PledgesRefusals.offerExists(offer.offer) }
        try FieldBounds.checkText(offer.title, field: "title", most: FieldBounds.title)
        guard offer.wanted <= CommunityBounds.members else { throw CommunityBounds.tooMany("wanted") }
        switch offer.kind {
        case .post: try checkTeam(offer.team, bundle, period: offer.period)
        case .topic:
            guard offer.team.isEmpty else {
                throw Refusal.invalid("team", .both("点题没有服务队，请不写。", "a topic has no team; leave it out."))
            }
        case .unspecified, .UNRECOGNIZED:
            throw Refusal.invalid("kind", .both("须写明是服务岗位还是点题。", "say whether it is a service post or a topic."))
        }
        return .accepted([PBFact(about: request.unit, .serviceOffered(offer))])
    }

    private static func checkTeam(_ team: String, _ bundle: Bundle, period: String) throws(Refusal) {
        if team.hasPrefix(ActivityBounds.ownTeam) { return try FieldBounds.checkID(team, field: "team") }
        guard bundle.content.serviceTeams.contains(where: { $0.id == team }) else {
            throw PledgesRefusals.unknownTeam(team, period: period).naming(team, among: bundle.content.serviceTeams.map(\.id))
        }
    }

    static func apply(_ offered: PBOfferService, to state: inout PledgesState, about unit: String, at step: Step) {
        guard state.offer(offered.offer, of: unit) == nil else { return }
        state.community[unit, default: UnitCommunity()].offers[offered.offer] = Offer(unit: unit, wording: offered, offered: step)
    }
}

/// Limits on the register.
enum CommunityBounds {
    /// More members than any unit has.
    static let members: UInt32 = 1_000_000
    /// The most hours of all members of one service together.
    static let hours: Int64 = 1_000_000

    static func tooMany(_ field: String) -> Refusal {
        Refusal.invalid(field, .both("最多 \(members)。", "at most \(members)."))
    }

    static func checkMembers(_ count: UInt32) throws(Refusal) {
        guard count >= 1 else { throw Refusal.invalid("members", .both("至少为 1。", "must be at least 1.")) }
        guard count <= members else { throw tooMany("members") }
    }
}
