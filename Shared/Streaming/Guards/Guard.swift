/// The conditions that make it safe for several writers to share a log, by name: the fold and the worker check each at one place in their
/// code.
///
/// Debug builds let a test remove one for the duration of a call (``without(_:_:)``), to prove that the simulation notices its absence.
/// Release builds have no such switch: there ``holds(_:)`` only evaluates its condition.
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
    /// Within an epoch no sequence number is skipped or used twice.
    case sequenceIsNext = "sequence_is_next"
    /// A decision continues from the submission decided last.
    case inputIsNext = "input_is_next"
    /// An accepted decision continues the hash chain.
    case chainContinues = "chain_continues"
    /// The first record of a decision log has offset 0.
    case logBeginsAtZero = "log_begins_at_zero"
    /// No offset of a decision log is missing.
    case logIsDense = "log_is_dense"

    // MARK: The worker

    /// Nothing is decided before the own Open has been read back and was accepted.
    case ownOpenIsRead = "own_open_is_read"
    /// An Open that was refused opens nothing.
    case ownOpenIsAccepted = "own_open_is_accepted"
    /// Events of an earlier life are ignored.
    case eventIsOfThisLife = "event_is_of_this_life"
    /// An acknowledgement with an error ends the life.
    case acknowledgementIsGood = "acknowledgement_is_good"
    /// A decision is acknowledged at the offset for which it was made.
    case acknowledgementIsInPlace = "acknowledgement_is_in_place"
    /// The record read back at the offset of an own record is that record.
    case ownRecordIsReadBack = "own_record_is_read_back"
    /// A rival's accepted Open ends the life.
    case rivalEndsLife = "rival_ends_life"
    /// A log that was read to an offset, or has acknowledged a record there, never ends before it.
    case logReachesWhatWasKnown = "log_reaches_what_was_known"
    /// What was acknowledged is eventually read back; otherwise the log has lost it.
    case acknowledgedIsReadBack = "acknowledged_is_read_back"
    /// A log that was read to an offset has the same chain there ever after.
    case logIsWhatWasRead = "log_is_what_was_read"
    /// A log whose low end is not 0 has lost its beginning, whether or not a record is left to show it.
    case ownLogIsWhole = "own_log_is_whole"
    /// At the offset of every published head the log has the chain that the head names, and the log reaches every head.
    case headsAreMet = "heads_are_met"
    /// The references are folded at least as far as those of the last accepted decision.
    case referencesCaughtUp = "references_caught_up"
    /// A reference log that ends before a position known of it was truncated.
    case referenceReachesWhatWasKnown = "reference_reaches_what_was_known"
    /// The submission decided last still exists.
    case inputIsThere = "input_is_there"
    /// The submissions partition begins at offset 0.
    case inputIsWhole = "input_is_whole"
    /// The submission decided last has the bytes that were decided.
    case inputIsUnchanged = "input_is_unchanged"
    /// A submission's timestamp is set by the clock that genesis names.
    case clockIsGenesis = "clock_is_genesis"
    /// A submission delivered a second time is not decided a second time.
    case inputGoesForward = "input_goes_forward"
    /// A decision waits until the causal tokens of its submission are folded.
    case tokensAreFolded = "tokens_are_folded"
    /// A token beyond the end of its topic is refused without waiting.
    case tokenIsWithinLog = "token_is_within_log"
    /// No more decisions are in flight than the window allows.
    case windowIsBounded = "window_is_bounded"

    // MARK: Submissions

    /// A submission sent again is a repeat.
    case repeatIsRecognised = "repeat_is_recognised"
    /// An id used again with other bytes is refused.
    case idIsNotReused = "id_is_not_reused"

    #if DEBUG
        @TaskLocal private static var removed: Guard?

        /// Runs `body` as if this guard did not exist; nil removes none.
        public static func without<R>(_ one: Guard?, _ body: () throws -> R) rethrows -> R {
            try $removed.withValue(one) { try body() }
        }
    #endif

    /// False only while a test has removed this guard.
    @inline(__always)
    var stands: Bool {
        #if DEBUG
            Self.removed != self
        #else
            true
        #endif
    }

    /// Whether the guard's condition is met; always true while a test has removed the guard.
    @inline(__always)
    func holds(_ condition: @autoclosure () -> Bool) -> Bool { !stands || condition() }
}
