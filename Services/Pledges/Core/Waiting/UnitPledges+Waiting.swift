internal import Domain
public import Schema

/// What waits for somebody at one unit: the sources of a work list (待办). Everything comes in an order that the state alone determines.
extension UnitPledges {
    // MARK: Letters

    public func letters(in states: Set<Letter.State>) -> [Letter] {
        letters.values.filter { states.contains($0.state) }
            .sorted { $0.period.utf8.lexicographicallyPrecedes($1.period.utf8) }
    }

    /// Drafted or returned: for the unit to sign, after wording anew what was returned.
    public var lettersToSign: [Letter] { letters(in: [.drafting, .returned]).filter { !$0.pledges.isEmpty } }

    /// For the superior to countersign or return.
    public var lettersToCountersign: [Letter] { letters(in: [.signed]) }

    // MARK: Pledges

    /// In force and due on `day` or before, past ones included: for the unit to report.
    public func pledgesDue(by day: CivilDate) -> [Pledge] { pledges { $0.stage == .inForce && $0.due <= day } }

    /// Overdue on `today`, marked by a tick or not yet.
    public func pledgesOverdue(on today: CivilDate) -> [Pledge] { pledges { $0.isOverdue(on: today) } }

    /// In force again after what was reported done was returned: for the unit to put right.
    public var pledgesReturned: [Pledge] { pledges { $0.stage == .inForce && $0.isReturned } }

    /// Reported done: for the reviewer to verify or return.
    ///
    /// - Parameter reviewer: the unit it names; nil is the superior, where none is named.
    public func pledgesToVerify(by reviewer: String?) -> [Pledge] { pledges { $0.stage == .reportedDone && $0.reviewer == reviewer } }

    /// Verified: for the reviewer or a superior to close out.
    public var pledgesToCloseOut: [Pledge] { pledges { $0.stage == .verified } }

    public var amendmentsToAnswer: [Pledge] { pledges { $0.amendments.pending() != nil } }

    public var withdrawalsToAnswer: [Pledge] { pledges { $0.withdrawals.pending() != nil } }

    /// In force in a period that is over, with something left: to be carried into the next.
    public func pledgesToRollOver(from period: String) -> [Pledge] {
        pledges { $0.stage == .inForce && $0.period == period && $0.promised > $0.reached }
    }

    /// By the day due, then by the bytes of the id.
    private func pledges(where isWanted: (Pledge) -> Bool) -> [Pledge] {
        pledges.values.filter(isWanted).sorted {
            $0.due == $1.due ? $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) : $0.due < $1.due
        }
    }

    // MARK: Notices

    /// Standing open on a day, by the bytes of the id.
    public func noticesOpen(on day: CivilDate) -> [Notice] { notices { $0.takesObjections(on: day) } }

    /// Notices with objections nobody has answered.
    public var noticesToAnswer: [Notice] { notices { $0.state == .open && !$0.unanswered.isEmpty } }

    /// Past their last day with everything answered. A letter's with an objection upheld is not among them: see ``lettersToReturn``.
    public func noticesToClose(on today: CivilDate) -> [Notice] {
        notices {
            $0.state == .open && today > $0.until && $0.unanswered.isEmpty && !($0.subject == .letter && $0.isObjectionUpheld)
        }
    }

    /// Letters on notice to which an objection was upheld: they must be returned.
    public var lettersToReturn: [Letter] {
        letters(in: [.onNotice]).filter { letter in letter.notice.flatMap { notices[$0] }?.isObjectionUpheld == true }
    }

    private func notices(where isWanted: (Notice) -> Bool) -> [Notice] {
        notices.values.filter(isWanted).sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}

extension Pledge {
    /// Given back after the last report, and not reported on since.
    public var isReturned: Bool {
        guard stage == .inForce, let returned else { return false }
        return progress.map { $0.step.offset < returned.step.offset } ?? true
    }
}
