internal import Domain
public import Schema

/// What waits for somebody at one unit: the sources of a work list (待办). Every list is in an order that depends on the state alone.
extension UnitPledges {
    // MARK: Letters

    public func letters(in states: Set<Letter.State>) -> [Letter] {
        letters.values.filter { states.contains($0.state) }
            .sorted { $0.period.utf8.lexicographicallyPrecedes($1.period.utf8) }
    }

    /// Letters being drafted or returned, for the unit to sign, after rewording returned ones.
    public var lettersToSign: [Letter] { letters(in: [.drafting, .returned]).filter { !$0.pledges.isEmpty } }

    /// Letters for the superior to countersign or return.
    public var lettersToCountersign: [Letter] { letters(in: [.signed]) }

    // MARK: Pledges

    /// Pledges in force that are due on `day` or before, for the unit to report.
    public func pledgesDue(by day: CivilDate) -> [Pledge] { pledges { $0.stage == .inForce && $0.due <= day } }

    /// Pledges overdue on `today`, marked by a tick or not.
    public func pledgesOverdue(on today: CivilDate) -> [Pledge] { pledges { $0.isOverdue(on: today) } }

    /// Pledges in force again after a report of completion was returned, for the unit to correct.
    public var pledgesReturned: [Pledge] { pledges { $0.stage == .inForce && $0.isReturned } }

    /// Pledges reported done, for the reviewer to verify or return.
    ///
    /// - Parameter reviewer: the reviewer that the pledges name; nil selects those that name none, which the superior reviews.
    public func pledgesToVerify(by reviewer: String?) -> [Pledge] { pledges { $0.stage == .reportedDone && $0.reviewer == reviewer } }

    /// Verified pledges, for the reviewer or a superior to close out.
    public var pledgesToCloseOut: [Pledge] { pledges { $0.stage == .verified } }

    public var amendmentsToAnswer: [Pledge] { pledges { $0.amendments.pending() != nil } }

    public var withdrawalsToAnswer: [Pledge] { pledges { $0.withdrawals.pending() != nil } }

    /// Pledges of a period that are in force and have a remainder, to be carried into the next.
    public func pledgesToRollOver(from period: String) -> [Pledge] {
        pledges { $0.stage == .inForce && $0.period == period && $0.promised > $0.reached }
    }

    /// Ordered by due day, then by the bytes of the id.
    private func pledges(where isWanted: (Pledge) -> Bool) -> [Pledge] {
        pledges.values.filter(isWanted).sorted {
            $0.due == $1.due ? $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) : $0.due < $1.due
        }
    }

    // MARK: Notices

    /// Notices open to objections on a day, by the bytes of the id.
    public func noticesOpen(on day: CivilDate) -> [Notice] { notices { $0.takesObjections(on: day) } }

    /// Open notices with unanswered objections.
    public var noticesToAnswer: [Notice] { notices { $0.state == .open && !$0.unanswered.isEmpty } }

    /// Notices past their last day with every objection answered. A letter's notice with an objection upheld is not included: see
    /// ``lettersToReturn``.
    public func noticesToClose(on today: CivilDate) -> [Notice] {
        notices {
            $0.state == .open && today > $0.until && $0.unanswered.isEmpty && !($0.subject == .letter && $0.isObjectionUpheld)
        }
    }

    /// Letters on notice against which an objection was upheld: they must be returned.
    public var lettersToReturn: [Letter] {
        letters(in: [.onNotice]).filter { letter in letter.notice.flatMap { notices[$0] }?.isObjectionUpheld == true }
    }

    private func notices(where isWanted: (Notice) -> Bool) -> [Notice] {
        notices.values.filter(isWanted).sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}

extension Pledge {
    /// Returned after the last report, and not reported on since.
    public var isReturned: Bool {
        guard stage == .inForce, let returned else { return false }
        return progress.map { $0.step.offset < returned.step.offset } ?? true
    }
}
