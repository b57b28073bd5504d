internal import Streaming

/// The stage of the process as a whole; set by its parts, read by the health endpoints.
actor ServiceState {
    private(set) var stage = HealthReport.Stage.starting
    private(set) var detail: String?
    private(set) var halt: HealthReport.Halt?

    func enter(_ stage: HealthReport.Stage, detail: String? = nil) {
        self.stage = stage
        self.detail = detail
    }

    func halt(_ reason: HaltReason) { halt = HealthReport.Halt(reason) }
}
