internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension ServiceCommand {
    /// 认领: members are counted, never named. Sent again it replaces the number.
    struct TakeUp: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "take-up",
                abstract: said(zh: "认领岗位或题目，只计人数", en: "take an offer up with so many members, counted and never named"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "发布的单位", en: "the unit that offers it")) var unit: String
        @Argument(help: .said(zh: "岗位或题目的编号", en: "offer id")) var offer: String
        @Option(help: .said(zh: "认领的单位", en: "the unit that takes it up")) var homeUnit: String
        @Option(help: .said(zh: "党员人数", en: "how many members")) var members: UInt32

        func run() async throws {
            let takeUp = PBTakeUpOffer.with {
                $0.offer = offer
                $0.homeUnit = homeUnit
                $0.members = members
            }
            try await options.submit(unit: unit, .takeUpOffer(takeUp))
        }
    }

    struct Release: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "release", abstract: said(zh: "退出认领", en: "give up what was taken up"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "发布的单位", en: "the unit that offers it")) var unit: String
        @Argument(help: .said(zh: "岗位或题目的编号", en: "offer id")) var offer: String
        @Option(help: .said(zh: "认领的单位", en: "the unit that took it up")) var homeUnit: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let release = PBReleaseOffer.with {
                $0.offer = offer
                $0.homeUnit = homeUnit
                $0.reason = reason
            }
            try await options.submit(unit: unit, .releaseOffer(release))
        }
    }
}
