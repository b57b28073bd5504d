package import Schema

/// What must come out of the sample.
///
/// The figures are those of the published description of Zhanhua county, restated here. The stock of pledges is what an article of May 2010 gives as
/// reached “so far” (截至目前); the sample reaches it at its mid-year. 6,891 pledges of village organisations on hot, hard
/// and contested issues, given by 980 officials assigned to villages and 1,560 village cadres, of which 4,121 were fulfilled: 46 offices built,
/// 69,000 m of road, 124,000 m of ditches, 154 model cases, 96 demonstration sites, 2,473 zero-employment households helped, 182 conflicts
/// settled. Of the “first half of this year” (今年上半年) it says: "five good" reached by 6 townships, 265 villages, 33 stations and 13 county rural departments, that is 60, 63, 34 and 35 %
/// of them (so of 10, about 421, about 97 and 37). The description does not say which unit did what: that is invented.
package enum SampleExpectations {
    package static let period = "2025"

    package static let townships = 10
    package static let villages = 421
    package static let stations = 97
    package static let departments = 37

    package static let assignedOfficials = 980
    /// Village secretaries included.
    package static let villageCadres = 1_560

    package static let villagePledges = 6_891
    /// At the sample's mid-year: reported done, verified and closed out.
    package static let villagePledgesFulfilled = 4_121
    /// One for each item of the letter.
    package static let pledgesPerTownship = 32

    /// A published sum of verified quantities.
    package struct Achievement: Hashable, Sendable {
        /// The pledges counted are those of villages whose id begins with this and a hyphen.
        package var prefix: String
        package var name: PBText
        /// Unit of measure.
        package var measure: String
        package var quantity: Int64

        /// Whether a village's pledge counts here.
        package func counts(pledge: String) -> Bool { pledge.hasPrefix(prefix + "-") }
    }

    package static let achievements: [Achievement] = [
        Achievement(prefix: "office", name: .both("新建办公场所", "offices built"), measure: "处", quantity: 46),
        Achievement(prefix: "road", name: .both("修建村路", "road built"), measure: "米", quantity: 69_000),
        Achievement(prefix: "ditch", name: .both("开挖沟渠", "ditches dug"), measure: "米", quantity: 124_000),
        Achievement(prefix: "model", name: .both("培育典型", "model cases"), measure: "个", quantity: 154),
        Achievement(prefix: "site", name: .both("建成示范点", "demonstration sites"), measure: "个", quantity: 96),
        Achievement(prefix: "household", name: .both("解决零就业家庭", "zero-employment households helped"), measure: "户", quantity: 2_473),
        Achievement(prefix: "conflict", name: .both("化解基层矛盾", "conflicts settled"), measure: "起", quantity: 182),
    ]

    package struct Reached: Hashable, Sendable {
        package var recognition: String
        package var cohort: String
        package var reached: Int
        package var of: Int
    }

    package static let recognitions: [Reached] = [
        Reached(recognition: "five-good-townships", cohort: "townships", reached: 6, of: townships),
        Reached(recognition: "five-good-villages", cohort: "villages", reached: 265, of: villages),
        Reached(recognition: "five-good-stations", cohort: "stations", reached: 33, of: stations),
        Reached(recognition: "five-good-departments", cohort: "departments", reached: 13, of: departments),
    ]
}
