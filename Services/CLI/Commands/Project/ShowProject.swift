internal import ArgumentParser
internal import Domain
internal import Files
internal import PledgesCore
internal import Schema
internal import Streaming
internal import Views

extension ProjectCommand {
    /// The project with its milestones, and what happened to it.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "show", abstract: said(zh: "显示一个项目及其经过", en: "show a project and what happened to it"))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var place: ProjectArguments

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            guard let project = state.projects(of: place.unit)?.projects[place.project] else {
                throw CommandError(
                    .badInput, zh: "“\(place.unit)”没有项目“\(place.project)”。", en: "“\(place.unit)” has no project “\(place.project)”.")
            }
            let language = options.connection.language
            if options.chosen.format == .table { Console.print(head(project, language)) }
            Listing.print([Self.milestones(project, on: state.day), Self.steps(project)], options.chosen, language)
        }

        private func head(_ project: Project, _ language: Language) -> String {
            let wording = project.wording
            let progress =
                project.milestones.isEmpty ? "" : "\(project.milestones.count { $0.verified != nil })/\(project.milestones.count)"
            return """
                \(wording.title)  \(project.category)  \(language(project.stage.name))  \(progress)
                \(language(zh: "牵头", en: "leader")) \(wording.leader)  \(language(zh: "责任链", en: "chain")) \(wording.chain.joined(separator: " "))
                \(language(zh: "实施", en: "implementers")) \(wording.implementers.isEmpty ? project.unit : wording.implementers.joined(separator: " "))
                \(language(zh: "举措", en: "measures")) \(wording.measures.joined(separator: language(zh: "；", en: "; ")))
                \(language(zh: "时限", en: "due")) \(project.due)  \(language(zh: "标准", en: "standard")) \(wording.standard)

                """
        }

        static func milestones(_ project: Project, on day: CivilDate) -> Listing {
            var listing = Listing(
                [
                    Listing.Column("milestone", zh: "节点", en: "milestone"), Listing.Column("title", zh: "名称", en: "title"),
                    Listing.Column("due", zh: "期限", en: "due"), Listing.Column("weight", zh: "权重", en: "weight", .right),
                    Listing.Column("reported", zh: "报告", en: "reported"), Listing.Column("verified", zh: "验收", en: "verified"),
                    Listing.Column("overdue", zh: "逾期", en: "overdue"),
                ], named: .both("节点", "Milestones"))
            for milestone in project.milestones {
                listing.add([
                    .text(milestone.id), .text(milestone.title), .date(milestone.due), .count(milestone.weight),
                    .date(milestone.reported?.step.date), .date(milestone.verified?.date), .flag(project.isOverdue(milestone, on: day)),
                ])
            }
            return listing
        }

        static func steps(_ project: Project) -> Listing {
            var steps: [(step: Step, zh: String, en: String, detail: String)] = []
            func add(_ step: Step?, _ zh: String, _ en: String, _ detail: String = "") {
                if let step { steps.append((step, zh, en, detail)) }
            }
            for proposal in project.proposals {
                add(proposal.step, "申报", "proposed", proposal.wording.title)
                if let review = proposal.review {
                    add(review.step, review.approved ? "通过" : "未通过", review.approved ? "approved" : "not approved", review.opinion)
                }
            }
            add(project.listed, "立项", "listed", project.category)
            for report in project.reports { add(report.step, "进展", "report", report.note) }
            for review in project.onSiteReviews { add(review.step, "现场评审", "reviewed on site", review.review.opinion) }
            add(project.overdue, "逾期", "overdue")
            add(project.done?.step, "自报完成", "reported done", project.done?.note ?? "")
            add(project.returned?.step, "退回", "returned", project.returned?.reason ?? "")
            add(project.verified, "验收", "verified")
            add(project.closedOut, "销号", "closed out")
            for award in project.awards { add(award.step, "评优", "awarded", award.award) }
            var listing = Listing(
                [
                    Listing.Column("date", zh: "日期", en: "date"), Listing.Column("step", zh: "经过", en: "step"),
                    Listing.Column("detail", zh: "内容", en: "detail"), Listing.Column("key", zh: "密钥", en: "key"),
                    Listing.Column("decision", zh: "决定", en: "decision"),
                ], named: .both("经过", "Steps"))
            for (step, zh, en, detail) in steps.sorted(by: { $0.step.offset < $1.step.offset }) {
                listing.add([
                    .date(step.date), .both(.both(zh, en)), .text(detail), step.key.map { .text($0.fingerprint) } ?? .none,
                    .text(step.place),
                ])
            }
            return listing
        }
    }
}
