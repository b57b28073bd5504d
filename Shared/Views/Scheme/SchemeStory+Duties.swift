package import Schema

/// What units owe: reports, pledges, projects.
extension SchemeStory {
    package func line(of duty: PBReportDuty) -> PBText {
        let (who, window, fields) = (who(owes: duty), window(of: duty), fields(of: duty))
        let evidence: PBText = duty.evidenceRequired ? .both("；须附佐证材料", "; with evidence") : PBText()
        let form: PBText = duty.fields.isEmpty ? PBText() : .both("；填写\(fields.zh)", "; to fill in: \(fields.en)")
        return .both(
            "\(duty.name.zh)（\(duty.id)）：\(who.zh)\(duty.frequency.text.zh)报送，\(window.zh)\(form.zh)\(evidence.zh)。",
            "\(Self.en(duty.name)) (\(duty.id)): owed by \(who.en) \(duty.frequency.text.en), \(window.en)\(form.en)\(evidence.en).")
    }

    package func who(owes duty: PBReportDuty) -> PBText {
        if !duty.units.isEmpty { return .both(duty.units.joined(separator: "、"), duty.units.joined(separator: ", ")) }
        let parts = duty.levels.map(\.text) + duty.sectors.map(UnitWords.sector)
        return parts.isEmpty ? .both("所有单位", "every unit") : Self.joined(parts)
    }

    package func window(of duty: PBReportDuty) -> PBText {
        .both(
            "期末前 \(duty.opensBefore) 天起、期末后 \(duty.dueAfter) 天内",
            "from \(duty.opensBefore) days before the end of what is reported on to \(duty.dueAfter) days after it")
    }

    package func fields(of duty: PBReportDuty) -> PBText {
        Self.joined(
            duty.fields.map { field in
                .both(
                    "\(field.name.zh)（\(field.id)\(field.required ? "，必填" : "")）",
                    "\(Self.en(field.name)) (\(field.id)\(field.required ? ", required" : ""))")
            })
    }

    package var pledgeRules: [PBText] {
        guard bundle.hasPledgeRules else { return [] }
        let rules = bundle.pledgeRules
        return [
            rules.noticeDays == 0
                ? .both("责任书生效前不要求公示。", "A letter needs no notice before it is in force.")
                : .both(
                    "责任书生效前须公示 \(rules.noticeDays) 天以上。",
                    "A letter stands on notice for \(rules.noticeDays) days at least before it is in force."),
            rules.escalateAfterDays == 0
                ? .both("逾期的承诺不升级督办。", "Overdue pledges are not brought to the next tier.")
                : .both(
                    "承诺逾期每满 \(rules.escalateAfterDays) 天升级督办一次。",
                    "An overdue pledge is brought to the next tier every \(rules.escalateAfterDays) days."),
        ]
    }

    package var projectRules: [PBText] {
        guard bundle.hasProjectRules else { return [] }
        let rules = bundle.projectRules
        func list(_ entries: [PBNamedEntry], _ zh: String, _ en: String) -> [PBText] {
            let list = Self.joined(entries.map { Self.named($0.name, $0.id) })
            return entries.isEmpty ? [] : [.both("\(zh)：\(list.zh)。", "\(en): \(list.en).")]
        }
        return list(rules.categories, "类别", "Categories") + list(rules.aims, "方面", "Aims") + list(rules.awards, "奖项", "Awards")
            + (rules.onSiteReviews == 0
                ? []
                : [
                    .both(
                        "立项的项目销号前须现场评审 \(rules.onSiteReviews) 次。",
                        "A listed project needs \(rules.onSiteReviews) on-site reviews before it is closed out.")
                ])
    }
}
