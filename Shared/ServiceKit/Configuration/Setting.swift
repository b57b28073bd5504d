public import Schema

/// One setting of a service, with all its names. The key is its path in the configuration file and determines the environment variable:
/// `pledgeline.health.port` is `PLEDGELINE_HEALTH_PORT`, and `{"pledgeline": {"health": {"port": 8080}}}` in the file.
public struct Setting: Sendable, Hashable {
    public let key: String
    public let flag: String
    public var short: Character?
    /// The placeholder for the value in the help.
    let placeholder: String
    /// The default as shown in the help.
    public let defaultText: String
    public let meaning: PBText

    public var environmentName: String {
        String(key.map { $0 == "." ? "_" : $0 }).uppercased()
    }

    static let brokers = Setting(
        key: "kafka.brokers", flag: "--brokers", short: "b", placeholder: "HOST:PORT,…", defaultText: "127.0.0.1:9092",
        meaning: PBText.both("Kafka 代理地址，用于首次连接", "Kafka brokers to start from"))
    static let namespace = Setting(
        key: "pledgeline.namespace", flag: "--namespace", placeholder: "NAME", defaultText: "pledgeline",
        meaning: PBText.both("所有主题名的第一段", "first part of every topic's name"))
    static let ownership = Setting(
        key: "pledgeline.ownership", flag: "--ownership", placeholder: "static:I/N|group[:NAME]", defaultText: "static:0/1",
        meaning: PBText.both(
            "负责哪些分区：共 N 个实例中的第 I 个（从 0 起），或由 Kafka 组协议分派",
            "which partitions to work on: instance I (from 0) of N, or as Kafka's group protocol suggests"))
    static let healthHost = Setting(
        key: "pledgeline.health.host", flag: "--health-host", placeholder: "HOST", defaultText: "127.0.0.1",
        meaning: PBText.both("/livez、/readyz、/metrics 的监听地址", "address of /livez, /readyz and /metrics"))
    static let healthPort = Setting(
        key: "pledgeline.health.port", flag: "--health-port", placeholder: "PORT", defaultText: "0",
        meaning: PBText.both("其端口；0 表示自选空闲端口并写入日志", "its port; 0 takes a free one and logs it"))
    static let logLevel = Setting(
        key: "pledgeline.log.level", flag: "--log-level", placeholder: "LEVEL", defaultText: "info",
        meaning: PBText.both(
            "日志级别：trace、debug、info、notice、warning、error 或 critical", "trace, debug, info, notice, warning, error or critical"))
    static let logFormat = Setting(
        key: "pledgeline.log.format", flag: "--log-format", placeholder: "text|json", defaultText: "text",
        meaning: PBText.both("标准错误上日志行的格式", "form of the log lines on standard error"))
    static let writer = Setting(
        key: "pledgeline.writer", flag: "--writer", placeholder: "NAME", defaultText: "HOST-PID",
        meaning: PBText.both("本进程写入决定日志时所用的名称", "name of this process in the log of decisions"))

    static let properties = Setting(
        key: "pledgeline.properties", flag: "--properties", short: "F", placeholder: "FILE", defaultText: "—",
        meaning: PBText.both(
            "librdkafka 属性文件，每行一个“键=值”，与 kcat 相同；机密写在其中",
            "file of librdkafka properties, one key=value a line, as kcat has it; for what is secret"))

    static let statement = Setting(
        key: "pledgeline.statement", flag: "--statement", placeholder: "FILE", defaultText: "—",
        meaning: PBText.both(
            "登记服务自己的日志丢失尾部的声明，由根密钥签名（pledgeline log accept-loss --to）",
            "statement of a lost tail of the registry's own log, signed with the root key (pledgeline log accept-loss --to)"))

    /// The path of the configuration file: the only setting that the file itself cannot contain.
    public static let file = Setting(
        key: "pledgeline.config", flag: "--config", placeholder: "FILE", defaultText: "—",
        meaning: PBText.both("JSON 配置文件", "JSON file with settings"))

    public static let all = [
        brokers, namespace, ownership, healthHost, healthPort, logLevel, logFormat, writer, properties, statement, file,
    ]
}

/// The names under which any librdkafka property can be set.
enum PropertyNames {
    static let flag = "-X"
    /// `{"kafka": {"properties": {"sasl.username": "…"}}}`; the dotted name may also be nested.
    static let filePrefix = "kafka.properties."
}
