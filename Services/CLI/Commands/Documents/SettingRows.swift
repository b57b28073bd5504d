internal import ServiceKit
import Schema

/// The table of the settings of services.
enum SettingRows {
    /// - Parameter text: chooses between a Chinese and an English text.
    static func table(_ text: (_ zh: String, _ en: String) -> String) -> MarkdownTable {
        var table = MarkdownTable([
            text("选项", "flag"), text("环境变量", "environment"), text("JSON 文件中", "in the JSON file"), text("默认", "default"),
            text("含义", "meaning"),
        ])
        for setting in Setting.all {
            let flags = [setting.short.map { "-\($0)" }, setting.flag].compactMap { $0?.asCode }
            table.add([
                flags.joined(separator: text("、", ", ")), setting.environmentName.asCode,
                // Where the file is cannot stand in the file.
                setting == .file ? "" : setting.key.asCode, setting.defaultText == "—" ? "" : setting.defaultText.asCode,
                text(setting.meaning.zh, setting.meaning.en),
            ])
        }
        return table
    }
}
