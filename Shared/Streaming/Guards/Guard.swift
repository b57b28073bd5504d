/// The guards that let several writers share a log safely, by name: the fold and the worker ask each where it stands.
///
/// Debug builds let a test take one away for the length of a call (``without(_:_:)``), to prove that the simulation notices when it is missing.
/// Release builds have no such switch: there ``holds(_:)`` is its condition and nothing else.
public enum Guard: String, CaseIterable, Sendable {
    // MARK: The fold

    /// An Open must name the epoch in force.
    case openNamesEpochInForce = "open_names_epoch_in_force"
    /// An epoch is opened once.
    case epochIsNew = "epoch_is_new"
    /// A decision's epoch must have been opened: otherwise the log lost its Open.
    case epochWasOpened = "epoch_was_opened"
    /// A decision's epoch must be the one in force.
    case epochIsInForce = "epoch_is_in_force"
    /// Within an epoch no number is left out or used twice.
    case sequenceIsNext = "sequence_is_next"
    /// A decision goes on from the submission decided last.
    case inputIsNext = "input_is_next"
    /// An accepted decision continues the hash chain.
    case chainContinues = "chain_continues"
    /// The first record of a decision log stands at offset 0.
    case logBeginsAtZero = "log_begins_at_zero"
    /// No offset of a decision log is left out.
    case logIsDense = "log_is_dense"

    // MARK: The worker

    /// Nothing is decided before the own Open has been read back and was accepted.
    case ownOpenIsRead = "own_open_is_read"
    /// An Open that was refused opens nothing.
    case ownOpenIsAccepted = "own_open_is_accepted"
    /// What belongs to an earlier life is not heard.
    case eventIsOfThisLife = "event_is_of_this_life"
    /// An acknowledgement with an error ends the life.
    case acknowledgementIsGood = "acknowledgement_is_good"
    /// A decision is acknowledged at the offset at which it was put.
    case acknowledgementIsInPlace = "acknowledgement_is_in_place"
    /// What is read back where an own record should stand is that very record.
    case ownRecordIsReadBack = "own_record_is_read_back"
    /// A rival's accepted Open ends the life.
    case rivalEndsLife = "rival_ends_life"
    /// A log that was read to a point, or has acknowledged a record there, reaches that point ever after.
    case logReachesWhatWasKnown = "log_reaches_what_was_known"
    /// What was acknowledged is read back in the end, or the log has lost it.
    case acknowledgedIsReadBack = "acknowledged_is_read_back"
    /// A log that has been read to a point has the same chain there ever after.
    case logIsWhatWasRead = "log_is_what_was_read"
    /// A log whose low end is not 0 has lost its beginning, whether or not a record is left to show it.
    case ownLogIsWhole = "own_log_is_whole"
    /// A log has, where somebody published a head, the chain that the head tells, and reaches it.
    case headsAreMet = "heads_are_met"
    /// The references are as far as the last accepted decision knew them.
    case referencesCaughtUp = "references_caught_up"
    /// A reference that ends before what was known of it was cut.
    case referenceReachesWhatWasKnown = "reference_reaches_what_was_known"
    /// The submission decided last is still there.
    case inputIsThere = "input_is_there"
    /// The submissions begin at offset 0.
    case inputIsWhole = "input_is_whole"
    /// The submission decided last has the bytes that were decided.
    case inputIsUnchanged = "input_is_unchanged"
    /// A submission is dated by the clock that genesis names.
    case clockIsGenesis = "clock_is_genesis"
    /// A submission handed over again is not decided again.
    case inputGoesForward = "input_goes_forward"
    /// A decision waits for what its sender has seen.
    case tokensAreFolded = "tokens_are_folded"
    /// A token beyond the end of its topic is refused without a wait.
    case tokenIsWithinLog = "token_is_within_log"
    /// Not more is in flight than the window allows.
    case windowIsBounded = "window_is_bounded"

    // MARK: Submissions

    /// A submission sent again is a repeat.
    case repeatIsRecognised = "repeat_is_recognised"
    /// An id used again with other bytes is refused.
    case idIsNotReused = "id_is_not_reused"

    #if DEBUG
        @TaskLocal private static var removed: Guard?

        /// Runs `body` as if this guard had never been written.
        public static func without<R>(_ one: Guard?, _ body: () throws -> R) rethrows -> R {
            try $removed.withValue(one) { try body() }
        }
    #endif

    /// False only where a test has taken this guard away.
    @inline(__always)
    var stands: Bool {
        #if DEBUG
            Self.removed != self
        #else
            true
        #endif
    }

    /// The condition this guard stands for.
    @inline(__always)
    func holds(_ condition: @autoclosure () -> Bool) -> Bool { !stands || condition() }
}
