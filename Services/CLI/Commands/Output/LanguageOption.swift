public import ArgumentParser
internal import Domain

/// `--lang`, for commands that need no connection. Its value is read where a text is chosen (``Language/current``); here it is only known.
struct LanguageOption: ParsableArguments {
    @Option(help: .said(zh: "界面语言（PLEDGELINE_LANG；默认按系统区域设置）", en: "language (PLEDGELINE_LANG; from the locale by default)"))
    var lang: Language?
}

extension Language: ExpressibleByArgument {}
