package import RegistryCore
package import Schema

/// A scheme bundle as tables: one for each kind of thing it lays down.
package struct SchemeListings {
    package let bundle: PBSchemeBundle

    package init(_ bundle: PBSchemeBundle) { self.bundle = bundle }

    /// Those that have rows.
    package func all(_ registry: RegistryState) -> [Listing] {
        [items, rounds, schemes, components, groups, sources, recognitions, taxonomy, duties].filter { !$0.rows.isEmpty }
            .map { $0.naming(registry) }
    }

    private var items: Listing {
        var listing = Listing(
            [
                Listing.Column("sheet", zh: "表", en: "sheet"), Listing.Column("sheetName", zh: "表名", en: "sheet name"),
                Listing.Column("head", zh: "大项", en: "head"), Listing.Column("headName", zh: "大项名称", en: "head name"),
                Listing.Column("item", zh: "条目", en: "item"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("points", zh: "分值", en: "points", .right),
            ], named: .both("条目和分值", "Items"))
        for sheet in bundle.sheets {
            for head in sheet.heads {
                for item in head.items {
                    listing.add([
                        .text(sheet.id), .both(sheet.name), .text(head.id), .both(head.name), .text(item.id), .both(item.name),
                        .decimal(item.points.text),
                    ])
                }
            }
        }
        return listing
    }

    package static var roundColumns: [Listing.Column] {
        [
            Listing.Column("round", zh: "轮次", en: "round"), Listing.Column("name", zh: "名称", en: "name"),
            Listing.Column("from", zh: "自", en: "from"), Listing.Column("until", zh: "至", en: "until"),
            Listing.Column("sheet", zh: "检查表", en: "sheet"), Listing.Column("sheetName", zh: "表名", en: "sheet name"),
        ]
    }

    package var rounds: Listing {
        var listing = Listing(Self.roundColumns, named: .both("督查轮次", "Rounds"), empty: .both("没有督查轮次。", "There are no rounds."))
        for round in bundle.rounds {
            listing.add([
                .text(round.id), .both(round.name), .date(CivilDate(round.from)), .date(CivilDate(round.until)), .text(round.sheet),
                bundle.sheets.first { $0.id == round.sheet }.map { .both($0.name) } ?? .none,
            ])
        }
        return listing
    }

    package static var schemeColumns: [Listing.Column] {
        [
            Listing.Column("scheme", zh: "计分办法", en: "scheme"), Listing.Column("name", zh: "名称", en: "name"),
            Listing.Column("cohort", zh: "组别", en: "cohort"), Listing.Column("components", zh: "部分数", en: "components", .right),
            Listing.Column("minimumPresent", zh: "最低到位权重", en: "least weight present", .right),
        ]
    }

    package var schemes: Listing {
        var listing = Listing(Self.schemeColumns, named: .both("计分办法", "Schemes"), empty: .both("没有计分办法。", "There are no schemes."))
        for scheme in bundle.schemes {
            listing.add([
                .text(scheme.id), .both(scheme.name), .text(scheme.cohort), .count(scheme.components.count),
                .decimal(scheme.minimumPresent.text),
            ])
        }
        return listing
    }

    private var components: Listing {
        var listing = Listing(
            [
                Listing.Column("scheme", zh: "计分办法", en: "scheme"), Listing.Column("component", zh: "部分", en: "component"),
                Listing.Column("name", zh: "名称", en: "name"), Listing.Column("weight", zh: "权重", en: "weight", .right),
                Listing.Column("source", zh: "来源", en: "source"),
            ], named: .both("组成部分", "Components"))
        let story = SchemeStory(bundle)
        for scheme in bundle.schemes {
            for component in scheme.components {
                listing.add([
                    .text(scheme.id), .text(component.id), .both(component.name), .decimal(component.weight.text),
                    .both(story.source(of: component)),
                ])
            }
        }
        return listing
    }

    private var groups: Listing {
        var listing = Listing(
            [
                Listing.Column("group", zh: "测评主体", en: "voter group"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("minimumBallots", zh: "最少有效票", en: "least valid ballots", .right),
                Listing.Column("grade", zh: "测评等次", en: "grade"), Listing.Column("gradeName", zh: "等次名称", en: "grade name"),
                Listing.Column("points", zh: "分值", en: "points", .right),
            ], named: .both("测评主体和等次", "Voter groups"))
        for group in bundle.voterGroups {
            for grade in bundle.gradeTables.first(where: { $0.id == group.gradeTable })?.grades ?? [] {
                listing.add([
                    .text(group.id), .both(group.name), .count(group.minimumBallots), .text(grade.id), .both(grade.name),
                    .decimal(grade.points.text),
                ])
            }
        }
        return listing
    }

    private var sources: Listing {
        var listing = Listing(
            [
                Listing.Column("source", zh: "外部评分", en: "external source"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("full", zh: "满分", en: "full marks", .right),
            ], named: .both("外部评分", "External marks"))
        for source in bundle.externalSources { listing.add([.text(source.id), .both(source.name), .decimal(source.full.text)]) }
        return listing
    }

    private var recognitions: Listing {
        var listing = Listing(
            [
                Listing.Column("recognition", zh: "等次或称号", en: "recognition"),
                Listing.Column("recognitionName", zh: "等次或称号名称", en: "recognition name"), Listing.Column("cohort", zh: "组别", en: "cohort"),
                Listing.Column("criterion", zh: "条件", en: "criterion"), Listing.Column("name", zh: "条件名称", en: "criterion name"),
                Listing.Column("rule", zh: "要求", en: "rule"),
            ], named: .both("等次和称号", "Recognitions"))
        let story = SchemeStory(bundle)
        for recognition in bundle.recognitions {
            for criterion in recognition.criteria {
                listing.add([
                    .text(recognition.id), .both(recognition.name), .text(recognition.cohort), .text(criterion.id), .both(criterion.name),
                    .both(story.rule(of: criterion)),
                ])
            }
        }
        return listing
    }

    private var taxonomy: Listing {
        var listing = Listing(
            [Listing.Column("taxonomy", zh: "问题类别", en: "taxonomy"), Listing.Column("name", zh: "名称", en: "name")],
            named: .both("问题类别", "Taxonomy"))
        for entry in bundle.taxonomy { listing.add([.text(entry.id), .both(entry.name)]) }
        return listing
    }

    private var duties: Listing {
        var listing = Listing(
            [
                Listing.Column("duty", zh: "报告事项", en: "report duty"), Listing.Column("name", zh: "名称", en: "name"),
                Listing.Column("frequency", zh: "频次", en: "frequency"), Listing.Column("who", zh: "报送单位", en: "who owes it"),
                Listing.Column("window", zh: "报送时间", en: "window"), Listing.Column("fields", zh: "填写栏", en: "fields"),
                Listing.Column("evidenceRequired", zh: "须附佐证材料", en: "evidence required"),
            ], named: .both("定期报告", "Report duties"))
        let story = SchemeStory(bundle)
        for duty in bundle.reportDuties {
            listing.add([
                .text(duty.id), .both(duty.name), .both(duty.frequency.text), .both(story.who(owes: duty)), .both(story.window(of: duty)),
                .both(story.fields(of: duty)), .flag(duty.evidenceRequired),
            ])
        }
        return listing
    }
}
