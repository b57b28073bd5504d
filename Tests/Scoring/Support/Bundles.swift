import Schema
import SwiftProtobuf

/// Bundles for tests, small enough to reckon by hand.
enum Bundles {
    static func text(_ zh: String, _ en: String) -> PBText {
        .with {
            $0.zh = zh
            $0.en = en
        }
    }

    /// Two heads (a of 60 and b of 20; c of 20), two rounds, two voter groups, one city's mark, one scheme, one recognition.
    static func county(_ change: (inout PBScheme) -> Void = { _ in }) -> PBSchemeBundle {
        .with { bundle in
            bundle.id = "county-v1"
            bundle.sheets = [sheet]
            bundle.rounds = [round("q1", "2025-03-01", "2025-03-15"), round("q2", "2025-06-01", "2025-06-15")]
            bundle.gradeTables = [grades]
            bundle.voterGroups = [group("committee", least: 3), group("secretaries", least: 5)]
            bundle.externalSources = [
                .with {
                    $0.id = "city"
                    $0.name = text("市级评分", "City's mark")
                    $0.full = PBDecimal(100)
                }
            ]
            bundle.schemes = [
                .with {
                    $0.id = "composite"
                    $0.cohort = World.cohort
                    $0.components = [
                        ballots("votes", 50, ["committee", "secretaries"]), external("mark", 20), rounds("checks", 30, ["q1", "q2"]),
                    ]
                    $0.rounding = .halfEven
                    $0.places = 2
                    $0.rankStyle = .standard
                    $0.minimumPresent = PBDecimal(60)
                    change(&$0)
                }
            ]
            bundle.recognitions = [fiveGood]
        }
    }

    /// One component: the score is the city's mark.
    static func marksOnly(_ change: (inout PBScheme) -> Void = { _ in }) -> PBSchemeBundle {
        county {
            $0.components = [external("mark", 100)]
            change(&$0)
        }
    }

    static var sheet: PBSheet {
        .with {
            $0.id = "letter"
            $0.heads = [
                .with {
                    $0.id = "first"
                    $0.items = [item("a", 60), item("b", 20)]
                },
                .with {
                    $0.id = "second"
                    $0.items = [item("c", 20)]
                },
            ]
        }
    }

    static var grades: PBGradeTable {
        .with {
            $0.id = "four"
            let worth: [(String, Int64)] = [("excellent", 100), ("good", 80), ("fair", 60), ("poor", 40)]
            $0.grades = worth.map { id, points in
                .with {
                    $0.id = id
                    $0.points = PBDecimal(points)
                }
            }
        }
    }

    static var fiveGood: PBRecognition {
        .with {
            $0.id = "five-good"
            $0.cohort = World.cohort
            $0.criteria = [
                .with {
                    $0.id = "first-head"
                    $0.itemShare = .with {
                        $0.round = "q1"
                        $0.head = "first"
                        $0.least = PBDecimal(90)
                    }
                },
                .with {
                    $0.id = "pledges"
                    $0.pledgeShare = .with { $0.least = PBDecimal(90) }
                },
                .with {
                    $0.id = "findings"
                    $0.noOpenFindings = .with { $0.severity = 2 }
                },
            ]
        }
    }

    static func ballots(_ id: String, _ weight: Int64, _ groups: [String]) -> PBComponent {
        component(id, weight, .ballots(.with { $0.groups = groups }))
    }

    static func external(_ id: String, _ weight: Int64, source: String = "city") -> PBComponent {
        component(id, weight, .external(.with { $0.source = source }))
    }

    static func rounds(_ id: String, _ weight: Int64, _ rounds: [String]) -> PBComponent {
        component(id, weight, .rounds(.with { $0.rounds = rounds }))
    }

    static func pledges(_ id: String, _ weight: Int64) -> PBComponent { component(id, weight, .pledges(PBPledgeSource())) }

    private static func component(_ id: String, _ weight: Int64, _ source: PBComponent.OneOf_Source) -> PBComponent {
        .with {
            $0.id = id
            $0.name = text("部分\(id)", "Part \(id)")
            $0.weight = PBDecimal(weight)
            $0.source = source
        }
    }

    private static func item(_ id: String, _ points: Int64) -> PBSheetItem {
        .with {
            $0.id = id
            $0.points = PBDecimal(points)
        }
    }

    private static func round(_ id: String, _ from: String, _ until: String) -> PBRound {
        .with {
            $0.id = id
            $0.name = text("轮次\(id)", "Round \(id)")
            $0.sheet = "letter"
            $0.from = from
            $0.until = until
        }
    }

    private static func group(_ id: String, least: UInt32) -> PBVoterGroup {
        .with {
            $0.id = id
            $0.name = text("组\(id)", "Group \(id)")
            $0.gradeTable = "four"
            $0.minimumBallots = least
        }
    }
}
