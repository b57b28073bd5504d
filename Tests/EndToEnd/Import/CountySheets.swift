import Schema

@testable import PledgelineCLI
@testable import Samples
@testable import Views

/// The Zhanhua sample's county as the sheets of an office.
enum CountySheets {
    private static func word<Value: Equatable>(_ value: Value, _ words: [CellWord<Value>]) -> String {
        words.first { $0.value == value }?.zh ?? ""
    }

    /// The lowest first, as nobody would register them.
    static func units(_ county: SampleCounty) -> [[String]] {
        [["层级", "类别", "单位编号", "名称", "英文名称", "上级", "成立日期"]]
            + county.units.reversed().map { unit in
                [
                    word(unit.level, UnitWords.levels), word(unit.sector, UnitWords.sectors), unit.id, unit.name.zh, unit.name.en,
                    unit.parent, "2000年1月1日",
                ]
            }
    }

    static func posts(_ posts: SamplePosts) -> [[String]] {
        [["单位", "岗位编号", "职务", "英文职务", "责任层次", "人员代号", "起始日期", "联系单位"]]
            + posts.all.map { post in
                [
                    post.unit, post.id, post.title.zh, post.title.en, word(post.tier, PostWords.tiers), post.person, "2024/1/1",
                    post.answersFor,
                ]
            }
    }

    static let pledgeHeadings = ["单位", "承诺编号", "条目", "承诺事项", "数量", "计量单位", "完成期限", "验收标准", "承诺岗位", "权重", "上级承诺"]

    /// All 6,891, without a period: it is the one that is open.
    static func pledges(_ sample: SampleStory) -> [[String]] {
        var rows = [pledgeHeadings]
        for township in sample.county.townships {
            for village in township.villages {
                for pledge in sample.plan.pledges[village] ?? [] {
                    let kind = pledge.kind
                    rows.append([
                        village, pledge.id, kind.item, "\(kind.zh)\(pledge.quantity)\(kind.measure)", grouped(pledge.quantity),
                        kind.measure,
                        "\(ImportCounty.year)/12/15", kind.standard, pledge.giver, String(kind.weight), "\(township.id)/\(kind.item)",
                    ])
                }
            }
        }
        return rows
    }

    /// 1200 as 1,200.
    private static func grouped(_ number: Int64) -> String {
        let digits = String(number)
        return digits.count > 3 && digits.count < 7 ? "\(digits.dropLast(3)),\(digits.suffix(3))" : digits
    }
}
