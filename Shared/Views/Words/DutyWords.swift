package import Schema

package enum DutyWords {
    package static let kinds: [CellWord<PBDutyKind>] = [
        CellWord(value: .duty, zh: "职责", en: "duty"),
        CellWord(value: .measure, zh: "措施", en: "measure"),
        CellWord(value: .task, zh: "任务", en: "task"),
    ]
}
