internal import Schema

extension PledgesRefusals {
    static func changePending(_ pledge: Pledge) -> Refusal {
        Refusal(
            "change_pending", zh: "承诺“\(pledge.id)”已有变更或撤回申请等待上级决定。请等上级答复后再提。",
            en: "An amendment or withdrawal of the pledge “\(pledge.id)” waits for the superior already. Ask again after the answer.",
            retriable: true, field: "pledge")
    }

    static func nothingAmended(_ pledge: Pledge) -> Refusal {
        Refusal(
            "nothing_amended", zh: "申请内容与承诺“\(pledge.id)”现行文字相同。请至少写明一处改动：事项、数量、计量单位、期限或标准。",
            en:
                "What is asked for is how the pledge “\(pledge.id)” reads already. Change at least one of title, quantity, measure, due and standard.",
            field: "pledge")
    }

    static func amendedBelowReached(_ pledge: Pledge) -> Refusal {
        Refusal(
            "amended_below_reached", zh: "承诺“\(pledge.id)”已报 \(pledge.reached)，承诺数量不能改得比它少。",
            en: "\(pledge.reached) of the pledge “\(pledge.id)” are reported already; less than that cannot be promised.", field: "quantity"
        )
    }

    static func noAmendment(_ pledge: Pledge) -> Refusal {
        Refusal(
            "no_amendment", zh: "承诺“\(pledge.id)”没有等待决定的变更申请。报告完成或结转会使申请失效。",
            en:
                "No amendment of the pledge “\(pledge.id)” waits for a decision. Reporting it done, or rolling it over, makes a request lapse.",
            field: "pledge")
    }

    static func tooManyWordings(_ pledge: Pledge) -> Refusal {
        Refusal(
            "too_many_wordings", zh: "承诺“\(pledge.id)”改写和申请变更合计最多 \(PledgeBounds.wordings) 次。请另作承诺。",
            en:
                "The pledge “\(pledge.id)” can be worded anew or asked to be amended \(PledgeBounds.wordings) times at most. Make another pledge.",
            field: "pledge")
    }
}
