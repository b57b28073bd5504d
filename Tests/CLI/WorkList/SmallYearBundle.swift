import Schema
import SwiftProtobuf

/// The rules of the small county: letters five days on notice, overdue pledges brought up every thirty days, a quarterly report of villages.
enum SmallYearBundle {
    static var bundle: PBSchemeBundle {
        .with {
            $0.id = "rules"
            $0.sheets = [sheet("letter", "roads", 100), sheet("check", "ledger", 10)]
            $0.rounds = [round("q1", "letter", "2026-03-15", "2026-03-31"), round("mid", "check", "2026-07-01", "2026-07-15")]
            $0.taxonomy = [.with { $0.id = "paper" }]
            $0.pledgeRules = .with {
                $0.noticeDays = 5
                $0.escalateAfterDays = 30
            }
            $0.reportDuties = [
                .with {
                    $0.id = "quarter"
                    $0.name = .both("季度报告", "Quarterly report")
                    $0.frequency = .quarterly
                    $0.levels = [.village]
                    $0.opensBefore = 5
                    $0.dueAfter = 10
                }
            ]
            $0.projectRules = .with {
                $0.categories = [entry("key", "重点", "Key")]
                $0.awards = [entry("best", "优秀", "Best")]
                $0.onSiteReviews = 1
            }
            $0.serviceTeams = [entry("health", "义诊", "Health")]
        }
    }

    private static func entry(_ id: String, _ zh: String, _ en: String) -> PBNamedEntry {
        .with {
            $0.id = id
            $0.name = .both(zh, en)
        }
    }

    private static func sheet(_ id: String, _ item: String, _ points: Int64) -> PBSheet {
        .with { sheet in
            sheet.id = id
            sheet.heads = [
                .with { head in
                    head.id = "head"
                    head.items = [
                        .with {
                            $0.id = item
                            $0.points = PBDecimal(points)
                        }
                    ]
                }
            ]
        }
    }

    private static func round(_ id: String, _ sheet: String, _ from: String, _ until: String) -> PBRound {
        .with {
            $0.id = id
            $0.sheet = sheet
            $0.from = from
            $0.until = until
        }
    }
}
