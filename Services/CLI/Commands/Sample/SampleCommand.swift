internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Samples
internal import Schema
internal import Streaming

struct SampleCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sample",
            abstract: said(zh: "装入样例：据公开介绍编写的一年", en: "load a sample: a year of a system after its published description"),
            discussion: said(
                zh: "样例的密钥是公开的，因此只能装入自己的命名空间 NAME-sample。中断后再运行会接着装入。",
                en: "A sample's keys are public, so it goes into a namespace of its own, NAME-sample. Run again after a break, it goes on."),
            subcommands: [Zhanhua.self, Quwo.self, Langzhong.self, Community.self])
    }

    struct Zhanhua: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "zhanhua",
                abstract: said(
                    zh: "样例县（据沾化县的公开介绍）：责任书、季度检查考核、双述双评", en: "after Zhanhua county: letters, quarterly checks, two-way reporting"))
        }

        @OptionGroup var connection: ConnectionOptions

        func run() async throws { try await SampleCommand.load(ZhanhuaSample(), connection) }
    }

    struct Quwo: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "quwo", abstract: said(zh: "样例县（据曲沃县的公开介绍）：重点、难点、弱点项目", en: "after Quwo county: projects in three categories"))
        }

        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var story: StoryOptions

        func run() async throws { try await SampleCommand.load(story.sample(named: "quwo"), connection) }
    }

    struct Langzhong: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "langzhong",
                abstract: said(zh: "样例市（据阆中市的公开介绍）：责任清单、党建联盟、项目", en: "after Langzhong city: duty lists, alliances, projects"))
        }

        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var story: StoryOptions

        func run() async throws { try await SampleCommand.load(story.sample(named: "langzhong"), connection) }
    }

    struct Community: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "community",
                abstract: said(zh: "样例区的社区：“8+N”志愿服务、点题、准入", en: "urban communities: 8+N volunteer posts, topics, admission of tasks"))
        }

        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var story: StoryOptions

        func run() async throws { try await SampleCommand.load(story.sample(named: "community"), connection) }
    }

    private static func load(_ sample: any Sample, _ connection: ConnectionOptions) async throws {
        var options = connection
        options.namespace = options.namespace ?? sample.namespace
        let connected = try options.connect()
        do {
            try await TopicSetUp(connection: connected).prepare(clock: .declared)
            try await SampleRun(connection: connected, sample: sample).load()
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }
}

/// Where the files of a story come from.
struct StoryOptions: ParsableArguments {
    @Option(
        help: .said(
            zh: "读取这个文件夹里的样例文件（改过的副本），不用自带的",
            en: "read the sample's files from this folder (an edited copy) instead of those that come with the command"))
    var files: String?

    func sample(named name: String) throws -> StorySample {
        do {
            guard let files else { return try StorySample(files: EmbeddedStory(name: name)) }
            return try StorySample(files: StoryFolder(name: name, folder: URL(filePath: files)))
        } catch let problems as StoryProblems {
            throw CommandError(.badInput, zh: problems.text(.zh), en: problems.text(.en))
        }
    }
}
