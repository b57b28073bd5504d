import Foundation
import Schema
import Streaming
import SwiftProtobuf
import Testing
import YearSupport
import Audit

@Suite("verify.py and pledgeline verify", .timeLimit(.minutes(30)))
struct AgreementTests {
    @Test("both find nothing wrong in an intact export, and see the same chains, outcomes and rankings")
    func intact() async throws {
        let archive = try await SmallYear.archive()
        let verdicts = try await Verdicts(of: archive)
        #expect(verdicts.swiftFindings == [])
        #expect(verdicts.python.status == 0, "\(verdicts.python.output)")
        for chain in verdicts.swift.chains {
            let numbers = "\(chain.records) \(chain.decisions) \(chain.undecided) \(chain.chain.hex.prefix(16))"
            #expect(verdicts.python.lines.contains("\(chain.partition) \(numbers)"), "\(chain.partition) \(numbers)")
        }
        let report = verdicts.swift
        #expect(report.accepted > 100 && report.refused > 20 && report.repeats >= 1, "the year has something of everything")
        #expect(
            verdicts.python.lines.contains(
                "\(report.decisions) decisions judged again: \(report.accepted) accepted, \(report.refused) refused, \(report.repeats) repeats."
            ))
        #expect(report.rankingsRecomputed == 2 && report.rankingsPublished == 2)
        #expect(verdicts.python.lines.contains("rankings recomputed: 2; published ones equal to them byte for byte: 2."))
        #expect(!verdicts.python.output.contains("taken on trust"), "\(verdicts.python.output)")
    }

    @Test("the year has what makes rankings hard: missing parts, ties, a unit that is not rated or not visited")
    func variety() async throws {
        let archive = try await SmallYear.archive()
        let scoring = TopicPartition(topic: archive.topics.decisions(.scoring).name, partition: 0)
        var rankings: [String: PBRanking] = [:]
        for closed in archive.closings(in: scoring) { rankings[closed.cohort] = try PBRanking(serializedBytes: closed.ranking) }
        let reasons = Set(rankings.values.flatMap(\.entries).flatMap(\.components).map(\.missingReason))
        #expect(reasons.isSuperset(of: ["", "not_reported", "not_inspected", "too_few_ballots"]))
        #expect(rankings["offices"]?.entries.map(\.rank) == [1, 1, 2])
        #expect(rankings["townships"]?.entries.contains { $0.rank == 0 && $0.state == .notRated } == true)
        let opens = archive.bodies(of: scoring).count { $0.body.open.epoch != 0 }
        #expect(opens == 2)
    }

    @Test("both name the record that was falsified, however well the rest was made to fit", arguments: Falsification.consistent)
    func consistent(_ falsification: Falsification) async throws { try await bothName(falsification) }

    @Test("both name the record that was altered, or the place where the end is missing", arguments: Falsification.plain)
    func plain(_ falsification: Falsification) async throws { try await bothName(falsification) }

    @Test("a bit altered anywhere: both find it, and verify.py names no place that pledgeline verify does not", arguments: 0..<10)
    func anywhere(_ number: Int) async throws {
        var archive = try await SmallYear.archive()
        let filled = archive.records.filter { !$0.value.isEmpty }.keys.sorted()
        // Far apart, and the same every time.
        let place = filled[number * 7 % filled.count]
        let index = number * 31 % (archive.records[place]?.count ?? 1)
        let size = archive.records[place]?[index].value?.count ?? 0
        guard size > 0 else { return }
        archive.records[place]?[index].value?[number * 97 % size] ^= 1 << UInt8(number % 8)
        let verdicts = try await Verdicts(of: archive)
        // A head is a hint: not all of it can be held against the log.
        #expect(!verdicts.swiftFindings.isEmpty || place.topic == archive.topics.heads.name, "\(place) \(index)")
        let (ours, theirs) = (verdicts.swiftFindings, verdicts.python.findings)
        #expect(ours.isEmpty == theirs.isEmpty, "\(place) \(index) \(verdicts.python.output)")
        // What follows from it may differ: what verify.py takes on trust (its README) only `pledgeline verify` decides anew.
        #expect(places(theirs).isSubset(of: places(ours)), "\(place) \(index) \(verdicts.python.output)")
    }

    private func places(_ findings: [Finding]) -> Set<Finding> {
        Set(findings.map { Finding(place: $0.place, offset: $0.offset, code: "") })
    }

    private func bothName(_ falsification: Falsification) async throws {
        var forgery = Forgery(archive: try await SmallYear.archive())
        let expected = try falsification.commit(&forgery)
        let verdicts = try await Verdicts(of: forgery.archive)
        let place = Finding(place: expected.partition, offset: Int64(expected.offset), code: "")
        #expect(verdicts.swiftFindings.first.map { places([$0]) } == [place], "pledgeline verify: \(verdicts.swiftFindings)")
        #expect(verdicts.python.findings.first.map { places([$0]) } == [place], "verify.py: \(verdicts.python.output)")
        #expect(places(verdicts.swiftFindings) == places(verdicts.python.findings), "\(verdicts.swiftFindings) \(verdicts.python.output)")
        #expect(verdicts.python.status == 2)
    }
}
