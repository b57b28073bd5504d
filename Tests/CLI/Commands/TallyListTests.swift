import RegistryCore
import Schema
import ScoringCore
import Streaming
import SwiftProtobuf
import Testing
import Domain

@testable import PledgelineCLI
@testable import Files
@testable import Views

@Suite("Tallies as a list")
struct TallyListTests {
    /// Two grades and a group that needs five valid ballots.
    private static func registry() throws -> RegistryState {
        let bundle = PBSchemeBundle.with {
            $0.id = "b"
            $0.gradeTables = [
                .with {
                    $0.id = "two"
                    $0.grades = [grade("good", "好", 100), grade("poor", "差", 40)]
                }
            ]
            $0.voterGroups = [
                .with {
                    $0.id = "members"
                    $0.name = .both("党员", "Members")
                    $0.gradeTable = "two"
                    $0.minimumBallots = 5
                }
            ]
        }
        var state = RegistryState()
        let published = try PBBundlePublished.with { $0.bundle = try bundle.serializedData() }
        let opened = PBOpenPeriod.with {
            $0.period = "2025"
            $0.bundle = "b"
            $0.starts = "2025-01-01"
            $0.ends = "2025-12-31"
            $0.closes = "2026-03-31"
        }
        apply([.with { $0.registry.bundlePublished = published }, .with { $0.registry.periodOpened = opened }], to: &state)
        return state
    }

    private static func grade(_ id: String, _ zh: String, _ points: Int64) -> PBGrade {
        .with {
            $0.id = id
            $0.name = .both(zh, id)
            $0.points = PBDecimal(points)
        }
    }

    private static func apply<State: FoldState>(_ facts: [PBFact], to state: inout State) {
        let decision = PBDecision.with { $0.outcome = .accepted(.with { $0.facts = facts }) }
        state.apply(decision, at: 7, of: TopicPartition(topic: "t.scoring.decisions.v1", partition: 0))
    }

    private static func tallies(good: UInt32, poor: UInt32) -> [TallyKey: RecordedTally] {
        var state = ScoringState()
        let recorded = PBTallyRecorded.with {
            $0.tally = .with {
                $0.period = "2025"
                $0.cohort = "c"
                $0.unit = "u"
                $0.group = "members"
                $0.issued = 12
                $0.spoilt = 1
                $0.counts = [
                    .with {
                        $0.grade = "good"
                        $0.ballots = good
                    },
                    .with {
                        $0.grade = "poor"
                        $0.ballots = poor
                    },
                ]
            }
        }
        apply([.with { $0.scoring.tallyRecorded = recorded }], to: &state)
        return state.tallies
    }

    @Test("of a group below its least number of ballots nothing is shown: no grade, no number of ballots, in no format")
    func secret() throws {
        let registry = try Self.registry()
        let tallies = Self.tallies(good: 3, poor: 1)
        let listing = TallyList.of(tallies, registry)
        #expect(listing.lines.count == 1)
        for text in listing.lines + [listing.table(.zh), listing.table(.en)] {
            // The place of the decision is scoring[0]@7.
            let numbers = text.replacing("scoring[0]@7", with: "").replacing("2025", with: "").filter(\.isNumber)
            #expect(numbers.isEmpty, "\(text)")
        }
        #expect(listing.table(.zh).contains("有效票太少，不公开"))
        #expect(TallyList.grades(tallies, registry).rows.isEmpty)
    }

    @Test("of one that reaches it every count is shown")
    func shown() throws {
        let registry = try Self.registry()
        let tallies = Self.tallies(good: 3, poor: 2)
        let line = try #require(TallyList.of(tallies, registry).lines.first)
        #expect(line.contains(#""issued":12,"valid":5,"spoilt":1,"grades":{"zh":"好 3、差 2","en":"good 3, poor 2"}"#))
        let grades = TallyList.grades(tallies, registry)
        #expect(grades.rows.count == 2 && grades.lines[1].contains(#""grade":"poor""#) && grades.lines[1].contains(#""ballots":2"#))
    }

    @Test("a tally of a group that the bundle does not know is not shown either")
    func unknownGroup() throws {
        #expect(TallyList.of(Self.tallies(good: 30, poor: 2), RegistryState()).lines[0].contains(#""valid":null"#))
    }
}
