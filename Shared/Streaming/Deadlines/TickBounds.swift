/// The most items one tick settles, so that its decision stays far below the largest record.
public enum TickBounds {
    public static let items = 1_000
}
