internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension TrainingCommand {
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级岗位的培训", en: "list the training of posts at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("date", zh: "日期", en: "date"), Listing.Column("unit", zh: "单位", en: "unit"),
                Listing.Column("post", zh: "岗位", en: "post"), Listing.Column("title", zh: "职务", en: "title"),
                Listing.Column("days", zh: "天数", en: "days", .right), Listing.Column("topic", zh: "培训主题", en: "topic"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一年", en: "one year only")) var year: Int?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            var listing = Listing(Self.columns, named: .both("培训", "Training"), empty: .both("没有登记培训。", "There is no training on record."))
            for (post, training) in state.registry.recorded(state.registry.trainings, below: unit, on: \.date)
            where year == nil || training.date.parts.year == year {
                listing.add([
                    .date(training.date), .text(post.unit), .text(post.id), state.registry.title(of: post, on: training.date),
                    .decimal(PBDecimal(Int64(training.halfDays) * 5, scale: 1).text), .text(training.topic),
                ])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension AssessmentCommand {
    /// 两考三评
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级岗位的考评结果", en: "list the assessments of posts at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("date", zh: "日期", en: "date"), Listing.Column("unit", zh: "单位", en: "unit"),
                Listing.Column("post", zh: "岗位", en: "post"), Listing.Column("title", zh: "职务", en: "title"),
                Listing.Column("kind", zh: "考评种类", en: "kind"), Listing.Column("result", zh: "结果", en: "result", .right),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "只列某一年", en: "one year only")) var year: Int?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            var listing = Listing(
                Self.columns, named: .both("考评", "Assessments"), empty: .both("没有登记考评。", "There are no assessments on record."))
            for (post, assessment) in state.registry.recorded(state.registry.assessments, below: unit, on: \.date)
            where year == nil || assessment.date.parts.year == year {
                listing.add([
                    .date(assessment.date), .text(post.unit), .text(post.id), state.registry.title(of: post, on: assessment.date),
                    .both(assessment.kind.text), .decimal(assessment.result.text),
                ])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension RegistryState {
    /// What is on record of posts at and below a unit, in the order of days.
    func recorded<Record>(
        _ records: [ScopedName: [Record]], below unit: String, on date: (Record) -> CivilDate
    ) -> [(post: ScopedName, record: Record)] {
        let below = Set(subtree(of: unit))
        return records.filter { below.contains($0.key.unit) }.flatMap { post, found in found.map { (post: post, record: $0) } }
            .sorted { (date($0.record), $0.post.path) < (date($1.record), $1.post.path) }
    }

    /// What the post was called on the day.
    func title(of post: ScopedName, on date: CivilDate) -> Listing.Cell {
        appointment(unit: post.unit, post: post.id, on: date).map { .both($0.title) } ?? .none
    }
}
