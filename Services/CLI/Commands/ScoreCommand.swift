internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SwiftProtobuf
internal import Views

struct ScoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "score", abstract: said(zh: "考核：计票、外部评分、核定成绩", en: "tallies, marks and closing"),
            subcommands: [
                SubmitTally.self, Mark.self, Close.self, Recognise.self, ListTallies.self, ListMarks.self, ListRecognitions.self,
            ])
    }

    struct SubmitTally: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "tally", abstract: said(zh: "提交计票结果，两名计票人签名", en: "submit a tally signed by two tellers"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "第二名计票人的私钥文件", en: "the second teller's key file")) var secondKey: String
        @Option(help: .said(zh: "组别", en: "cohort"), completion: .names(.cohort)) var cohort: String
        @Option(help: .said(zh: "考核周期", en: "period"), completion: .names(.period)) var period: String
        @Option(help: .said(zh: "被测评单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "测评主体", en: "voter group"), completion: .names(.voterGroup)) var group: String
        @Option(name: .customLong("grade"), help: .said(zh: "等次=票数，每个等次一次", en: "GRADE=BALLOTS, once for each grade")) var grades: [String]
        @Option(help: .said(zh: "发出票数", en: "ballots issued")) var issued: UInt32
        @Option(help: .said(zh: "无效票数", en: "spoilt ballots")) var spoilt: UInt32 = 0

        func run() async throws {
            let connected = try options.connection.connect()
            var tally = PBTally()
            tally.cohort = cohort
            tally.period = period
            tally.unit = unit
            tally.group = group
            tally.issued = issued
            tally.spoilt = spoilt
            tally.counts = try grades.map { argument in
                let (grade, text) = try pair(argument, "--grade", zh: "等次=票数", en: "GRADE=BALLOTS")
                guard let ballots = UInt32(text) else {
                    throw CommandError(
                        .usage, zh: "--grade 的票数须为整数：\(argument)。", en: "The ballots of --grade must be a whole number: \(argument).")
                }
                var count = PBGradeCount()
                count.grade = grade
                count.ballots = ballots
                return count
            }
            let second = try KeyFile.read(secondKey)
            var submit = PBSubmitTally()
            submit.tally = try tally.serializedData()
            submit.secondKey = second.publicKey.bytes
            submit.secondSignature = try second.sign(TallySignature.message(tally: submit.tally, namespace: connected.topics.namespace))
            try await options.submit(unit: unit, .submitTally(submit))
        }
    }

    struct Mark: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "mark", abstract: said(zh: "提交外部评分", en: "record a mark given outside"))
        }
        @OptionGroup var options: SubmitOptions
        @Option(help: .said(zh: "组别", en: "cohort"), completion: .names(.cohort)) var cohort: String
        @Option(help: .said(zh: "考核周期", en: "period"), completion: .names(.period)) var period: String
        @Option(help: .said(zh: "单位", en: "unit")) var unit: String
        @Option(help: .said(zh: "来源", en: "source"), completion: .names(.source)) var source: String
        @Option(help: .said(zh: "得分", en: "mark")) var mark: String

        func run() async throws {
            var record = PBRecordExternalMark()
            record.cohort = cohort
            record.period = period
            record.unit = unit
            record.source = source
            record.mark = try decimal(mark, "--mark")
            try await options.submit(unit: unit, .recordExternalMark(record))
        }
    }

    struct Close: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "close", abstract: said(zh: "核定成绩、公布排名", en: "close a cohort and publish its ranking"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var closing: ClosingOptions
        @Option(help: .said(zh: "组别", en: "cohort"), completion: .names(.cohort)) var cohort: String
        @Option(help: .said(zh: "考核周期", en: "period"), completion: .names(.period)) var period: String
        @Option(help: .said(zh: "主管单位", en: "the unit in charge")) var unit: String

        func run() async throws {
            var close = PBCloseCohort()
            close.cohort = cohort
            close.period = period
            try options.refuseOffline(zh: "核定成绩须写明此刻各日志的末尾。", en: "a closing names the ends of the logs as they are now.")
            let goesOn = try await closing.goesOn(options, unit: unit, .closeCohort(close)) { state, topics throws(Refusal) in
                let question = RankingQuestion(
                    namespace: topics.namespace, cohort: cohort, period: period, date: state.day, cut: state.references.cut)
                return try Scoring.preview(closing: question, from: state.scoringBasis)
            }
            guard goesOn else { return }
            try await options.submit(unit: unit, .closeCohort(close), after: try await ends(options.connection.connect()))
        }
    }

    struct Recognise: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "recognise", abstract: said(zh: "评定等次（如五个好）", en: "decide a recognition from its criteria"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var closing: ClosingOptions
        @Option(help: .said(zh: "评定项目", en: "recognition"), completion: .names(.recognition)) var recognition: String
        @Option(help: .said(zh: "考核周期", en: "period"), completion: .names(.period)) var period: String
        @Option(help: .said(zh: "主管单位", en: "the unit in charge")) var unit: String

        func run() async throws {
            var close = PBCloseRecognition()
            close.recognition = recognition
            close.period = period
            try options.refuseOffline(zh: "核定成绩须写明此刻各日志的末尾。", en: "a closing names the ends of the logs as they are now.")
            let goesOn = try await closing.goesOn(options, unit: unit, .closeRecognition(close)) { state, _ throws(Refusal) in
                try Scoring.preview(recognition: recognition, period: period, on: state.day, from: state.scoringBasis)
            }
            guard goesOn else { return }
            try await options.submit(unit: unit, .closeRecognition(close), after: try await ends(options.connection.connect()))
        }
    }

    /// The last record of every partition scoring follows: a closing takes in all that has been decided before it was asked for.
    static func ends(_ connection: Connection) async throws -> [PBPosition] {
        let partitions = Topics.followed(by: .scoring).flatMap { service in
            let topic = connection.topics.decisions(service)
            return topic.places
        }
        let bounds: [TopicPartition: LogBounds]
        do throws(LogError) { bounds = try await connection.log.bounds(of: partitions) } catch {
            throw CommandError.from(error, brokers: connection.brokers)
                .withNothingKept(zh: "核定成绩须写明此刻各日志的末尾", en: "A closing names the ends of the logs as they are now")
        }
        let positions = partitions.compactMap { partition -> PBPosition? in
            guard let end = bounds[partition]?.high, end > 0 else { return nil }
            return PBPosition(partition, end - 1)
        }
        return positions
    }
}
