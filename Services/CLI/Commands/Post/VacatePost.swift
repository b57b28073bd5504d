internal import ArgumentParser
internal import Domain
internal import Files
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf
internal import Views

extension PostCommand {
    /// 空缺: the post stays, nobody holds it. Title, tier and category are those of the last appointment.
    struct Vacate: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "vacate", abstract: said(zh: "岗位空缺", en: "leave a post vacant from a day on"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "空缺起始日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let state = try await lookUp(options, zh: "岗位的名称和层级要从登记中查", en: "The post's title and tier have to be looked up")
            guard let last = state.registry.units[unit]?.posts[post]?.last else {
                throw CommandError(.badInput, zh: "“\(unit)”没有岗位“\(post)”。", en: "“\(unit)” has no post “\(post)”.")
            }
            let vacant = try PBAppointPost.with {
                $0.post = post
                $0.title = last.title
                $0.tier = last.tier
                $0.from = try dateOrToday(from, "--from")
                $0.answersFor = last.answersFor
                $0.category = last.category
            }
            try await options.submit(unit: unit, .appointPost(vacant))
        }
    }
}
