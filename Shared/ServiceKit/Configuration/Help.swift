internal import Domain
internal import Kafka
internal import Schema

/// The text of `--help`: every setting with its flag, environment variable and default.
enum Help {
    static func text(program: String, _ language: Language) -> String {
        var lines = [language(heading(program)), ""]
        for setting in Setting.all {
            let short = setting.short.map { "-\($0), " } ?? ""
            lines.append("  \(short)\(setting.flag) \(setting.placeholder)")
            lines.append("      \(language(setting.meaning))")
            lines.append("      \(language(origin(setting)))")
        }
        lines.append("  \(PropertyNames.flag) KEY=VALUE")
        lines.append("      \(language(properties))")
        lines.append("  \(Flags.readiness)")
        lines.append("      \(language(readiness))")
        lines.append("  -h, --help")
        lines.append("      \(language(zh: "显示本说明", en: "this text"))")
        lines += ["", language(ending)]
        return lines.joined(separator: "\n")
    }

    private static func heading(_ program: String) -> PBText {
        PBText.both(
            """
            用法：\(program) [选项]

            在 Kafka 上运行 Pledgeline 的一个服务。选项优先于环境变量，环境变量优先于配置文件。
            """,
            """
            Usage: \(program) [FLAGS]

            Runs a service of Pledgeline over Kafka. A flag goes before the environment, the environment before the file.
            """)
    }

    private static func origin(_ setting: Setting) -> PBText {
        let inFile = setting == .file ? PBText.both("", "") : PBText.both(" · 文件：\(setting.key)", " · file: \(setting.key)")
        return PBText.both(
            "环境变量：\(setting.environmentName)\(inFile.zh) · 默认：\(setting.defaultText)",
            "environment: \(setting.environmentName)\(inFile.en) · default: \(setting.defaultText)")
    }

    private static let properties = PBText.both(
        """
        任意 librdkafka 属性，可重复给出。机密从不打印，也不要写在命令行上：见 -F
              环境变量：\(EnvironmentProperties.prefix)SASL_USERNAME 即 sasl.username（“_”表示“.”，“__”表示“_”）； \
        \(EnvironmentProperties.prefix)SASL_PASSWORD_FILE 指明存放该值的文件 · 文件：kafka.properties
        """,
        """
        any librdkafka property; may be repeated. Secrets are never printed, and do not belong on a command line: see -F
              environment: \(EnvironmentProperties.prefix)SASL_USERNAME for sasl.username ("_" is ".", "__" is "_"); \
        \(EnvironmentProperties.prefix)SASL_PASSWORD_FILE names a file with the value · file: kafka.properties
        """)

    private static let readiness = PBText.both(
        "向健康检查地址上的服务询问是否就绪，打印答复后结束：0 已就绪，1 未就绪",
        "asks the service at the health address whether it is ready, prints its answer and ends: 0 ready, 1 not")

    private static let ending = PBText.both(
        """
        端点：/livez（进程在运行）、/readyz（没有未就绪的原因时为 200，否则逐一列出原因）、/metrics（Prometheus）。
        退出码：0 由 SIGTERM 或 SIGINT 停止，1 未就绪（仅 \(Flags.readiness)），64 命令行有误，78 配置有误或主题不符，70 其他。
        """,
        """
        Endpoints: /livez (the process runs), /readyz (200 if nothing keeps the service from being ready, else each reason by name), /metrics (Prometheus).
        Exit codes: 0 stopped by SIGTERM or SIGINT, 1 not ready (\(Flags.readiness) only), 64 wrong command line, 78 wrong configuration or topics that do not fit, 70 anything else.
        """)
}
