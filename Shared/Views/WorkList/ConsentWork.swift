internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema

/// What units ask their superior's consent to: another wording (变更), or release (撤回).
enum ConsentWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .superior else { return [] }
        return Scope(who, view.registry, on: view.date, all: view.all).below.flatMap { unit in
            (view.pledges(of: unit)?.pledges.values.map { $0 } ?? []).filter { $0.stage == .inForce }.flatMap { pledge in
                let amendment = pledge.amendments.pending().map { request in
                    WorkItem(
                        kind: .answerAmendment, unit: unit, reference: pledge.id, name: .same(pledge.wording.title),
                        title: asked(request.content, of: pledge),
                        since: request.requested.date, command: Typed.line("pledge accept-amendment \(unit) \(pledge.id)"))
                }
                let withdrawal = pledge.withdrawals.pending().map { request in
                    WorkItem(
                        kind: .answerWithdrawal, unit: unit, reference: pledge.id, name: .same(pledge.wording.title),
                        title: .same(request.content),
                        since: request.requested.date, command: Typed.line("pledge accept-withdrawal \(unit) \(pledge.id)"))
                }
                return [amendment, withdrawal].compactMap(\.self)
            }
        }
    }

    /// Why, and what is to be changed into what.
    private static func asked(_ amendment: PBAmendPledge, of pledge: Pledge) -> PBText {
        let changes = PledgeHistory.changes(from: pledge.wording, to: pledge.wording.amended(by: amendment))
        return .both("\(amendment.reason)；\(changes.zh)", "\(amendment.reason); \(changes.en)")
    }
}
