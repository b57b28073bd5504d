internal import Domain
internal import Schema

/// Limits on the bundle's rules for reports, pledges, projects and service teams.
public enum ActivityBounds {
    /// The longest window, notice or escalation interval, in days: a year.
    public static let days: UInt32 = 366
    /// Far more fields than any form has; a report with all of them answered must fit into a submission.
    public static let reportFields = 50
    public static let onSiteReviews: UInt32 = 100
    /// A report can be returned for these besides its fields, so no field may have these ids.
    public static let reservedFields: Set<String> = ["text", "evidence"]
    /// The prefix of teams that a unit names itself (8+N); no team of the bundle may have it.
    public static let ownTeam = "own-"
}

extension SchemeCheck.Check {
    mutating func checkReportDuties() {
        names(bundle.reportDuties.map(\.id), "reportDuties")
        for (index, duty) in bundle.reportDuties.enumerated() { check(duty, "reportDuties[\(index)]") }
    }

    private mutating func check(_ duty: PBReportDuty, _ place: String) {
        if duty.frequency == .unspecified || !PBFrequency.allCases.contains(duty.frequency) {
            report("\(place).frequency", zh: "须写明按月、按季、按半年或按年。", en: "say whether monthly, quarterly, half-yearly or yearly.")
        }
        for level in duty.levels where level == .unspecified || !PBLevel.allCases.contains(level) {
            report("\(place).levels", zh: "有层级不存在。", en: "a level does not exist.")
        }
        for sector in duty.sectors where !RegistryCore.sectors.contains(sector) {
            report("\(place).sectors", zh: "没有“\(sector)”这种类别。", en: "there is no sector “\(sector)”.")
        }
        if Set(duty.levels).count < duty.levels.count { report("\(place).levels", zh: "有层级重复。", en: "a level occurs twice.") }
        unique(duty.sectors, "\(place).sectors")
        unique(duty.units, "\(place).units")
        if !duty.units.isEmpty, !duty.levels.isEmpty || !duty.sectors.isEmpty {
            report(
                "\(place).units", zh: "列出了单位，就不能再写层级或类别。", en: "where units are listed, neither levels nor sectors can be named.")
        }
        days(duty.opensBefore, "\(place).opensBefore")
        days(duty.dueAfter, "\(place).dueAfter")
        names(duty.fields.map(\.id), "\(place).fields")
        for field in duty.fields where ActivityBounds.reservedFields.contains(field.id) {
            report(
                "\(place).fields", zh: "“\(field.id)”另有所指，不能作栏目编号。", en: "“\(field.id)” means something else and cannot be a field's id.")
        }
        if duty.fields.count > ActivityBounds.reportFields {
            report("\(place).fields", zh: "最多 \(ActivityBounds.reportFields) 栏。", en: "at most \(ActivityBounds.reportFields) fields.")
        }
    }

    mutating func checkPledgeRules() {
        days(bundle.pledgeRules.noticeDays, "pledgeRules.noticeDays")
        days(bundle.pledgeRules.escalateAfterDays, "pledgeRules.escalateAfterDays")
    }

    mutating func checkProjectRules() {
        let rules = bundle.projectRules
        names(rules.categories.map(\.id), "projectRules.categories")
        names(rules.aims.map(\.id), "projectRules.aims")
        names(rules.awards.map(\.id), "projectRules.awards")
        if bundle.hasProjectRules, rules.categories.isEmpty {
            report("projectRules.categories", zh: "至少须有一类项目。", en: "at least one category of projects is needed.")
        }
        if rules.onSiteReviews > ActivityBounds.onSiteReviews {
            report(
                "projectRules.onSiteReviews", zh: "最多 \(ActivityBounds.onSiteReviews) 次。",
                en: "at most \(ActivityBounds.onSiteReviews).")
        }
    }

    mutating func checkServiceTeams() {
        names(bundle.serviceTeams.map(\.id), "serviceTeams")
        for (index, team) in bundle.serviceTeams.enumerated() where team.id.hasPrefix(ActivityBounds.ownTeam) {
            report(
                "serviceTeams[\(index)].id", zh: "“\(ActivityBounds.ownTeam)”开头的编号留给各单位自设的服务队。",
                en: "ids beginning with “\(ActivityBounds.ownTeam)” are kept for the units' own teams.")
        }
    }

    /// Ids that are used in addresses and on paper: valid, and each only once.
    private mutating func names(_ ids: [String], _ place: String) {
        unique(ids, place)
        for (index, id) in ids.enumerated() where !id.isEmpty {
            do throws(Refusal) { try FieldBounds.checkID(id, field: "id") } catch {
                report("\(place)[\(index)].id", zh: "“\(id)”有误：\(error.zh)", en: "“\(id)” is not valid: \(error.en)")
            }
        }
    }

    private mutating func days(_ count: UInt32, _ place: String) {
        if count > ActivityBounds.days { report(place, zh: "最多 \(ActivityBounds.days) 天。", en: "at most \(ActivityBounds.days) days.") }
    }
}
