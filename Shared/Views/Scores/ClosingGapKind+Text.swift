package import Schema
package import ScoringCore

extension ClosingGap.Kind {
    package var text: PBText {
        switch self {
        case .notInspected: .both("未检查", "not inspected")
        case .roundNotOver: .both("轮次尚未结束", "the round is not over")
        case .tallyMissing: .both("没有计票结果", "no tally")
        case .tooFewBallots: .both("有效票太少", "too few valid ballots")
        case .markMissing: .both("没有外部评分", "no mark from outside")
        case .noPledges: .both("没有生效的承诺", "no pledges in force")
        case .notVerified: .both("自报完成、尚未验收的承诺", "pledges reported done and not verified")
        case .findingContested: .both("有异议、尚未了结的问题", "findings contested and not settled")
        case .findingOpen: .both("尚未了结的问题", "findings that stand open")
        }
    }
}
