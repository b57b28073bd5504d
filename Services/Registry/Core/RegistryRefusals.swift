internal import Foundation
public import Schema

/// Every refusal the registry gives; those about rights are ``RightsRefusals``.
public enum RegistryRefusals {
    public static let noGenesis = Refusal(
        "no_genesis", zh: "系统尚未初始化。请先用根密钥运行 pledgeline genesis。",
        en: "The system has not been started: there is no genesis. Run pledgeline genesis with the root key first.", retriable: true)

    static let genesisExists = Refusal(
        "genesis_exists", zh: "系统已经初始化，只能初始化一次。", en: "The system has been started already; there can be only one genesis.")

    static func genesisInvalid(zh: String, en: String, field: String) -> Refusal {
        Refusal("genesis_invalid", zh: "系统初始化有误：\(zh)", en: "The genesis is not valid: \(en)", field: field)
    }

    static let rootKeyNeeded = Refusal(
        "root_key_needed", zh: "只有根密钥可以作此声明。", en: "Only the root key states this.")

    // MARK: Units

    public static func unknownUnit(_ unit: String) -> Refusal {
        Refusal(
            "unknown_unit", zh: "没有编号为“\(unit)”的单位。请核对编号，或先登记该单位。",
            en: "There is no unit with the id “\(unit)”. Check the id, or register the unit first.", field: "unit")
    }

    static func unitExists(_ unit: String) -> Refusal {
        Refusal(
            "unit_exists", zh: "编号“\(unit)”已有单位使用。请换一个编号。", en: "The id “\(unit)” is taken by another unit. Choose another.",
            field: "unit")
    }

    static func unknownParent(_ parent: String) -> Refusal {
        Refusal(
            "unknown_parent", zh: "没有编号为“\(parent)”的上级单位。请先登记上级。",
            en: "There is no unit “\(parent)” to be the parent. Register the parent first.", field: "parent")
    }

    static let secondRoot = Refusal(
        "second_root", zh: "已有最上级单位，其余单位都要写明上级。", en: "There is a topmost unit already; every other unit names its parent.",
        field: "parent")

    public static func unitClosed(_ unit: String, _ closing: UnitClosing) -> Refusal {
        let (zh, en): (String, String) =
            switch closing.way {
            case .merged(let into): ("已并入“\(into)”", "was merged into “\(into)”")
            case .split(let into): ("已分设为 \(into.joined(separator: "、"))", "was split into \(into.joined(separator: ", "))")
            case .dissolved: ("已撤销", "was dissolved")
            }
        return Refusal(
            "unit_closed", zh: "“\(unit)”\(zh)，自 \(closing.from) 起不再存在，不能再作新的登记。未了的事由承接的单位办理，没有承接的由上级办理。",
            en:
                "“\(unit)” \(en) and has not existed since \(closing.from); nothing new is taken for it. What is unfinished is finished by the unit that took over or, where none did, from above.",
            field: "unit")
    }

    static func treeCycle(_ unit: String, under parent: String, field: String) -> Refusal {
        Refusal(
            "tree_cycle", zh: "“\(parent)”就是“\(unit)”或在其之下，不能作它的归处。请另选单位。",
            en: "“\(parent)” is “\(unit)” itself or below it, so it cannot take it in. Choose another unit.", field: field)
    }

    static func topmostUnit(_ unit: String) -> Refusal {
        Refusal(
            "topmost_unit", zh: "“\(unit)”是最上级单位，不能改隶、合并、分设或撤销。",
            en: "“\(unit)” is the topmost unit: it cannot be moved, merged, split or dissolved.", field: "unit")
    }

    static func unitHasChildren(_ unit: String, such child: String) -> Refusal {
        Refusal(
            "unit_has_children", zh: "“\(unit)”还有下级单位（如“\(child)”），不能撤销。请先将其改隶、合并或撤销。",
            en: "“\(unit)” still has units below it, such as “\(child)”. Move, merge or dissolve them first.", field: "unit")
    }

    // MARK: Keys, bundles, periods

    static let keyExists = Refusal(
        "key_exists", zh: "这把密钥已经登记。一把密钥只有一个角色和范围；请另建密钥。",
        en: "This key is enrolled already. A key has one role and one sub-tree; make another key.", field: "key")

    static let keyNotFound = Refusal(
        "key_not_found", zh: "没有登记过这把密钥。", en: "No such key has been enrolled.", field: "key")

    static let rootKeyStays = Refusal(
        "root_key_stays", zh: "根密钥在系统初始化时确定，不能更换。请用它另行登记其他密钥。",
        en: "The root key is the one genesis names and is not rotated. Use it to enrol other keys.", field: "key")

    static let rotationUnproven = Refusal(
        "rotation_unproven", zh: "新密钥的签名证明不对。请用新密钥对规定的文字签名（pledgeline key rotate 会代办）。",
        en: "The proof by the new key is not right. It must sign the text laid down for rotations, as pledgeline key rotate does.",
        field: "proof")

    static func bundleInvalid(_ problem: SchemeProblem) -> Refusal {
        Refusal(
            "bundle_invalid", zh: "考核办法有误（\(problem.place)）：\(problem.zh)",
            en: "The scheme bundle is not valid at \(problem.place): \(problem.en)",
            field: problem.place)
    }

    static func bundleExists(_ id: String) -> Refusal {
        Refusal(
            "bundle_exists", zh: "编号为“\(id)”的考核办法已发布，不能改动。请用新编号发布新版本。",
            en: "A bundle “\(id)” has been published and cannot change. Publish the new version under a new id.", field: "bundle")
    }

    static func unknownBundle(_ id: String) -> Refusal {
        Refusal(
            "unknown_bundle", zh: "没有发布过编号为“\(id)”、摘要相符的考核办法。",
            en: "No bundle “\(id)” with this digest has been published.", field: "bundle")
    }

    static func periodExists(_ id: String) -> Refusal {
        Refusal(
            "period_exists", zh: "考核周期“\(id)”已经开启，其考核办法已冻结。", en: "The period “\(id)” is open already, and its bundle frozen.",
            field: "period")
    }

    static func periodOverlaps(_ other: Period) -> Refusal {
        Refusal(
            "period_overlaps", zh: "与考核周期“\(other.id)”（\(other.starts) 至 \(other.ends)）重叠。两个周期的起止日期不能重叠，收尾阶段可以。",
            en:
                "It overlaps the period “\(other.id)”, \(other.starts) to \(other.ends). The own days of two periods must not overlap; closing phases may.",
            field: "starts")
    }

    public static func unknownPeriod(_ id: String) -> Refusal {
        Refusal(
            "unknown_period", zh: "考核周期“\(id)”尚未开启。", en: "The period “\(id)” has not been opened.", field: "period")
    }

    static func periodClosed(_ period: String, on closes: CivilDate) -> Refusal {
        Refusal(
            "period_closed", zh: "考核周期“\(period)”已于 \(closes) 结束。请写明正在进行的周期。",
            en: "The period “\(period)” ended on \(closes). Name one that is still open.", field: "period")
    }

    static func unknownCohort(_ id: String) -> Refusal {
        Refusal("unknown_cohort", zh: "没有编号为“\(id)”的考核组别。", en: "There is no cohort “\(id)”.", field: "cohort")
    }
}
