package import Schema

/// The sections of a bundle, each as the message of the same name in the schema.
extension BundleReader {
    package mutating func bundle(_ place: YamlPlace) -> PBSchemeBundle {
        let fields = fields(
            place,
            [
                "id", "version", "name", "sheets", "rounds", "gradeTables", "voterGroups", "externalSources", "schemes", "recognitions",
                "taxonomy", "reportDuties", "pledgeRules", "projectRules", "serviceTeams",
            ],
            optional: [
                "rounds", "gradeTables", "voterGroups", "externalSources", "schemes", "recognitions", "taxonomy", "reportDuties",
                "pledgeRules", "projectRules", "serviceTeams",
            ])
        var bundle = PBSchemeBundle()
        bundle.id = text(fields["id"])
        bundle.version = text(fields["version"])
        bundle.name = name(fields["name"])
        bundle.sheets = items(fields["sheets"]).map { sheet($0) }
        bundle.rounds = items(fields["rounds"]).map { round($0) }
        bundle.gradeTables = items(fields["gradeTables"]).map { gradeTable($0) }
        bundle.voterGroups = items(fields["voterGroups"]).map { voterGroup($0) }
        bundle.externalSources = items(fields["externalSources"]).map { externalSource($0) }
        bundle.schemes = items(fields["schemes"]).map { scheme($0) }
        bundle.recognitions = items(fields["recognitions"]).map { recognition($0) }
        bundle.taxonomy = items(fields["taxonomy"]).map { taxonomyEntry($0) }
        bundle.reportDuties = items(fields["reportDuties"]).map { reportDuty($0) }
        if let rules = fields["pledgeRules"] { bundle.pledgeRules = pledgeRules(rules) }
        if let rules = fields["projectRules"] { bundle.projectRules = projectRules(rules) }
        bundle.serviceTeams = items(fields["serviceTeams"]).map { namedEntry($0) }
        return bundle
    }

    private mutating func sheet(_ place: YamlPlace) -> PBSheet {
        let fields = fields(place, ["id", "name", "heads"])
        var sheet = PBSheet()
        sheet.id = text(fields["id"])
        sheet.name = name(fields["name"])
        sheet.heads = items(fields["heads"]).map { head($0, sheet: place.path) }
        return sheet
    }

    private mutating func head(_ place: YamlPlace, sheet: String) -> PBSheetHead {
        let fields = fields(place, ["id", "name", "items"])
        var head = PBSheetHead()
        head.id = text(fields["id"])
        head.name = name(fields["name"])
        head.items = items(fields["items"]).map { item($0, sheet: sheet) }
        return head
    }

    private mutating func item(_ place: YamlPlace, sheet: String) -> PBSheetItem {
        let fields = fields(place, ["id", "name", "points"])
        var item = PBSheetItem()
        item.id = text(fields["id"])
        item.name = name(fields["name"])
        item.points = decimal(fields["points"])
        name(place, as: "\(sheet).items.\(item.id)")
        return item
    }

    private mutating func round(_ place: YamlPlace) -> PBRound {
        let fields = fields(place, ["id", "name", "sheet", "from", "until"])
        var round = PBRound()
        round.id = text(fields["id"])
        round.name = name(fields["name"])
        round.sheet = text(fields["sheet"])
        round.from = text(fields["from"])
        round.until = text(fields["until"])
        return round
    }

    private mutating func gradeTable(_ place: YamlPlace) -> PBGradeTable {
        let fields = fields(place, ["id", "grades"])
        var table = PBGradeTable()
        table.id = text(fields["id"])
        table.grades = items(fields["grades"]).map { grade($0, table: place.path) }
        return table
    }

    private mutating func grade(_ place: YamlPlace, table: String) -> PBGrade {
        let fields = fields(place, ["id", "name", "points"])
        var grade = PBGrade()
        grade.id = text(fields["id"])
        grade.name = name(fields["name"])
        grade.points = decimal(fields["points"])
        name(place, as: "\(table).grades.\(grade.id)")
        return grade
    }

    private mutating func voterGroup(_ place: YamlPlace) -> PBVoterGroup {
        let fields = fields(place, ["id", "name", "gradeTable", "minimumBallots"])
        var group = PBVoterGroup()
        group.id = text(fields["id"])
        group.name = name(fields["name"])
        group.gradeTable = text(fields["gradeTable"])
        group.minimumBallots = count(fields["minimumBallots"])
        return group
    }

    private mutating func externalSource(_ place: YamlPlace) -> PBExternalSource {
        let fields = fields(place, ["id", "name", "full"])
        var source = PBExternalSource()
        source.id = text(fields["id"])
        source.name = name(fields["name"])
        source.full = decimal(fields["full"])
        return source
    }

    private mutating func taxonomyEntry(_ place: YamlPlace) -> PBTaxonomyEntry {
        let fields = fields(place, ["id", "name"])
        var entry = PBTaxonomyEntry()
        entry.id = text(fields["id"])
        entry.name = name(fields["name"])
        return entry
    }
}
