package import Schema

/// The rules of what goes on during the year: reports, pledges, projects, service teams.
extension BundleReader {
    package mutating func reportDuty(_ place: YamlPlace) -> PBReportDuty {
        let fields = fields(
            place,
            ["id", "name", "frequency", "levels", "sectors", "units", "opensBefore", "dueAfter", "fields", "evidenceRequired"],
            optional: ["levels", "sectors", "units", "fields", "evidenceRequired"])
        var duty = PBReportDuty()
        duty.id = text(fields["id"])
        duty.name = name(fields["name"])
        duty.frequency = choice(
            fields["frequency"],
            of: [("monthly", .monthly), ("quarterly", .quarterly), ("half-yearly", .halfYearly), ("yearly", .yearly)],
            otherwise: .unspecified)
        duty.levels = items(fields["levels"]).map { level($0) }
        duty.sectors = texts(fields["sectors"])
        duty.units = texts(fields["units"])
        duty.opensBefore = count(fields["opensBefore"])
        duty.dueAfter = count(fields["dueAfter"])
        duty.fields = items(fields["fields"]).map { reportField($0) }
        duty.evidenceRequired = yes(fields["evidenceRequired"])
        return duty
    }

    private mutating func reportField(_ place: YamlPlace) -> PBReportField {
        let fields = fields(place, ["id", "name", "required"], optional: ["required"])
        var field = PBReportField()
        field.id = text(fields["id"])
        field.name = name(fields["name"])
        field.required = yes(fields["required"])
        return field
    }

    private mutating func level(_ place: YamlPlace) -> PBLevel {
        choice(
            place,
            of: [
                ("city", .city), ("county", .county), ("township", .township), ("area", .area), ("village", .village),
                ("community", .community), ("branch", .branch), ("group", .group), ("office", .office),
            ], otherwise: .unspecified)
    }

    package mutating func pledgeRules(_ place: YamlPlace) -> PBPledgeRules {
        let fields = fields(place, ["noticeDays", "escalateAfterDays"], optional: ["noticeDays", "escalateAfterDays"])
        var rules = PBPledgeRules()
        rules.noticeDays = count(fields["noticeDays"])
        rules.escalateAfterDays = count(fields["escalateAfterDays"])
        return rules
    }

    package mutating func projectRules(_ place: YamlPlace) -> PBProjectRules {
        let fields = fields(
            place, ["categories", "aims", "awards", "onSiteReviews"], optional: ["aims", "awards", "onSiteReviews"])
        var rules = PBProjectRules()
        rules.categories = items(fields["categories"]).map { namedEntry($0) }
        rules.aims = items(fields["aims"]).map { namedEntry($0) }
        rules.awards = items(fields["awards"]).map { namedEntry($0) }
        rules.onSiteReviews = count(fields["onSiteReviews"])
        return rules
    }

    mutating func namedEntry(_ place: YamlPlace) -> PBNamedEntry {
        let fields = fields(place, ["id", "name"])
        var entry = PBNamedEntry()
        entry.id = text(fields["id"])
        entry.name = name(fields["name"])
        return entry
    }

    /// `true` or `false`; absent is false.
    private mutating func yes(_ place: YamlPlace?) -> Bool {
        guard let place else { return false }
        return choice(place, of: [("true", true), ("false", false)], otherwise: false)
    }
}
