import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing

@testable import Samples

/// What can be seen of the stories without deciding anything.
struct StoryShapeTests {
    private func bodies(_ name: String) throws -> [PBPayload.Body] {
        try StorySample(files: EmbeddedStory(name: name)).waves.flatMap(\.steps).map(\.body)
    }

    @Test(
        "every story that is shipped can be read, keeps to its namespace and tells its steps in the order of their times",
        arguments: StorySample.shipped)
    func readable(name: String) throws {
        let sample = try StorySample(files: EmbeddedStory(name: name))
        #expect(sample.namespace == "\(name)-sample")
        let steps = sample.waves.flatMap(\.steps)
        #expect(steps.map(\.time) == steps.map(\.time).sorted())
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(steps.allSatisfy { $0.namespace == sample.namespace })
        #expect(steps.allSatisfy { $0.service != .unspecified })
        #expect(sample.waves.last?.showsFigures == true)
        #expect(sample.waves.dropLast().allSatisfy { !$0.showsFigures })
        // Refusals belong to each of them.
        #expect(steps.contains { $0.expected != .accepted })
    }

    @Test("told twice, a story is the same to the byte", arguments: StorySample.shipped)
    func repeatable(name: String) throws {
        func told() throws -> [Data] {
            try StorySample(files: EmbeddedStory(name: name)).waves.flatMap(\.steps).map { try $0.payload().serializedData() }
        }
        let (one, other) = (try told(), try told())
        #expect(one == other)
    }

    @Test("Quwo: 18 projects, six in each of three categories, two of each category for each of three aims")
    func quwo() throws {
        let projects = Dictionary(
            try bodies("quwo").compactMap { body -> PBProposeProject? in
                if case .pledges(.proposeProject(let project)) = body { project } else { nil }
            }.filter { !$0.project.hasPrefix("extra") }.map { ($0.project, $0) }
        ) { $1 }
        #expect(projects.count == 18)
        for category in ["key", "hard", "weak"] {
            for aim in ["service", "cadres", "mechanism"] {
                #expect(projects.values.count { $0.category == category && $0.aim == aim } == 2, "\(category) for \(aim)")
            }
        }
        #expect(projects.values.allSatisfy { $0.measures.count == 3 })
        #expect(projects.values.allSatisfy { $0.milestones.count == 3 })
        #expect(projects.values.allSatisfy { $0.implementers.count == 2 })
    }

    @Test("Quwo's village checklist has seven books, two accounts and two manuals, 100 points in all")
    func checklist() throws {
        let sheet = try #require(StorySample(files: EmbeddedStory(name: "quwo")).bundle.sheets.first)
        #expect(sheet.heads.map(\.items.count) == [7, 2, 2])
        let points: [Int64] = sheet.heads.flatMap(\.items).map { $0.points.value / $0.points.denominator }
        #expect(points.reduce(0, +) == 100)
    }

    @Test("Langzhong: 43 measures and 46 tasks in lists for three levels and four posts, 8 alliances, projects reviewed by other fields")
    func langzhong() throws {
        let bodies = try bodies("langzhong")
        let lists = bodies.compactMap { body -> PBDefineDutyList? in
            if case .registry(.defineDutyList(let list)) = body { list } else { nil }
        }
        let duties = lists.flatMap(\.duties)
        #expect(duties.count { $0.kind == .measure } == 43)
        #expect(duties.count { $0.kind == .task } == 46)
        #expect(lists.count { $0.category.isEmpty } == 3)
        #expect(Set(lists.map(\.category)).subtracting([""]).count == 4)
        #expect(duties.allSatisfy { !$0.text.zh.isEmpty && !$0.text.en.isEmpty && ($0.kind == .task) == !$0.under.isEmpty })
        let alliances = bodies.compactMap { body -> PBFormAlliance? in
            if case .registry(.formAlliance(let alliance)) = body { alliance } else { nil }
        }
        #expect(alliances.count == 8 && Set(alliances.flatMap(\.criteria)) == [.sameTrade, .adjacent, .complementary])
        #expect(alliances.contains { $0.criteria.count > 1 })
        let reviews = bodies.compactMap { body -> PBReviewOnSite? in
            if case .pledges(.reviewOnSite(let review)) = body { review } else { nil }
        }
        let organs = bodies.compactMap { body -> PBRegisterUnit? in if case .registry(.registerUnit(let unit)) = body { unit } else { nil }
        }
        .count { $0.parent == "langzhong" && $0.level == .office }
        #expect(organs == 24)
        // 其他领域: villages, communities and firms take part, no organ does (beside the one review that is refused); two in each review.
        let participants = reviews.dropFirst().flatMap(\.participants)
        #expect(participants.count == 24 && Set(participants).count == 12)
        #expect(participants.allSatisfy { $0.hasPrefix("cun-") || $0.hasPrefix("shequ-") || $0.hasPrefix("qiye-") })
    }

    @Test("communities: eight common teams and own ones, in every community one post of each common team")
    func community() throws {
        let sample = try StorySample(files: EmbeddedStory(name: "community"))
        let offers = sample.waves.flatMap(\.steps).compactMap { step -> (String, PBOfferService)? in
            guard case .pledges(.offerService(let offer)) = step.body, offer.kind == .post, step.expected == .accepted else { return nil }
            return (step.unit, offer)
        }
        let common = Set(sample.bundle.serviceTeams.map(\.id))
        #expect(common.count == 8)
        for (unit, own) in Dictionary(grouping: offers, by: \.0) {
            #expect(Set(own.map(\.1.team)).intersection(common) == common, "\(unit)")
            #expect(own.count { $0.1.team.hasPrefix("own-") } == 1, "\(unit)")
        }
    }
}
