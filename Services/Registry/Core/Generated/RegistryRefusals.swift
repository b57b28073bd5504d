// swift-format-ignore-file
// Written by `make proto` from the schema. Not to be edited.

@_spi(Refusals) public import Schema

/// Every refusal of `RegistryRefusal`, with its texts filled in.
public enum RegistryRefusals {
    /// `no_genesis`: The system has not been started: there is no genesis. Run pledgeline genesis with the root key first.
    public static let noGenesis = Refusal(Rules.noGenesis)

    /// `genesis_exists`: The system has been started already; there can be only one genesis.
    public static let genesisExists = Refusal(Rules.genesisExists)

    /// `genesis_invalid`: The genesis is not valid: {problem}
    public static func genesisInvalid(_ problem: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.genesisInvalid, [("problem", problem)], field: field)
    }

    /// `root_key_needed`: Only the root key states this. Use the root key.
    public static let rootKeyNeeded = Refusal(Rules.rootKeyNeeded)

    /// `unknown_unit`: There is no unit with the id “{unit}”. Check the id, or register the unit first.
    public static func unknownUnit(_ unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownUnit, [("unit", unit)])
    }

    /// `unit_exists`: The id “{unit}” is taken by another unit. Choose another.
    public static func unitExists(_ unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unitExists, [("unit", unit)])
    }

    /// `unknown_parent`: There is no unit “{parent}” to be the parent. Register the parent first.
    public static func unknownParent(_ parent: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownParent, [("parent", parent)])
    }

    /// `second_root`: There is a topmost unit already; every other unit names its parent.
    public static let secondRoot = Refusal(Rules.secondRoot)

    /// `unit_closed`: “{unit}” {how} and has not existed since {from}; nothing new is taken for it. What is unfinished is finished by the unit that took over or, where none did, from above.
    public static func unitClosed(_ unit: some RefusalValue, how: some RefusalValue, from: some RefusalValue) -> Refusal {
        Refusal(Rules.unitClosed, [("unit", unit), ("how", how), ("from", from)])
    }

    /// `tree_cycle`: “{parent}” is “{unit}” itself or below it, so it cannot take it in. Choose another unit.
    public static func treeCycle(_ parent: some RefusalValue, unit: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.treeCycle, [("parent", parent), ("unit", unit)], field: field)
    }

    /// `topmost_unit`: “{unit}” is the topmost unit: it cannot be moved, merged, split or dissolved.
    public static func topmostUnit(_ unit: some RefusalValue) -> Refusal {
        Refusal(Rules.topmostUnit, [("unit", unit)])
    }

    /// `unit_has_children`: “{unit}” still has units below it, such as “{child}”. Move, merge or dissolve them first.
    public static func unitHasChildren(_ unit: some RefusalValue, child: some RefusalValue) -> Refusal {
        Refusal(Rules.unitHasChildren, [("unit", unit), ("child", child)])
    }

    /// `key_exists`: This key is enrolled already. A key has one role and one sub-tree; make another key.
    public static let keyExists = Refusal(Rules.keyExists)

    /// `key_not_found`: No such key has been enrolled. Check the public key.
    public static let keyNotFound = Refusal(Rules.keyNotFound)

    /// `root_key_stays`: The root key is the one genesis names and is not rotated. Use it to enrol other keys.
    public static let rootKeyStays = Refusal(Rules.rootKeyStays)

    /// `rotation_unproven`: The proof by the new key is not right. It must sign the text laid down for rotations, as pledgeline key rotate does.
    public static let rotationUnproven = Refusal(Rules.rotationUnproven)

    /// `bundle_invalid`: The scheme bundle is not valid at {place}: {problem}
    public static func bundleInvalid(_ place: some RefusalValue, problem: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.bundleInvalid, [("place", place), ("problem", problem)], field: field)
    }

    /// `bundle_exists`: A bundle “{bundle}” has been published and cannot change. Publish the new version under a new id.
    public static func bundleExists(_ bundle: some RefusalValue) -> Refusal {
        Refusal(Rules.bundleExists, [("bundle", bundle)])
    }

    /// `unknown_bundle`: No bundle “{bundle}” with this digest has been published. Check the id and the digest, or publish it first.
    public static func unknownBundle(_ bundle: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownBundle, [("bundle", bundle)])
    }

    /// `period_exists`: The period “{period}” is open already, and its bundle frozen. Open another one under another id.
    public static func periodExists(_ period: some RefusalValue) -> Refusal {
        Refusal(Rules.periodExists, [("period", period)])
    }

    /// `period_overlaps`: It overlaps the period “{period}”, {starts} to {ends}. The own days of two periods must not overlap; closing phases may.
    public static func periodOverlaps(_ starts: some RefusalValue, period: some RefusalValue, ends: some RefusalValue) -> Refusal {
        Refusal(Rules.periodOverlaps, [("starts", starts), ("period", period), ("ends", ends)])
    }

    /// `unknown_period`: The period “{period}” has not been opened. Check the id, or have the registrar open it first.
    public static func unknownPeriod(_ period: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownPeriod, [("period", period)])
    }

    /// `period_closed`: The period “{period}” ended on {closed}. Name one that is still open.
    public static func periodClosed(_ period: some RefusalValue, closed: some RefusalValue) -> Refusal {
        Refusal(Rules.periodClosed, [("period", period), ("closed", closed)])
    }

    /// `unknown_cohort`: There is no cohort “{cohort}”. Check the id, or have the registrar define it first.
    public static func unknownCohort(_ cohort: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownCohort, [("cohort", cohort)])
    }

    /// `unit_still_open`: “{unit}” is open and answers for itself; there is nothing to assign.
    public static func unitStillOpen(_ unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unitStillOpen, [("unit", unit)])
    }

    /// `unit_merged`: “{unit}” was merged into “{into}”, which answers for what it left; there is nothing to assign.
    public static func unitMerged(_ unit: some RefusalValue, into: some RefusalValue) -> Refusal {
        Refusal(Rules.unitMerged, [("unit", unit), ("into", into)])
    }

    /// `unknown_post`: There is no post “{post}”, or nobody held it that day. A post is written as unit/post.
    public static func unknownPost(_ post: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.unknownPost, [("post", post)], field: field)
    }

    /// `post_abolished`: “{post}” has ended as of {from}; “{successor}” answers for it. Do this for that post.
    public static func postAbolished(_ post: some RefusalValue, from: some RefusalValue, successor: some RefusalValue) -> Refusal {
        Refusal(Rules.postAbolished, [("post", post), ("from", from), ("successor", successor)])
    }

    /// `post_vacant`: Nobody holds “{post}”, so nobody can hand it over. Appoint somebody instead.
    public static func postVacant(_ post: some RefusalValue) -> Refusal {
        Refusal(Rules.postVacant, [("post", post)])
    }

    /// `unknown_category`: Neither “{unit}” nor a unit above defines the category of post “{category}”. Define it first.
    public static func unknownCategory(_ category: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownCategory, [("category", category), ("unit", unit)])
    }

    /// `candidate_vetoed`: The candidate has “{veto}”, which rules the post out whatever else is met.
    public static func candidateVetoed(_ veto: some RefusalValue) -> Refusal {
        Refusal(Rules.candidateVetoed, [("veto", veto)])
    }

    /// `condition_not_met`: The condition “{condition}” is not met: one of {qualifications} is needed, or an interim appointment.
    public static func conditionNotMet(_ qualifications: some RefusalValue, condition: some RefusalValue) -> Refusal {
        Refusal(Rules.conditionNotMet, [("qualifications", qualifications), ("condition", condition)])
    }

    /// `talk_missing`: No talk on the appointment or move is on record in the {days} days before {date}. Hold it and record it first.
    public static func talkMissing(_ days: some RefusalValue, date: some RefusalValue) -> Refusal {
        Refusal(Rules.talkMissing, [("days", days), ("date", date)])
    }

    /// `entity_exists`: “{unit}” has an entity “{entity}” already. Choose another id.
    public static func entityExists(_ entity: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.entityExists, [("entity", entity), ("unit", unit)])
    }

    /// `unknown_entity`: “{unit}” has no entity “{entity}”. Register it first.
    public static func unknownEntity(_ entity: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownEntity, [("entity", entity), ("unit", unit)])
    }

    /// `entity_closed`: “{entity}” has not existed since {date}. Check the id.
    public static func entityClosed(_ entity: some RefusalValue, date: some RefusalValue) -> Refusal {
        Refusal(Rules.entityClosed, [("entity", entity), ("date", date)])
    }

    /// `alliance_exists`: The id “{alliance}” is taken by another alliance. Choose another.
    public static func allianceExists(_ alliance: some RefusalValue) -> Refusal {
        Refusal(Rules.allianceExists, [("alliance", alliance)])
    }

    /// `unknown_alliance`: “{lead}” leads no alliance “{alliance}”. Check the id and the unit that leads it.
    public static func unknownAlliance(_ alliance: some RefusalValue, lead: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownAlliance, [("alliance", alliance), ("lead", lead)])
    }

    /// `alliance_dissolved`: The alliance “{alliance}” was dissolved as of {date}. Form another one if it is to go on.
    public static func allianceDissolved(_ alliance: some RefusalValue, date: some RefusalValue) -> Refusal {
        Refusal(Rules.allianceDissolved, [("alliance", alliance), ("date", date)])
    }

    /// `unknown_duty_list`: There is no duty list “{list}”. Check the id.
    public static func unknownDutyList(_ list: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownDutyList, [("list", list)])
    }

    /// `duty_list_of_other_unit`: The duty list “{list}” is that of “{unit}”. Choose another id, or submit its next version for that unit.
    public static func dutyListOfOtherUnit(_ list: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.dutyListOfOtherUnit, [("list", list), ("unit", unit)])
    }

    /// `duty_list_version`: The next version of the duty list “{list}” is {next}. Correct the number.
    public static func dutyListVersion(_ list: some RefusalValue, next: some RefusalValue) -> Refusal {
        Refusal(Rules.dutyListVersion, [("list", list), ("next", next)])
    }

    /// `duty_list_not_for_unit`: The duty list “{list}” does not apply to “{unit}”: sub-tree, level or sector differ.
    public static func dutyListNotForUnit(_ list: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.dutyListNotForUnit, [("list", list), ("unit", unit)])
    }

    /// `duty_list_stale`: Version {version} of the duty list “{list}” is in force. Adapt that one.
    public static func dutyListStale(_ version: some RefusalValue, list: some RefusalValue) -> Refusal {
        Refusal(Rules.dutyListStale, [("version", version), ("list", list)])
    }

    /// `requirement_exists`: The id “{requirement}” is taken by another requirement. Choose another.
    public static func requirementExists(_ requirement: some RefusalValue) -> Refusal {
        Refusal(Rules.requirementExists, [("requirement", requirement)])
    }

    /// `unknown_requirement`: There is no requirement “{requirement}”. Check the id.
    public static func unknownRequirement(_ requirement: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownRequirement, [("requirement", requirement)])
    }

    /// `requirement_not_for_unit`: The requirement “{requirement}” does not apply to “{unit}”: sub-tree, level or sector differ, or it was registered or began after the day.
    public static func requirementNotForUnit(_ requirement: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.requirementNotForUnit, [("requirement", requirement), ("unit", unit)])
    }

    /// `template_exists`: The id “{template}” is taken by another template, and a template does not change. Choose another.
    public static func templateExists(_ template: some RefusalValue) -> Refusal {
        Refusal(Rules.templateExists, [("template", template)])
    }

    /// `unknown_template`: Neither “{unit}” nor a unit above has the template “{template}”. Define it first.
    public static func unknownTemplate(_ template: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownTemplate, [("template", template), ("unit", unit)])
    }

    /// `reelection_exists`: “{unit}” has a re-election “{reelection}” already. Choose another id.
    public static func reelectionExists(_ reelection: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.reelectionExists, [("reelection", reelection), ("unit", unit)])
    }

    /// `unknown_reelection`: “{unit}” has no re-election “{reelection}”. Check the unit and the id.
    public static func unknownReelection(_ reelection: some RefusalValue, unit: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownReelection, [("reelection", reelection), ("unit", unit)])
    }

    /// `unknown_milestone`: The re-election “{reelection}” has no step “{milestone}”. Check the id.
    public static func unknownMilestone(_ milestone: some RefusalValue, reelection: some RefusalValue) -> Refusal {
        Refusal(Rules.unknownMilestone, [("milestone", milestone), ("reelection", reelection)])
    }

    /// `milestone_reached`: “{milestone}” was reached on {date}.
    public static func milestoneReached(_ milestone: some RefusalValue, date: some RefusalValue) -> Refusal {
        Refusal(Rules.milestoneReached, [("milestone", milestone), ("date", date)])
    }

    /// `milestone_out_of_order`: “{first}” comes before “{milestone}” and has not been reached. Take the steps in order.
    public static func milestoneOutOfOrder(_ milestone: some RefusalValue, first: some RefusalValue) -> Refusal {
        Refusal(Rules.milestoneOutOfOrder, [("milestone", milestone), ("first", first)])
    }

    /// `document_missing`: The document “{document}” is missing. Show it under exactly this name, with its digest.
    public static func documentMissing(_ document: some RefusalValue) -> Refusal {
        Refusal(Rules.documentMissing, [("document", document)])
    }

    /// `implausible`: “{name}” looks wrong: {reason} Check it; if it is meant, submit it again with --meant ("meant": true in JSON).
    public static func implausible(_ name: some RefusalValue, reason: some RefusalValue, field: String) -> Refusal {
        Refusal(Rules.implausible, [("name", name), ("reason", reason)], field: field)
    }

    /// What the schema says of each, in its order.
    public static let all: [RefusalRule] = [
        Rules.noGenesis,
        Rules.genesisExists,
        Rules.genesisInvalid,
        Rules.rootKeyNeeded,
        Rules.unknownUnit,
        Rules.unitExists,
        Rules.unknownParent,
        Rules.secondRoot,
        Rules.unitClosed,
        Rules.treeCycle,
        Rules.topmostUnit,
        Rules.unitHasChildren,
        Rules.keyExists,
        Rules.keyNotFound,
        Rules.rootKeyStays,
        Rules.rotationUnproven,
        Rules.bundleInvalid,
        Rules.bundleExists,
        Rules.unknownBundle,
        Rules.periodExists,
        Rules.periodOverlaps,
        Rules.unknownPeriod,
        Rules.periodClosed,
        Rules.unknownCohort,
        Rules.unitStillOpen,
        Rules.unitMerged,
        Rules.unknownPost,
        Rules.postAbolished,
        Rules.postVacant,
        Rules.unknownCategory,
        Rules.candidateVetoed,
        Rules.conditionNotMet,
        Rules.talkMissing,
        Rules.entityExists,
        Rules.unknownEntity,
        Rules.entityClosed,
        Rules.allianceExists,
        Rules.unknownAlliance,
        Rules.allianceDissolved,
        Rules.unknownDutyList,
        Rules.dutyListOfOtherUnit,
        Rules.dutyListVersion,
        Rules.dutyListNotForUnit,
        Rules.dutyListStale,
        Rules.requirementExists,
        Rules.unknownRequirement,
        Rules.requirementNotForUnit,
        Rules.templateExists,
        Rules.unknownTemplate,
        Rules.reelectionExists,
        Rules.unknownReelection,
        Rules.unknownMilestone,
        Rules.milestoneReached,
        Rules.milestoneOutOfOrder,
        Rules.documentMissing,
        Rules.implausible,
    ]

    private enum Rules {
        static let noGenesis = RefusalRule(
            "no_genesis", retriable: .always,
            zh: "系统尚未初始化。请先用根密钥运行 pledgeline genesis。",
            en: "The system has not been started: there is no genesis. Run pledgeline genesis with the root key first.")
        static let genesisExists = RefusalRule(
            "genesis_exists",
            zh: "系统已经初始化，只能初始化一次。",
            en: "The system has been started already; there can be only one genesis.")
        static let genesisInvalid = RefusalRule(
            "genesis_invalid", field: "*",
            zh: "系统初始化有误：{problem}",
            en: "The genesis is not valid: {problem}")
        static let rootKeyNeeded = RefusalRule(
            "root_key_needed",
            zh: "只有根密钥可以作此声明。请换用根密钥。",
            en: "Only the root key states this. Use the root key.")
        static let unknownUnit = RefusalRule(
            "unknown_unit", field: "unit",
            zh: "没有编号为“{unit}”的单位。请核对编号，或先登记该单位。",
            en: "There is no unit with the id “{unit}”. Check the id, or register the unit first.")
        static let unitExists = RefusalRule(
            "unit_exists", field: "unit",
            zh: "编号“{unit}”已有单位使用。请换一个编号。",
            en: "The id “{unit}” is taken by another unit. Choose another.")
        static let unknownParent = RefusalRule(
            "unknown_parent", field: "parent",
            zh: "没有编号为“{parent}”的上级单位。请先登记上级。",
            en: "There is no unit “{parent}” to be the parent. Register the parent first.")
        static let secondRoot = RefusalRule(
            "second_root", field: "parent",
            zh: "已有最上级单位，其余单位都要写明上级。",
            en: "There is a topmost unit already; every other unit names its parent.")
        static let unitClosed = RefusalRule(
            "unit_closed", field: "unit",
            zh: "“{unit}”{how}，自 {from} 起不再存在，不能再作新的登记。未了的事由承接的单位办理，没有承接的由上级办理。",
            en: "“{unit}” {how} and has not existed since {from}; nothing new is taken for it. What is unfinished is finished by the unit that took over or, where none did, from above.")
        static let treeCycle = RefusalRule(
            "tree_cycle", field: "*",
            zh: "“{parent}”就是“{unit}”或在其之下，不能作它的归处。请另选单位。",
            en: "“{parent}” is “{unit}” itself or below it, so it cannot take it in. Choose another unit.")
        static let topmostUnit = RefusalRule(
            "topmost_unit", field: "unit",
            zh: "“{unit}”是最上级单位，不能改隶、合并、分设或撤销。",
            en: "“{unit}” is the topmost unit: it cannot be moved, merged, split or dissolved.")
        static let unitHasChildren = RefusalRule(
            "unit_has_children", field: "unit",
            zh: "“{unit}”还有下级单位（如“{child}”），不能撤销。请先将其改隶、合并或撤销。",
            en: "“{unit}” still has units below it, such as “{child}”. Move, merge or dissolve them first.")
        static let keyExists = RefusalRule(
            "key_exists", field: "key",
            zh: "这把密钥已经登记。一把密钥只有一个角色和范围；请另建密钥。",
            en: "This key is enrolled already. A key has one role and one sub-tree; make another key.")
        static let keyNotFound = RefusalRule(
            "key_not_found", field: "key",
            zh: "没有登记过这把密钥。请核对公钥。",
            en: "No such key has been enrolled. Check the public key.")
        static let rootKeyStays = RefusalRule(
            "root_key_stays", field: "key",
            zh: "根密钥在系统初始化时确定，不能更换。请用它另行登记其他密钥。",
            en: "The root key is the one genesis names and is not rotated. Use it to enrol other keys.")
        static let rotationUnproven = RefusalRule(
            "rotation_unproven", field: "proof",
            zh: "新密钥的签名证明不对。请用新密钥对规定的文字签名（pledgeline key rotate 会代办）。",
            en: "The proof by the new key is not right. It must sign the text laid down for rotations, as pledgeline key rotate does.")
        static let bundleInvalid = RefusalRule(
            "bundle_invalid", field: "*",
            zh: "考核办法有误（{place}）：{problem}",
            en: "The scheme bundle is not valid at {place}: {problem}")
        static let bundleExists = RefusalRule(
            "bundle_exists", field: "bundle",
            zh: "编号为“{bundle}”的考核办法已发布，不能改动。请用新编号发布新版本。",
            en: "A bundle “{bundle}” has been published and cannot change. Publish the new version under a new id.")
        static let unknownBundle = RefusalRule(
            "unknown_bundle", field: "bundle",
            zh: "没有发布过编号为“{bundle}”、摘要相符的考核办法。请核对编号和摘要，或先发布。",
            en: "No bundle “{bundle}” with this digest has been published. Check the id and the digest, or publish it first.")
        static let periodExists = RefusalRule(
            "period_exists", field: "period",
            zh: "考核周期“{period}”已经开启，其考核办法已冻结。要另开周期，请用另一个编号。",
            en: "The period “{period}” is open already, and its bundle frozen. Open another one under another id.")
        static let periodOverlaps = RefusalRule(
            "period_overlaps", field: "starts",
            zh: "与考核周期“{period}”（{starts} 至 {ends}）重叠。两个周期的起止日期不能重叠，收尾阶段可以。",
            en: "It overlaps the period “{period}”, {starts} to {ends}. The own days of two periods must not overlap; closing phases may.")
        static let unknownPeriod = RefusalRule(
            "unknown_period", field: "period",
            zh: "考核周期“{period}”尚未开启。请核对编号，或先开启该周期。",
            en: "The period “{period}” has not been opened. Check the id, or have the registrar open it first.")
        static let periodClosed = RefusalRule(
            "period_closed", field: "period",
            zh: "考核周期“{period}”已于 {closed} 结束。请写明正在进行的周期。",
            en: "The period “{period}” ended on {closed}. Name one that is still open.")
        static let unknownCohort = RefusalRule(
            "unknown_cohort", field: "cohort",
            zh: "没有编号为“{cohort}”的考核组别。请核对编号，或先由登记员设立该组别。",
            en: "There is no cohort “{cohort}”. Check the id, or have the registrar define it first.")
        static let unitStillOpen = RefusalRule(
            "unit_still_open", field: "unit",
            zh: "“{unit}”仍然存在，自己办理自己的事，不能移交。",
            en: "“{unit}” is open and answers for itself; there is nothing to assign.")
        static let unitMerged = RefusalRule(
            "unit_merged", field: "unit",
            zh: "“{unit}”已并入“{into}”，未了的事由其承接，不必移交。",
            en: "“{unit}” was merged into “{into}”, which answers for what it left; there is nothing to assign.")
        static let unknownPost = RefusalRule(
            "unknown_post", field: "*",
            zh: "没有“{post}”这个岗位，或当日无人在任。岗位写作“单位/岗位”。",
            en: "There is no post “{post}”, or nobody held it that day. A post is written as unit/post.")
        static let postAbolished = RefusalRule(
            "post_abolished", field: "post",
            zh: "“{post}”自 {from} 起撤销，由“{successor}”负责。请在该岗位上办理。",
            en: "“{post}” has ended as of {from}; “{successor}” answers for it. Do this for that post.")
        static let postVacant = RefusalRule(
            "post_vacant", field: "post",
            zh: "“{post}”空缺，无人可以交接。请改用任命。",
            en: "Nobody holds “{post}”, so nobody can hand it over. Appoint somebody instead.")
        static let unknownCategory = RefusalRule(
            "unknown_category", field: "category",
            zh: "“{unit}”及其上级没有定义岗位类别“{category}”。请先定义。",
            en: "Neither “{unit}” nor a unit above defines the category of post “{category}”. Define it first.")
        static let candidateVetoed = RefusalRule(
            "candidate_vetoed", field: "qualifications",
            zh: "人选有“{veto}”，一票否决，不能任此岗位。",
            en: "The candidate has “{veto}”, which rules the post out whatever else is met.")
        static let conditionNotMet = RefusalRule(
            "condition_not_met", field: "qualifications",
            zh: "任职条件“{condition}”未具备：须有 {qualifications} 之一，或作代理任命。",
            en: "The condition “{condition}” is not met: one of {qualifications} is needed, or an interim appointment.")
        static let talkMissing = RefusalRule(
            "talk_missing", field: "from", retriable: .always,
            zh: "{date} 之前 {days} 天内没有任职或调整谈话的记录。请先谈话并登记。",
            en: "No talk on the appointment or move is on record in the {days} days before {date}. Hold it and record it first.")
        static let entityExists = RefusalRule(
            "entity_exists", field: "entity",
            zh: "“{unit}”已有编号为“{entity}”的应建组织单位。请换一个编号。",
            en: "“{unit}” has an entity “{entity}” already. Choose another id.")
        static let unknownEntity = RefusalRule(
            "unknown_entity", field: "entity",
            zh: "“{unit}”没有编号为“{entity}”的应建组织单位。请先登记。",
            en: "“{unit}” has no entity “{entity}”. Register it first.")
        static let entityClosed = RefusalRule(
            "entity_closed", field: "entity",
            zh: "“{entity}”自 {date} 起已注销。请核对编号。",
            en: "“{entity}” has not existed since {date}. Check the id.")
        static let allianceExists = RefusalRule(
            "alliance_exists", field: "alliance",
            zh: "编号“{alliance}”已有联盟使用。请换一个编号。",
            en: "The id “{alliance}” is taken by another alliance. Choose another.")
        static let unknownAlliance = RefusalRule(
            "unknown_alliance", field: "alliance",
            zh: "“{lead}”没有牵头名为“{alliance}”的联盟。请核对编号和牵头单位。",
            en: "“{lead}” leads no alliance “{alliance}”. Check the id and the unit that leads it.")
        static let allianceDissolved = RefusalRule(
            "alliance_dissolved", field: "alliance",
            zh: "联盟“{alliance}”已于 {date} 解散。要继续，请另行组建。",
            en: "The alliance “{alliance}” was dissolved as of {date}. Form another one if it is to go on.")
        static let unknownDutyList = RefusalRule(
            "unknown_duty_list", field: "list",
            zh: "没有编号为“{list}”的责任清单。请核对编号。",
            en: "There is no duty list “{list}”. Check the id.")
        static let dutyListOfOtherUnit = RefusalRule(
            "duty_list_of_other_unit", field: "list",
            zh: "责任清单“{list}”是“{unit}”的。请换一个编号，或以该单位提交新版本。",
            en: "The duty list “{list}” is that of “{unit}”. Choose another id, or submit its next version for that unit.")
        static let dutyListVersion = RefusalRule(
            "duty_list_version", field: "version",
            zh: "责任清单“{list}”的下一个版本是 {next}。请改写版本号。",
            en: "The next version of the duty list “{list}” is {next}. Correct the number.")
        static let dutyListNotForUnit = RefusalRule(
            "duty_list_not_for_unit", field: "list",
            zh: "责任清单“{list}”不适用于“{unit}”（范围、层级或类别不符）。",
            en: "The duty list “{list}” does not apply to “{unit}”: sub-tree, level or sector differ.")
        static let dutyListStale = RefusalRule(
            "duty_list_stale", field: "version",
            zh: "责任清单“{list}”现行的是第 {version} 版。请对照该版修改。",
            en: "Version {version} of the duty list “{list}” is in force. Adapt that one.")
        static let requirementExists = RefusalRule(
            "requirement_exists", field: "requirement",
            zh: "编号“{requirement}”已有要求使用。请换一个编号。",
            en: "The id “{requirement}” is taken by another requirement. Choose another.")
        static let unknownRequirement = RefusalRule(
            "unknown_requirement", field: "requirement",
            zh: "没有编号为“{requirement}”的要求。请核对编号。",
            en: "There is no requirement “{requirement}”. Check the id.")
        static let requirementNotForUnit = RefusalRule(
            "requirement_not_for_unit", field: "requirement",
            zh: "要求“{requirement}”不适用于“{unit}”：范围、层级或类别不符，或到期之后才登记、启用。",
            en: "The requirement “{requirement}” does not apply to “{unit}”: sub-tree, level or sector differ, or it was registered or began after the day.")
        static let templateExists = RefusalRule(
            "template_exists", field: "template",
            zh: "编号“{template}”已有节点模板使用，发布后不能改动。请换一个编号。",
            en: "The id “{template}” is taken by another template, and a template does not change. Choose another.")
        static let unknownTemplate = RefusalRule(
            "unknown_template", field: "template",
            zh: "“{unit}”及其上级没有节点模板“{template}”。请先定义。",
            en: "Neither “{unit}” nor a unit above has the template “{template}”. Define it first.")
        static let reelectionExists = RefusalRule(
            "reelection_exists", field: "reelection",
            zh: "“{unit}”已有编号为“{reelection}”的换届。请换一个编号。",
            en: "“{unit}” has a re-election “{reelection}” already. Choose another id.")
        static let unknownReelection = RefusalRule(
            "unknown_reelection", field: "reelection",
            zh: "“{unit}”没有编号为“{reelection}”的换届。请核对单位和编号。",
            en: "“{unit}” has no re-election “{reelection}”. Check the unit and the id.")
        static let unknownMilestone = RefusalRule(
            "unknown_milestone", field: "milestone",
            zh: "换届“{reelection}”没有“{milestone}”这一步。请核对编号。",
            en: "The re-election “{reelection}” has no step “{milestone}”. Check the id.")
        static let milestoneReached = RefusalRule(
            "milestone_reached", field: "milestone",
            zh: "“{milestone}”已于 {date} 完成。",
            en: "“{milestone}” was reached on {date}.")
        static let milestoneOutOfOrder = RefusalRule(
            "milestone_out_of_order", field: "milestone", retriable: .always,
            zh: "“{milestone}”之前还有“{first}”没有完成。请按顺序办理。",
            en: "“{first}” comes before “{milestone}” and has not been reached. Take the steps in order.")
        static let documentMissing = RefusalRule(
            "document_missing", field: "documents",
            zh: "缺少材料“{document}”。请附上名称相同的材料及其摘要。",
            en: "The document “{document}” is missing. Show it under exactly this name, with its digest.")
        static let implausible = RefusalRule(
            "implausible", field: "*",
            zh: "“{name}”看来有误：{reason}请核对；确实如此的，加 --meant 重新提交（JSON 中写 \"meant\": true）。",
            en: "“{name}” looks wrong: {reason} Check it; if it is meant, submit it again with --meant (\"meant\": true in JSON).")
    }
}
