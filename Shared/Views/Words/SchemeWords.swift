package import Schema

extension PBFrequency {
    /// As users read it.
    package var text: PBText {
        switch self {
        case .monthly: .both("每月", "every month")
        case .quarterly: .both("每季度", "every quarter")
        case .halfYearly: .both("每半年", "every half-year")
        case .yearly: .both("每年", "every year")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}

extension PBRounding {
    package var text: PBText {
        switch self {
        case .halfEven: .both("四舍六入五成双（GB/T 8170）", "rounded half to even (GB/T 8170)")
        case .halfUp: .both("四舍五入", "rounded half up")
        case .truncate: .both("截去尾数", "cut off")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}

extension PBRankStyle {
    package var text: PBText {
        switch self {
        case .standard: .both("同分并列，其后空出名次（1、2、2、4）", "equal scores share a rank, and ranks are left out after them (1, 2, 2, 4)")
        case .dense: .both("同分并列，其后名次相接（1、2、2、3）", "equal scores share a rank, and the next follows at once (1, 2, 2, 3)")
        case .modified: .both("同分并列取后一名次（1、3、3、4）", "equal scores share the later rank (1, 3, 3, 4)")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}

extension PBTalkOccasion {
    package var text: PBText {
        switch self {
        case .appointment: .both("任前谈话", "before an appointment")
        case .move: .both("转岗谈话", "before a move")
        case .regular: .both("日常谈心", "regular")
        case .reminder: .both("提醒谈话", "reminder")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}

extension PBAssessmentKind {
    package var text: PBText {
        switch self {
        case .observation: .both("随堂考察", "observation")
        case .finalTest: .both("结业考试", "final test")
        case .self_: .both("自评", "by oneself")
        case .peers: .both("互评", "by peers")
        case .organisation: .both("组织评价", "by the organisation")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}
