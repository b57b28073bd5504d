package import PledgesCore
internal import RegistryCore
package import Schema

/// A pledge for programs. What stands below `orphan` is there when a single one is shown.
package struct PledgeRow: Encodable {
    package struct Wording: Encodable {
        var title: String
        var quantity: Int64
        var measure: String
        var due: String
    }

    /// A pledge that serves it.
    package struct Part: Encodable {
        package var pledge: String
        package var weight: UInt32
        /// In percent, cut off after two digits; null if it cannot be told.
        package var progress: String?

        package init(pledge: String, weight: UInt32, progress: String? = nil) {
            self.pledge = pledge
            self.weight = weight
            self.progress = progress
        }
    }

    package var unit: String
    package var unitName: BothTexts?
    package var pledge: String
    package var title: String
    package var stage: String
    package var reached: Int64
    package var promised: Int64
    package var measure: String
    package var due: String
    package var overdue: Bool
    /// It serves a pledge that does not exist.
    package var orphan: Bool
    package var standard: String?
    package var giver: String?
    package var receiver: String?
    package var parent: String?
    package var weight: UInt32?
    /// The wording with which it came into force, if it was amended since.
    package var first: Wording?
    package var progress: String?
    package var parts: [Part]?
    package var steps: [PledgeStory.Row]?

    /// - Parameters:
    ///   - day: on which it is overdue or not.
    ///   - name: of the unit.
    package init(_ pledge: Pledge, on day: CivilDate, isOrphan: Bool, name: PBText? = nil) {
        unit = pledge.unit
        unitName = name.map { BothTexts(zh: $0.zh, en: $0.en) }
        self.pledge = pledge.wording.pledge
        title = pledge.wording.title
        stage = pledge.stage.rawValue
        reached = pledge.reached
        promised = pledge.promised
        measure = pledge.wording.measure
        due = pledge.due.description
        overdue = pledge.isOverdue(on: day)
        orphan = isOrphan
    }

    package init(_ pledge: Pledge, _ rollUp: PledgeRollUp?, on day: CivilDate, isOrphan: Bool = false, name: PBText? = nil) {
        self.init(pledge, on: day, isOrphan: isOrphan, name: name)
        let wording = pledge.wording
        (standard, giver, weight) = (wording.standard, wording.giver, wording.weight)
        receiver = wording.receiver.isEmpty ? nil : wording.receiver
        parent = pledge.parent?.path
        if let before = pledge.wordingBeforeAmendment {
            first = Wording(title: before.title, quantity: before.quantity, measure: before.measure, due: before.due)
        }
        progress = rollUp?.progress?.percent
        parts = rollUp.map { $0.parts.map { Part(pledge: $0.name.path, weight: $0.weight, progress: $0.progress?.percent) } }
        steps = PledgeStory(pledge, rollUp).rows
    }
}

extension Pledge {
    /// The first wording, if there is another since.
    var wordingBeforeAmendment: PBDraftPledge? { amended == nil ? nil : firstWording }
}

extension ExactProgress {
    /// In percent with two digits, cut off: what is not whole never reads 100. nil if 128 bits cannot tell.
    package var percent: String? {
        floored(places: 4).map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" }
    }
}
