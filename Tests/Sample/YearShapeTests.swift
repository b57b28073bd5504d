import Schema
import Streaming
import Testing

@testable import PledgelineCLI
@testable import Samples

/// What can be seen without deciding anything.
struct YearShapeTests {
    private let sample: ZhanhuaSample
    private let steps: [SampleStep]

    init() throws {
        sample = try ZhanhuaSample()
        steps = sample.waves.flatMap(\.steps)
    }

    @Test("the county has the published sizes")
    func units() {
        func count(_ level: PBLevel, _ sector: String) -> Int { sample.units.count { $0.level == level && $0.sector == sector } }
        #expect(count(.county, "organ") == 1)
        #expect(count(.township, "rural") == SampleExpectations.townships)
        #expect(count(.area, "rural") == 50)
        #expect(count(.village, "rural") == SampleExpectations.villages)
        #expect(count(.office, "station") == SampleExpectations.stations)
        #expect(count(.office, "county-department") == SampleExpectations.departments)
        #expect(Set(sample.units.map(\.id)).count == sample.units.count)
        #expect(Set(sample.units.map(\.name.zh)).count == sample.units.count)
        #expect(sample.units.allSatisfy { !$0.name.zh.isEmpty && !$0.name.en.isEmpty })
    }

    @Test("980 officials are assigned to villages, 1,560 cadres serve in them, and each of them gives a pledge")
    func givers() {
        var officials: Set<String> = []
        var cadres: Set<String> = []
        var given: Set<String> = []
        let villages = Set(sample.units.filter { $0.level == .village }.map(\.id))
        for step in steps {
            switch step.body {
            case .registry(.appointPost(let post)) where !post.answersFor.isEmpty: officials.insert("\(step.unit)/\(post.post)")
            case .registry(.appointPost(let post)) where villages.contains(step.unit): cadres.insert("\(step.unit)/\(post.post)")
            case .pledges(.draftPledge(let draft)) where villages.contains(step.unit):
                given.insert(draft.giver.contains("/") ? draft.giver : "\(step.unit)/\(draft.giver)")
            default: break
            }
        }
        #expect(officials.count == SampleExpectations.assignedOfficials)
        #expect(cadres.count == SampleExpectations.villageCadres)
        #expect(given == officials.union(cadres))
    }

    @Test("townships pledge every item, villages 6,891 pledges in all")
    func pledges() {
        // Not how often: one is worded anew after an objection.
        var drafted: [String: Set<String>] = [:]
        for step in steps { if case .pledges(.draftPledge(let draft)) = step.body { drafted[step.unit, default: []].insert(draft.pledge) } }
        let drafts = drafted.mapValues(\.count)
        let villages = sample.units.filter { $0.level == .village }.map { drafts[$0.id] ?? 0 }
        #expect(villages.reduce(0, +) == SampleExpectations.villagePledges)
        #expect(villages.allSatisfy { $0 >= 13 })
        for township in sample.units where township.level == .township {
            #expect(drafts[township.id] == SampleExpectations.pledgesPerTownship)
        }
    }

    @Test("between 35,000 and 42,000 submissions, in the order of their times, each with an id of its own time")
    func order() {
        #expect((35_000...42_000).contains(steps.count))
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(steps.allSatisfy { $0.id.milliseconds == $0.time })
        #expect(sample.waves.count { $0.showsFigures } == 1)
        #expect(sample.waves.allSatisfy { !$0.steps.isEmpty })
    }

    @Test("every signer is a key of the sample")
    func signers() {
        let names = Set(sample.keys.map(\.name))
        #expect(names.count == sample.keys.count)
        #expect(steps.allSatisfy { names.contains($0.signer) })
    }

    @Test("the sample goes into its own namespace and no other")
    func namespace() throws {
        try sample.check(namespace: "zhanhua-sample")
        #expect(throws: WrongSampleNamespace(namespace: "pledgeline", needed: "zhanhua-sample")) {
            try sample.check(namespace: "pledgeline")
        }
    }

    @Test("a closing carries every decision known when its wave begins, and a pledge only those of the registry")
    func tokens() throws {
        let topics = try #require(Topics(namespace: ZhanhuaSample.namespace))
        var latest: [TopicPartition: Int64] = [:]
        for service in [PBService.registry, .pledges, .supervision] {
            let topic = topics.decisions(service)
            for partition in topic.partitionNumbers { latest[TopicPartition(topic: topic.name, partition: partition)] = 5 }
        }
        let tokens = SampleTokens(topics: topics, latest: latest)
        let steps = sample.waves.flatMap(\.steps)
        let closing = try #require(steps.first { if case .scoring(.closeCohort) = $0.body { true } else { false } })
        #expect(tokens.tokens(for: closing).count == latest.count)
        #expect(latest.count <= Intake.maximumTokens)
        let draft = try #require(steps.first { if case .pledges(.draftPledge) = $0.body { true } else { false } })
        #expect(tokens.tokens(for: draft).map(\.service) == [.registry])
    }
}
