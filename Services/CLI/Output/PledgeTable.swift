internal import PledgesCore
internal import Schema

/// Pledges as a table.
struct PledgeTable {
    private let pledges: ArraySlice<Pledge>

    init(_ pledges: ArraySlice<Pledge>) { self.pledges = pledges }

    func text(_ language: Language) -> String {
        var table = Table([
            (language(zh: "单位", en: "unit"), .left), (language(zh: "承诺", en: "pledge"), .left),
            (language(zh: "事项", en: "title"), .left), (language(zh: "状态", en: "state"), .left),
            (language(zh: "完成/承诺", en: "reached/promised"), .right), (language(zh: "期限", en: "due"), .left),
        ])
        for pledge in pledges {
            table.add([
                pledge.unit, pledge.wording.pledge, pledge.wording.title, language(pledge.stage.name),
                "\(pledge.reached)/\(pledge.promised) \(pledge.wording.measure)", pledge.due.description,
            ])
        }
        return table.text
    }
}

/// A pledge for programs.
struct PledgeRow: Encodable {
    var unit: String
    var pledge: String
    var title: String
    var stage: String
    var reached: Int64
    var promised: Int64
    var measure: String
    var due: String
    var overdue: Bool
    var steps: [PledgeStory.Row]?

    init(_ pledge: Pledge, steps: [PledgeStory.Row]? = nil) {
        unit = pledge.unit
        self.pledge = pledge.wording.pledge
        title = pledge.wording.title
        stage = pledge.stage.rawValue
        reached = pledge.reached
        promised = pledge.promised
        measure = pledge.wording.measure
        due = pledge.due.description
        overdue = pledge.overdue != nil
        self.steps = steps
    }
}

/// What happened to a pledge, each step with the decision it comes from.
struct PledgeStory {
    struct Row: Encodable {
        var step: String
        var date: String
        var quantity: Int64?
        var reason: String?
        var decision: String
    }

    private let pledge: Pledge

    init(_ pledge: Pledge) { self.pledge = pledge }

    private var steps: [(name: PBText, step: Step?, quantity: Int64?, reason: String?)] {
        [
            (.both("起草", "drafted"), pledge.drafted, nil, nil), (.both("生效", "in force"), pledge.inForce, nil, nil),
            (.both("进展", "progress"), pledge.progress?.step, pledge.progress?.quantity, nil),
            (.both("自报完成", "reported done"), pledge.done?.step, pledge.done?.quantity, nil),
            (.both("退回", "returned"), pledge.returned?.step, nil, pledge.returned?.reason),
            (.both("逾期", "overdue"), pledge.overdue, nil, nil),
            (.both("验收", "verified"), pledge.verified?.step, pledge.verified?.quantity, nil),
            (.both("销号", "closed out"), pledge.closedOut, nil, nil),
        ]
    }

    func text(_ language: Language) -> String {
        var lines = [
            "\(pledge.wording.title)  \(pledge.promised) \(pledge.wording.measure)  \(language(zh: "期限", en: "due")) \(pledge.due)",
            "\(language(zh: "状态", en: "state")) \(language(pledge.stage.name))",
        ]
        for (name, step, quantity, reason) in steps {
            guard let step else { continue }
            lines.append("  \(step.date)  \(language(name)) \(quantity.map(String.init) ?? reason ?? "") \(step.position.place)")
        }
        return lines.joined(separator: "\n")
    }

    var rows: [Row] {
        steps.compactMap { name, step, quantity, reason in
            guard let step else { return nil }
            return Row(
                step: name.en.replacing(" ", with: "_"), date: step.date.description, quantity: quantity, reason: reason,
                decision: step.position.place)
        }
    }
}
