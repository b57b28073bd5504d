internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension ProjectCommand {
    /// 评审: by the superior. One not approved may be proposed anew.
    struct Review: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "review", abstract: said(zh: "评审项目", en: "review a proposed project"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Flag(
            inversion: .prefixedNo, exclusivity: .exclusive,
            help: .said(zh: "通过或不通过", en: "approved or not"))
        var approved: Bool
        @Option(help: .said(zh: "意见", en: "opinion")) var opinion: String

        func run() async throws {
            let review = PBReviewProject.with {
                $0.project = place.project
                $0.approved = approved
                $0.opinion = opinion
            }
            try await options.submit(unit: place.unit, .reviewProject(review))
        }
    }

    /// 立项
    struct Enlist: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "enlist", abstract: said(zh: "项目立项（列入重点、难点、弱点清单）", en: "put an approved project on the period's list"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Option(help: .said(zh: "列入的类别", en: "the category it is listed in"), completion: .names(.projectCategory)) var category: String

        func run() async throws {
            let list = PBListProject.with {
                $0.project = place.project
                $0.category = category
            }
            try await options.submit(unit: place.unit, .listProject(list))
        }
    }

    /// 项目拉练
    struct OnSite: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "on-site", abstract: said(zh: "登记项目现场评审", en: "put a review on site on record"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Option(help: .said(zh: "日期，默认今天", en: "day, by default today")) var date: String?
        @Option(name: .customLong("participant"), help: .said(zh: "参加的单位，可重复", en: "a unit that took part; repeatable"))
        var participants: [String] = []
        @Option(name: .customLong("third-party"), help: .said(zh: "第三方，写是什么机构，可重复", en: "a third party, by what it is; repeatable"))
        var thirdParties: [String] = []
        @Option(help: .said(zh: "评分，0 至 100", en: "points, from 0 to 100")) var points: String?
        @Option(help: .said(zh: "意见", en: "opinion")) var opinion: String

        func run() async throws {
            let review = try PBReviewOnSite.with {
                $0.project = place.project
                $0.date = try dateOrToday(date, "--date")
                $0.participants = participants
                $0.thirdParties = thirdParties
                if let points { $0.points = try decimal(points, "--points") }
                $0.opinion = opinion
            }
            try await options.submit(unit: place.unit, .reviewOnSite(review))
        }
    }
}
