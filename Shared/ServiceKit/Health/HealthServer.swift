internal import Hummingbird
internal import Logging
internal import NIOCore

/// Serves the ``HealthRouter`` until the process is asked to stop.
enum HealthServer {
    static func application(_ address: HealthAddress, router: Router<BasicRequestContext>, logger: Logger) -> some ApplicationProtocol {
        // Hummingbird logs every failed connection; a probe that hangs up is not worth a line.
        var own = logger
        own.logLevel = max(logger.logLevel, .warning)
        return Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port), serverName: "pledgeline"),
            onServerRunning: { channel in
                logger.notice(
                    "health endpoints listening",
                    metadata: ["host": "\(address.host)", "port": .stringConvertible(channel.localAddress?.port ?? address.port)])
            },
            logger: own)
    }
}
