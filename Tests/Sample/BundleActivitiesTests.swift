import Foundation
import Schema
import Testing

@testable import Bundles

/// The sections of a bundle file about what goes on during the year.
struct BundleActivitiesTests {
    private static let yaml = """
        id: quwo
        version: "1"
        name: { zh: 曲沃, en: Quwo }
        sheets: []
        reportDuties:
          - id: monthly
            name: { zh: 月报, en: Monthly report }
            frequency: monthly
            levels: [township, village]
            sectors: [rural]
            opensBefore: 5
            dueAfter: 3
            evidenceRequired: true
            fields:
              - { id: work, name: { zh: 工作, en: Work }, required: true }
              - { id: next, name: { zh: 下步打算, en: Next steps } }
          - { id: accounts, name: { zh: 年报, en: Yearly accounts }, frequency: yearly, units: [county], opensBefore: 0, dueAfter: 31 }
        pledgeRules: { noticeDays: 7, escalateAfterDays: 10 }
        projectRules:
          categories:
            - { id: key, name: { zh: 重点, en: Key } }
            - { id: hard, name: { zh: 难点, en: Hard } }
            - { id: weak, name: { zh: 弱点, en: Weak } }
          aims:
            - { id: service, name: { zh: 服务功能, en: Service } }
          awards:
            - { id: excellent, name: { zh: 优秀项目, en: Excellent project } }
          onSiteReviews: 1
        serviceTeams:
          - { id: patrol, name: { zh: 联防巡逻, en: Joint patrol } }
        """

    private func problems(_ text: String, as other: String) throws -> (found: [BundleProblem], line: Int) {
        let range = try #require(Self.yaml.range(of: text))
        let line = Self.yaml[..<range.lowerBound].count { $0 == "\n" } + 1
        do throws(BundleProblems) {
            _ = try BundleFile.read(Self.yaml.replacingCharacters(in: range, with: other))
            return ([], line)
        } catch { return (error.problems, line) }
    }

    @Test("report duties, pledge rules, project rules and service teams are read as they are written")
    func read() throws {
        let bundle = try BundleFile.read(Self.yaml)
        let monthly = try #require(bundle.reportDuties.first)
        #expect(bundle.reportDuties.map(\.id) == ["monthly", "accounts"])
        #expect(monthly.frequency == .monthly && monthly.levels == [.township, .village] && monthly.sectors == ["rural"])
        #expect(monthly.opensBefore == 5 && monthly.dueAfter == 3 && monthly.evidenceRequired)
        #expect(monthly.fields.map(\.id) == ["work", "next"] && monthly.fields.map(\.required) == [true, false])
        #expect(bundle.reportDuties[1].frequency == .yearly && bundle.reportDuties[1].units == ["county"])
        #expect(!bundle.reportDuties[1].evidenceRequired)
        #expect(bundle.pledgeRules.noticeDays == 7 && bundle.pledgeRules.escalateAfterDays == 10)
        #expect(bundle.projectRules.categories.map(\.id) == ["key", "hard", "weak"])
        #expect(bundle.projectRules.aims.map(\.name.en) == ["Service"] && bundle.projectRules.awards.map(\.name.zh) == ["优秀项目"])
        #expect(bundle.projectRules.onSiteReviews == 1)
        #expect(bundle.serviceTeams.map(\.id) == ["patrol"])
    }

    @Test(
        "a mistake in them is told with its line and place",
        arguments: [
            ("frequency: monthly", "frequency: weekly", "reportDuties[0].frequency"),
            ("levels: [township, village]", "levels: [township, hamlet]", "reportDuties[0].levels[1]"),
            ("sectors: [rural]", "sectors: [moon]", "reportDuties[0].sectors"),
            ("opensBefore: 5", "opensBefore: -5", "reportDuties[0].opensBefore"),
            ("dueAfter: 3\n", "dueAfter: 400\n", "reportDuties[0].dueAfter"),
            ("evidenceRequired: true", "evidenceRequired: maybe", "reportDuties[0].evidenceRequired"),
            ("required: true }", "required: 1 }", "reportDuties[0].fields[0].required"),
            ("noticeDays: 7", "noticeDays: x", "pledgeRules.noticeDays"),
            ("noticeDays: 7", "days: 7", "pledgeRules.days"),
            ("onSiteReviews: 1", "onSiteReviews: many", "projectRules.onSiteReviews"),
            ("id: patrol", "id: own-patrol", "serviceTeams[0].id"),
            ("name: { zh: 联防巡逻, en: Joint patrol }", "name: { zh: 联防巡逻 }", "serviceTeams[0].name"),
        ])
    func mistake(text: String, other: String, place: String) throws {
        let (found, line) = try problems(text, as: other)
        #expect(found.map(\.place) == [place])
        #expect(found.map(\.line) == [line])
        #expect(found.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
    }

    @Test("several mistakes in one file are all told, in the order of lines")
    func several() throws {
        let yaml = Self.yaml.replacing("frequency: monthly", with: "frequency: weekly").replacing("required: true }", with: "required: 1 }")
            .replacing("onSiteReviews: 1", with: "onSiteReviews: many")
        do throws(BundleProblems) {
            _ = try BundleFile.read(yaml)
            Issue.record("a file with mistakes was taken")
        } catch {
            #expect(
                error.problems.map(\.place) == [
                    "reportDuties[0].frequency", "reportDuties[0].fields[0].required", "projectRules.onSiteReviews",
                ])
        }
    }
}
