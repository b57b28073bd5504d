public import Domain
public import Schema

/// 服务岗位、点题: a service post or a topic that a unit offers to be taken up by others.
public struct Offer: Hashable, Sendable {
    /// 认领: an offer taken up by one unit. Its members are counted and never named.
    public struct TakenUp: Hashable, Sendable {
        public var members: UInt32
        /// The last change of the number of members.
        public var step: Step
    }

    /// What the members of one home unit did for an offer, by the register (登记簿).
    public struct Services: Hashable, Sendable {
        public var count = 0
        /// The sum of the members over all services.
        public var members = 0
        /// The hours of all members together, in billionths of an hour, so that the sum is exact.
        public var billionthHours = Int128(0)
        /// The day of the latest service recorded.
        public var last: CivilDate?

        public init() {}

        /// nil only beyond 128 bits, which no register reaches.
        public var hours: ExactProgress.Fraction? {
            ExactProgress.Fraction(billionthHours, over: Int128(PBDecimal(0, scale: PBDecimal.largestScale).denominator))
        }

        public static func + (a: Services, b: Services) -> Services {
            var sum = a
            sum.count += b.count
            sum.members += b.members
            sum.billionthHours += b.billionthHours
            sum.last = [a.last, b.last].compactMap(\.self).max()
            return sum
        }
    }

    public var unit: String
    public var wording: PBOfferService
    public var offered: Step
    /// By home unit, the present numbers.
    public internal(set) var takenUp: [String: TakenUp] = [:]
    /// By home unit; kept when the home unit releases the offer.
    public internal(set) var services: [String: Services] = [:]
    /// The last release of each home unit.
    public internal(set) var released: [String: Returned] = [:]
    public internal(set) var closed: Returned?

    init(unit: String, wording: PBOfferService, offered: Step) {
        self.unit = unit
        self.wording = wording
        self.offered = offered
    }

    public var id: String { wording.offer }
    public var name: ScopedName { ScopedName(unit: unit, id: id) }
    public var period: String { wording.period }
    public var isOpen: Bool { closed == nil }

    /// The members of all home units together.
    public var members: Int { takenUp.values.reduce(0) { $0 + Int($1.members) } }

    /// How many members are still wanted; nil if the offer sets no number.
    public var vacancies: Int? { wording.wanted == 0 ? nil : max(0, Int(wording.wanted) - members) }
}
