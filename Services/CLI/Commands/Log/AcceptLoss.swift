internal import ArgumentParser
internal import Audit
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming
internal import SwiftProtobuf

extension LogCommand {
    /// 声明尾部丢失: the root key states that what was told of a decision partition beyond its end is gone, and that one goes on from there.
    struct AcceptLoss: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "accept-loss",
                abstract: said(
                    zh: "用根密钥声明一个决定分区丢失了尾部，从最后一条完好的记录继续",
                    en: "state with the root key that a decision partition lost its tail, and go on from its last good record"),
                discussion: said(
                    zh: """
                        先尽力从存档恢复：丢失的决定不会回来，其后的提交会重新决定。声明列出不再作数的链头，永久显示。
                        登记服务自己的日志丢失时，用 --to 写成文件，以 PLEDGELINE_STATEMENT 交给登记服务后重新启动它。
                        声明被接受后，请重新启动停下的服务。
                        """,
                    en: """
                        Restore from an archive first if there is one: decisions that are lost do not come back, and what was submitted is decided again. The statement lists the heads that count no more, and is shown for ever.
                        For the registry's own log it is written to a file with --to, and handed to the registry by PLEDGELINE_STATEMENT when it is started again.
                        Once it is accepted, start the services that have halted again.
                        """))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "服务：registry、pledges、supervision、scoring", en: "service: registry, pledges, supervision, scoring"))
        var service: ServiceArgument
        @Option(help: .said(zh: "分区", en: "partition")) var partition: Int32 = 0
        @Option(help: .said(zh: "原因", en: "why")) var reason: String
        @Option(help: .said(zh: "写成文件，交给登记服务", en: "write it to a file for the registry")) var to: String?

        func run() async throws {
            try options.refuseOffline(zh: "须先查看日志。", en: "the log must be looked at.")
            let connected = try options.connection.connect()
            let place = TopicPartition(topic: connected.topics.decisions(service.service).name, partition: partition)
            guard Topics.partitionNumbers(of: service.service).contains(partition) else {
                throw CommandError(.usage, zh: "没有分区 \(partition)。", en: "There is no partition \(partition).")
            }
            guard (service.service == .registry) == (to != nil) else {
                throw CommandError(
                    .usage, zh: "登记服务的日志须用 --to 写成文件；其他服务的日志提交给登记服务。",
                    en: "For the registry's log write a file with --to; for the others it is submitted to the registry.")
            }
            var loss = try await examine(place, connected)
            loss.reason = reason
            guard let to else { return try await options.submit(unit: "", .acceptLoss(loss)) }
            try write(loss, to: to, connected)
        }

        /// Folds what is left, and holds it against what was told of it.
        private func examine(_ place: TopicPartition, _ connected: Connection) async throws -> PBAcceptLoss {
            var fold = AcceptanceFold<NoState>(namespace: connected.topics.namespace, partition: place)
            let heads: [KeptHeads.Head]
            var contradicted: [KeptHeads.Head] = []
            do {
                heads = try await HeadsReader(topics: connected.topics, log: connected.log).heads()[place] ?? []
                var kept = KeptHeads(of: place, heads)
                try await connected.log.readAll(of: place) { record in
                    _ = try fold.fold(record)
                    contradicted += kept.contradicted(at: fold.standing)
                }
            } catch let error as LogError {
                throw CommandError.from(error, brokers: connected.brokers)
            } catch let violation as FoldViolation {
                throw CommandError(
                    .falsified, zh: "\(violation.meaning(.zh))：\(violation)。声明不能补救，只能从存档恢复（pledgeline restore）。",
                    en: "\(violation.meaning(.en)): \(violation). No statement helps, only a restore from an archive (pledgeline restore).")
            }
            guard contradicted.isEmpty else {
                throw CommandError(
                    .falsified, zh: "\(place) 在丢失尾部之后已经写入了别的决定，只能从存档恢复（pledgeline restore）。",
                    en:
                        "Other decisions were written to \(place) after its tail was lost; only a restore from an archive helps (pledgeline restore)."
                )
            }
            let lost = heads.filter { $0.nextOffset > fold.nextOffset }
            guard !lost.isEmpty, fold.nextOffset > 0 else {
                throw CommandError(
                    .badInput, zh: "\(place) 没有丢失尾部：所公布的链头都在日志中。",
                    en: "\(place) has not lost its tail: all heads that were published are in the log.")
            }
            return .with {
                $0.topic = place.topic
                $0.partition = place.partition
                $0.lastGoodOffset = fold.nextOffset - 1
                $0.lastGoodChain = fold.standing.chain
                $0.lostHeads = Set(lost).sorted { $0.nextOffset < $1.nextOffset }.map { head in
                    .with {
                        $0.offset = head.nextOffset - 1
                        $0.chain = head.chain
                    }
                }
            }
        }

        private func write(_ loss: PBAcceptLoss, to path: String, _ connected: Connection) throws {
            let now = Int64(Date().timeIntervalSince1970 * 1_000)
            var random = SystemRandomNumberGenerator()
            let payload = PBPayload.with {
                $0.id = SubmissionID(milliseconds: now, using: &random).description
                $0.namespace = connected.topics.namespace
                $0.issuedAt = now
                $0.registry.acceptLoss = loss
            }
            try PBEnvelope.sealing(payload, with: try options.signingKey()).serializedData().write(
                to: URL(filePath: path), options: .atomic)
            Console.print(
                connected.language(
                    zh: "声明已写入 \(path)。请以 PLEDGELINE_STATEMENT=\(path) 重新启动登记服务。",
                    en: "The statement is in \(path). Start the registry again with PLEDGELINE_STATEMENT=\(path)."))
        }
    }
}
