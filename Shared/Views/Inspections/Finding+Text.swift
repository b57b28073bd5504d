package import Schema
package import SupervisionCore

extension Finding {
    /// As users read it.
    package var stateText: PBText {
        switch (state, answer) {
        case (.open, nil): .both("待答复", "to be answered")
        case (.open, .acknowledged): .both("已认账，待整改", "acknowledged, to be rectified")
        case (.open, .contested): .both("有异议，待整改", "contested, to be rectified")
        case (.reported, _): .both("已报整改，待验收", "rectified, to be judged")
        case (.returned, _): .both("整改被退回", "rectification returned")
        case (.accepted, _): .both("已销号", "closed")
        }
    }
}
