package import Domain
package import Files
internal import Schema
package import Streaming

extension CommandError {
    /// A log of decisions that is not what was written: what it means, and what to do. Nobody is accused of more than is known: what retention or
    /// compaction took was not rewritten.
    package static func damaged(_ violation: FoldViolation) -> CommandError {
        CommandError(.falsified, zh: violation.wording(.zh), en: violation.wording(.en))
    }
}

extension FoldViolation {
    package func wording(_ language: Language) -> String { "\(found(language)) \(advice(language))\n\(description)" }

    private func found(_ language: Language) -> String {
        switch kind {
        case .logStartMoved:
            language(
                zh: "\(partition) 位置 \(offset) 之前的记录已经没有了：被保留期限（retention）、kafka-delete-records 或人为删除。留下的部分没有被改写，但开头无从核对。",
                en:
                    "The records of \(partition) before offset \(offset) are gone: deleted by retention, by kafka-delete-records or by hand. What is left was not changed, but its beginning cannot be checked."
            )
        case .offsetsMissing:
            language(
                zh: "\(partition) 位置 \(offset) 的记录没有了，后面的还在：主题被压缩（cleanup.policy=compact），或有人删了中间的记录。",
                en:
                    "The record of \(partition) at offset \(offset) is gone and later ones are there: the topic was compacted (cleanup.policy=compact), or somebody took records from the middle."
            )
        case .positionBeyondEnd:
            language(
                zh: "\(partition) 比先前看到的短：位置 \(offset) 原来有过，现在没有。尾部丢失（不洁选举，或单副本断电），或主题被删除重建。",
                en:
                    "\(partition) is shorter than it was: offset \(offset) was reached before and is not there now. Its tail was lost (an unclean election, or a power cut with one copy), or the topic was made anew."
            )
        case .otherWire:
            language(
                zh: "\(partition) 从位置 \(offset) 起是另一版本的格式，不是本程序的版本 \(Wire.version)。",
                en:
                    "\(partition) is written in another version of the wire from offset \(offset) on, not in this program's, which is \(Wire.version)."
            )
        case .unknownEpoch:
            language(
                zh: "\(partition) 位置 \(offset) 的决定属于一个没有开启记录的任期：它前面的记录丢失了。",
                en: "The decision of \(partition) at offset \(offset) is of an epoch whose Open is missing: records before it were lost.")
        case .inputOutOfOrder:
            language(
                zh: "\(partition) 位置 \(offset) 的决定接不上前一条决定的提交：写它的服务读到的是另一份日志。",
                en: "The decision of \(partition) at offset \(offset) does not go on from the last one: its writer had read another log.")
        case .chainBroken:
            language(
                zh: "\(partition) 在位置 \(offset) 处的链值不符：日志丢失尾部后又写了别的内容，或记录被改动。",
                en:
                    "The chain of \(partition) does not fit at offset \(offset): the log lost its tail and was written on, or a record was altered."
            )
        case .offsetWentBack:
            language(zh: "\(partition) 的位置在 \(offset) 处倒退。", en: "The offsets of \(partition) ran backwards at \(offset).")
        }
    }

    private func advice(_ language: Language) -> String {
        switch kind {
        case .logStartMoved, .offsetsMissing:
            language(
                zh: "请先运行 pledgeline topics apply 看清并改正主题的设置，以免继续丢失；丢失的只能从归档恢复。不要删除或重建主题。",
                en:
                    "Run pledgeline topics apply to see and mend the topic's settings before more is lost; what is gone can only be restored from an archive. Do not delete the topic or make it anew."
            )
        case .positionBeyondEnd:
            language(
                zh: "请核对 Kafka 地址和命名空间是否写对；如果没有写错，请运行 pledgeline doctor，在弄清丢失了什么之前不要重启服务。",
                en:
                    "Check that the brokers and the namespace are the right ones. If they are, run pledgeline doctor, and find out what was lost before services are restarted."
            )
        case .otherWire:
            language(
                zh: "请用写下这些日志的 pledgeline 版本读取和归档；新版本须在新的命名空间中从头开始（pledgeline topics apply，再 genesis）。",
                en:
                    "Read and archive it with the pledgeline that wrote it; this version begins anew in a namespace of its own (pledgeline topics apply, then genesis)."
            )
        case .unknownEpoch, .inputOutOfOrder, .chainBroken, .offsetWentBack:
            language(zh: "请运行 pledgeline verify，它指出哪些记录不符。", en: "Run pledgeline verify, which names the records.")
        }
    }
}
