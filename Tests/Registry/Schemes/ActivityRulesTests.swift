import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf
import Testing

@Suite("A bundle's rules of reports, pledges, projects and teams")
struct ActivityRulesTests {
    private static let sound = PBSchemeBundle.with {
        $0.id = "sound"
        $0.reportDuties = [
            .with {
                $0.id = "monthly"
                $0.frequency = .monthly
                $0.levels = [.township, .village]
                $0.sectors = ["rural"]
                $0.opensBefore = 5
                $0.dueAfter = 366
                $0.fields = [.with { $0.id = "work" }, .with { $0.id = "next" }]
            }
        ]
        $0.pledgeRules.noticeDays = 7
        $0.projectRules.categories = [.with { $0.id = "key" }, .with { $0.id = "hard" }]
        $0.projectRules.aims = [.with { $0.id = "key" }]
        $0.projectRules.awards = [.with { $0.id = "excellent" }]
        $0.projectRules.onSiteReviews = 1
        $0.serviceTeams = [.with { $0.id = "patrol" }, .with { $0.id = "health" }]
    }

    struct Mistake: Sendable, CustomTestStringConvertible {
        let place: String
        let testDescription: String
        let make: @Sendable (inout PBSchemeBundle) -> Void

        init(_ description: String, at place: String, _ make: @escaping @Sendable (inout PBSchemeBundle) -> Void) {
            testDescription = description
            self.place = place
            self.make = make
        }
    }

    static let mistakes: [Mistake] = [
        Mistake("a duty twice", at: "reportDuties") { $0.reportDuties.append($0.reportDuties[0]) },
        Mistake("a duty without id", at: "reportDuties") { $0.reportDuties[0].id = "" },
        Mistake("a duty whose id is no name", at: "reportDuties[0].id") { $0.reportDuties[0].id = "a/b" },
        Mistake("no frequency", at: "reportDuties[0].frequency") { $0.reportDuties[0].frequency = .unspecified },
        Mistake("an unknown frequency", at: "reportDuties[0].frequency") { $0.reportDuties[0].frequency = .UNRECOGNIZED(9) },
        Mistake("an unknown level", at: "reportDuties[0].levels") { $0.reportDuties[0].levels = [.UNRECOGNIZED(99)] },
        Mistake("a level twice", at: "reportDuties[0].levels") { $0.reportDuties[0].levels = [.village, .village] },
        Mistake("an unknown sector", at: "reportDuties[0].sectors") { $0.reportDuties[0].sectors = ["moon"] },
        Mistake("units beside levels", at: "reportDuties[0].units") { $0.reportDuties[0].units = ["village"] },
        Mistake("a unit twice", at: "reportDuties[0].units") {
            $0.reportDuties[0].levels = []
            $0.reportDuties[0].sectors = []
            $0.reportDuties[0].units = ["village", "village"]
        },
        Mistake("a window that opens over a year before", at: "reportDuties[0].opensBefore") { $0.reportDuties[0].opensBefore = 367 },
        Mistake("a window that closes over a year after", at: "reportDuties[0].dueAfter") { $0.reportDuties[0].dueAfter = .max },
        Mistake("a field twice", at: "reportDuties[0].fields") { $0.reportDuties[0].fields[1].id = "work" },
        Mistake("a field called text", at: "reportDuties[0].fields") { $0.reportDuties[0].fields[1].id = "text" },
        Mistake("a field called evidence", at: "reportDuties[0].fields") { $0.reportDuties[0].fields[1].id = "evidence" },
        Mistake("too many fields", at: "reportDuties[0].fields") {
            $0.reportDuties[0].fields = (0...50).map { number in .with { $0.id = "f\(number)" } }
        },
        Mistake("a notice of over a year", at: "pledgeRules.noticeDays") { $0.pledgeRules.noticeDays = 367 },
        Mistake("escalation after over a year", at: "pledgeRules.escalateAfterDays") { $0.pledgeRules.escalateAfterDays = 367 },
        Mistake("project rules without categories", at: "projectRules.categories") { $0.projectRules.categories = [] },
        Mistake("a category twice", at: "projectRules.categories") { $0.projectRules.categories[1].id = "key" },
        Mistake("an aim without id", at: "projectRules.aims") { $0.projectRules.aims[0].id = "" },
        Mistake("an award whose id is no name", at: "projectRules.awards[0].id") { $0.projectRules.awards[0].id = "Best" },
        Mistake("more on-site reviews than a year has room for", at: "projectRules.onSiteReviews") { $0.projectRules.onSiteReviews = 101 },
        Mistake("a team twice", at: "serviceTeams") { $0.serviceTeams[1].id = "patrol" },
        Mistake("a team that looks like a unit's own", at: "serviceTeams[0].id") { $0.serviceTeams[0].id = "own-patrol" },
    ]

    @Test("sound rules have no problem, and a bundle needs none of them")
    func sound() {
        #expect(SchemeCheck.problems(in: Self.sound).isEmpty)
        #expect(SchemeCheck.problems(in: .with { $0.id = "bare" }).isEmpty)
    }

    @Test("each mistake is found at its place, in both languages", arguments: mistakes)
    func mistake(_ mistake: Mistake) {
        var bundle = Self.sound
        mistake.make(&bundle)
        let found = SchemeCheck.problems(in: bundle)
        #expect(found.contains { $0.place == mistake.place }, "\(found)")
        #expect(found.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
    }
}
