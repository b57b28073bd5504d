internal import Foundation

/// What ArgumentParser says of its own accord, in Chinese. Where it changes its words, `Tests/CLI/ParserMessageTests` tells.
enum ParserPhrases {
    static func chinese(_ line: String) -> String {
        var line = line
        for (pattern, replacement) in phrases {
            line = line.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
        }
        return line
    }

    private static let phrases: [(pattern: String, replacement: String)] = [
        // The parts of help.
        (#"^OVERVIEW: "#, "概述："), (#"^(USAGE|Usage): "#, "用法："), (#"^ARGUMENTS:$"#, "参数："), (#"^OPTIONS:$"#, "选项："),
        (#"^SUBCOMMANDS:$"#, "子命令："), (#"^Error: "#, "错误："), (#"^Help:  "#, "说明："),
        (#"^(用法：.*|  pledgeline .*)<options>"#, "$1<选项>"), (#"^(用法：.*|  .*)<subcommand>"#, "$1<子命令>"),
        (#"Show help information\.$"#, "显示帮助。"), (#"Show subcommand help information\.$"#, "显示子命令的帮助。"),
        (#"^  See '(.+)' for detailed help\.$"#, "  详细说明请运行 '$1'。"), (#"^  See '(.+)' for more information\.$"#, "  更多说明请运行 '$1'。"),
        (#" ?\(values: ([^;()]*); default: ([^()]*)\)$"#, "（可选：$1；默认：$2）"), (#" ?\(values: ([^;()]*)\)$"#, "（可选：$1）"),
        (#" ?\(default: ([^()]*)\)$"#, "（默认：$1）"), (#"^(  \S+) \(default\)"#, "$1（默认）"),
        // What is wrong with a command line.
        (#"Missing expected argument '(.*)'$"#, "缺少参数 '$1'"), (#"Missing one of: '(.*)'$"#, "须写明其中之一：'$1'"),
        (#"Unknown option '(.*)'\. Did you mean '(.*)'\?$"#, "没有选项 '$1'。您要写的可能是 '$2'。"),
        (#"^   or: Missing value for '(.*)' in '(.*)'$"#, "   或者：'$2' 中的 '$1' 缺少值"), (#"Unknown option '(.*)'$"#, "没有选项 '$1'"),
        (#"Missing value for '(.*)'$"#, "'$1' 缺少值"),
        (#"The option '(.*)' does not take any value, but '(.*)' was specified\.$"#, "选项 '$1' 不带值，却写了 '$2'。"),
        (#"Unexpected argument '(.*)'$"#, "多余的参数 '$1'"), (#"([0-9]+) unexpected arguments: (.*)$"#, "多余的 $1 个参数：$2"),
        (#"Value to be set with flag (.*) had already been set with flag (.*)$"#, "$1 与先前的 $2 冲突"),
        (#"The value '(.*)' is invalid for '([^']*)'"#, "'$2' 的值 '$1' 不对"), (#"The value '(.*)' is invalid\."#, "值 '$1' 不对。"),
        (#"\. Please provide one of the following:$"#, "。须为下列之一："), (#"\. Please provide one of (.*) and ([^ ]*)\.$"#, "。须为 $1、$2 之一。"),
        (#"\. Please provide one of (.*) or ([^ ]*)\.$"#, "。须为 $1、$2 之一。"), (#"\. Please provide one of (.*)\.$"#, "。须为 $1。"),
        (#"Missing required subcommand\.$"#, "缺少子命令。"), (#"Invalid option: (.*)$"#, "选项写得不对：$1"),
        (#"Can't generate completion scripts for '(.*)'\.$"#, "不能为 '$1' 生成补全脚本。"),
        (#"Can't autodetect a supported shell\.$"#, "认不出当前的 shell。"),
        (#"^Please use --generate-completion-script=<shell> with one of:$"#, "请用 pledgeline completions，后接："),
    ]
}
