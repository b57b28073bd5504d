package import Domain
internal import Schema
package import Streaming

extension TopicFinding {
    /// What is not as it must be.
    package func wording(_ language: Language) -> String {
        switch self {
        case .missing(let topic): language(zh: "没有主题 \(topic)。", en: "There is no topic \(topic).")
        case .partitionCount(let topic, let found, let expected):
            language(zh: "\(topic) 有 \(found) 个分区，应为 \(expected)。", en: "\(topic) has \(found) partitions instead of \(expected).")
        case .setting(let topic, let name, let found, let wanted):
            language(
                zh: "\(topic)：\(name)=\(found)，应为 \(wanted)。\(meaning(language))",
                en: "\(topic): \(name)=\(found) instead of \(wanted). \(meaning(language))")
        case .settingBelow(let topic, let name, let found, let least):
            language(
                zh: "\(topic)：\(name)=\(found)，不得小于 \(least)。\(meaning(language))",
                en: "\(topic): \(name)=\(found), which must be \(least) at least. \(meaning(language))")
        case .settingsUnknown(let topic, let reason):
            language(
                zh: "Kafka 不告知 \(topic) 的设置，因此都没有核对：\(reason)",
                en: "The broker does not tell the settings of \(topic), so none was checked: \(reason)")
        case .tooFewInSync(let topic, let partition, let inSync, let needed):
            language(
                zh: "\(topic)[\(partition)] 只有 \(inSync) 份副本同步，写入需要 \(needed) 份。",
                en: "Of \(topic)[\(partition)] only \(inSync) copies are up to date; a write needs \(needed).")
        case .noLeader(let topic, let partition):
            language(
                zh: "\(topic)[\(partition)] 没有首领：既不能写，也不能读。",
                en: "\(topic)[\(partition)] has no leader: it can be neither written nor read.")
        case .replication(let topic, _, let found, let wanted, _):
            language(zh: "\(topic) 只保存 \(found) 份，应为 \(wanted) 份。", en: "\(topic) is kept \(found) times instead of \(wanted).")
        case .copiesBehind(let topic, let partitions):
            language(
                zh: "\(topic) 有 \(partitions) 个分区的副本没有全部同步。", en: "Not all copies of \(partitions) partitions of \(topic) are up to date.")
        }
    }

    /// What follows from a setting.
    private func meaning(_ language: Language) -> String {
        switch name {
        case "policy_changed": language(zh: "记录会被删除或合并。", en: "Records will be deleted or merged.")
        case "retention_changed": language(zh: "记录到期会被删除。", en: "Records will be deleted when they are old.")
        case "clock_changed":
            language(zh: "提交的时间不由系统初始化所定的时钟给出。", en: "Submissions are not dated by the clock that genesis names.")
        default: more(language)
        }
    }

    private func more(_ language: Language) -> String {
        let setting: String
        switch self {
        case .setting(_, let name, _, _), .settingBelow(_, let name, _, _): setting = name
        case .missing, .partitionCount, .settingsUnknown, .tooFewInSync, .noLeader, .replication, .copiesBehind: return ""
        }
        switch setting {
        case "min.insync.replicas":
            return language(zh: "确认收到的记录可能随一台机器丢失。", en: "What was acknowledged may be lost with one broker.")
        case "unclean.leader.election.enable":
            return language(zh: "落后的副本可以接管，确认收到的记录会丢失。", en: "A copy that lags may take over, and what was acknowledged is lost.")
        case "max.message.bytes": return language(zh: "较大的决定会写不进去。", en: "Large decisions cannot be written.")
        case "segment.ms":
            return language(zh: "压缩要等很久，读者要多读许多。", en: "Compaction waits for long, and readers read much more than they need.")
        default: return language(zh: "删除的内容会留在磁盘上。", en: "What was deleted stays on the disks.")
        }
    }

    /// What to do about it, with the command to paste if there is one.
    package func advice(_ language: Language, _ tools: KafkaTools) -> String {
        let command = command(tools).map { "\n  \($0)" } ?? ""
        switch self {
        case .missing:
            return language(
                zh: "新系统：建立（时钟不是 Kafka 的，加 --clock declared）。已在使用的系统里主题不见了：记录已丢失，不要建立，从归档恢复（pledgeline restore）。\(command)",
                en:
                    "In a new system create it (with --clock declared if the clock is not the broker's). In a system in use its records are lost: do not create it, restore from an archive (pledgeline restore).\(command)"
            )
        case .partitionCount:
            return language(
                zh: "分区数不能减少：单位所在的分区会变。主题里没有记录的，删除后再运行 topics apply；已有记录的不要删除，归档后恢复到新的主题（pledgeline archive，pledgeline restore）。",
                en:
                    "It cannot be lowered: units would move. If the topic holds no record, delete it and apply again; else do not delete it, but archive and restore (pledgeline archive, pledgeline restore)."
            )
        case .setting, .settingBelow: return language(zh: "改正：\(command)", en: "To mend it:\(command)")
        case .settingsUnknown:
            return language(
                zh: "请管理员开通对该主题的 DescribeConfigs，再运行一次。", en: "Have DescribeConfigs on the topic granted, and run this again.")
        case .tooFewInSync:
            return language(
                zh: "请启动停掉的 Kafka 节点，等副本赶上。查看：\(command)",
                en: "Start the brokers that are down and wait until they have caught up. To look:\(command)")
        case .noLeader:
            return language(
                zh: "请启动保存这个分区的 Kafka 节点；启动后仍没有首领的：\(command)\n不要做不洁选举（unclean）：会丢失已确认的记录。",
                en:
                    "Start the brokers that keep the partition; if there is no leader then:\(command)\nDo not hold an unclean election: it loses what was acknowledged."
            )
        case .replication:
            guard !command.isEmpty else {
                return language(
                    zh: "三台 Kafka 都在时再运行一次，会给出命令。", en: "Run this again while at least three brokers are there: it will name the command.")
            }
            return language(
                zh: "增加副本（写一个文件，再执行；数据会复制到新的节点）：\(command)", en: "To make more copies (writes a file, then copies the data):\(command)")
        case .copiesBehind:
            return language(
                zh: "重启 Kafka 时是常事，不应持续。查看：\(command)", en: "Usual while a broker restarts; it should not last. To look:\(command)")
        }
    }
}
