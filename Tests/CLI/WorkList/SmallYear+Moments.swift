extension SmallYear {
    /// The year told until each of five moments.
    static func moments() throws -> [(day: String, year: SmallYear)] {
        var year = try SmallYear()
        let parts: [(day: String, tell: (inout SmallYear) throws -> Void)] = [
            ("2026-01-12", { try $0.untilJanuary() }), ("2026-03-28", { try $0.untilMarch() }), ("2026-07-06", { try $0.untilJuly() }),
            ("2026-12-18", { try $0.untilDecember() }), ("2027-02-05", { try $0.untilClosing() }),
        ]
        return try parts.map { day, tell in
            try tell(&year)
            return (day, year)
        }
    }
}
