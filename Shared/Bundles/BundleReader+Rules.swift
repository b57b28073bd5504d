package import Schema
internal import SwiftProtobuf

/// Schemes with their components and recognitions with their criteria.
extension BundleReader {
    package mutating func scheme(_ place: YamlPlace) -> PBScheme {
        let fields = fields(
            place, ["id", "cohort", "name", "components", "rounding", "places", "rankStyle", "tieBreaks", "minimumPresent"],
            optional: ["tieBreaks"])
        var scheme = PBScheme()
        scheme.id = text(fields["id"])
        scheme.cohort = text(fields["cohort"])
        scheme.name = name(fields["name"])
        scheme.components = items(fields["components"]).map { component($0) }
        scheme.rounding = choice(
            fields["rounding"], of: [("half-even", .halfEven), ("half-up", .halfUp), ("truncate", .truncate)], otherwise: .unspecified)
        scheme.places = count(fields["places"])
        scheme.rankStyle = choice(
            fields["rankStyle"], of: [("standard", .standard), ("dense", .dense), ("modified", .modified)], otherwise: .unspecified)
        scheme.tieBreaks = texts(fields["tieBreaks"])
        scheme.minimumPresent = decimal(fields["minimumPresent"])
        return scheme
    }

    private mutating func component(_ place: YamlPlace) -> PBComponent {
        let sources = ComponentSource.allCases.map(\.rawValue)
        let fields = fields(place, ["id", "name", "weight"] + sources, optional: Set(sources))
        var component = PBComponent()
        component.id = text(fields["id"])
        component.name = name(fields["name"])
        component.weight = decimal(fields["weight"])
        guard one(of: sources, in: fields, place), let source = ComponentSource.allCases.first(where: { fields[$0.rawValue] != nil }) else {
            return component
        }
        let named = fields[source.rawValue]
        switch source {
        case .ballots: component.ballots = .with { $0.groups = texts(named) }
        case .external: component.external = .with { $0.source = text(named) }
        case .rounds: component.rounds = .with { $0.rounds = texts(named) }
        case .pledges: component.source = choice(named, of: [("at-and-below", .pledges(PBPledgeSource()))], otherwise: nil)
        }
        return component
    }

    /// What a component can be scored from, by its key.
    private enum ComponentSource: String, CaseIterable { case ballots, external, rounds, pledges }

    package mutating func recognition(_ place: YamlPlace) -> PBRecognition {
        let fields = fields(place, ["id", "name", "cohort", "criteria"])
        var recognition = PBRecognition()
        recognition.id = text(fields["id"])
        recognition.name = name(fields["name"])
        recognition.cohort = text(fields["cohort"])
        recognition.criteria = items(fields["criteria"]).map { criterion($0) }
        return recognition
    }

    private mutating func criterion(_ place: YamlPlace) -> PBCriterion {
        let rules = ["itemShare", "pledgeShare", "noOpenFindings"]
        let fields = fields(place, ["id", "name"] + rules, optional: Set(rules))
        var criterion = PBCriterion()
        criterion.id = text(fields["id"])
        criterion.name = name(fields["name"])
        guard one(of: rules, in: fields, place) else { return criterion }
        if let share = fields["itemShare"] {
            let parts = self.fields(share, ["round", "head", "least"])
            criterion.itemShare = PBItemShare()
            criterion.itemShare.round = text(parts["round"])
            criterion.itemShare.head = text(parts["head"])
            criterion.itemShare.least = decimal(parts["least"])
        } else if let share = fields["pledgeShare"] {
            let parts = self.fields(share, ["least"])
            criterion.pledgeShare = PBPledgeShare()
            criterion.pledgeShare.least = decimal(parts["least"])
        } else if let findings = fields["noOpenFindings"] {
            let parts = self.fields(findings, ["severity"])
            criterion.noOpenFindings = PBNoOpenFindings()
            criterion.noOpenFindings.severity = count(parts["severity"])
        }
        return criterion
    }

    /// Exactly one of these keys must be there.
    private mutating func one(of keys: [String], in fields: [String: YamlPlace], _ place: YamlPlace) -> Bool {
        if keys.filter({ fields[$0] != nil }).count == 1 { return true }
        report(
            place, zh: "须正好写明其中一项：\(keys.joined(separator: "、"))。", en: "exactly one of \(keys.joined(separator: ", ")) is needed.")
        return false
    }
}
