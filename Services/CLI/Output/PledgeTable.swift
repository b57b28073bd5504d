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
