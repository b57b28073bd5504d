internal import Schema

/// Invented names. None is meant to be that of a real township, village or station; the county's departments bear the names such departments have.
enum SampleNames {
    typealias Name = (zh: String, en: String)

    private static let town: Name = ("镇", "Town")
    private static let rural: Name = ("乡", "Township")

    static let townships: [(zh: String, en: String, kind: Name)] = [
        ("柳溪", "Liuxi", town), ("枣林", "Zaolin", town), ("青坨", "Qingtuo", town), ("芦湾", "Luwan", town), ("石渡", "Shidu", town),
        ("永丰", "Yongfeng", town), ("望海", "Wanghai", rural), ("白杨", "Baiyang", rural), ("清河口", "Qinghekou", rural),
        ("东岭", "Dongling", rural),
    ]

    static let areas: [Name] = [("东片", "East"), ("西片", "West"), ("南片", "South"), ("北片", "North"), ("中片", "Central")]

    static let stations: [Name] = [
        ("财政所", "Finance Office"), ("司法所", "Justice Office"), ("国土所", "Land Office"), ("农技站", "Farming Advice Station"),
        ("水利站", "Water Station"), ("林业站", "Forestry Station"), ("农机站", "Farm Machinery Station"), ("文化站", "Culture Station"),
        ("卫生院", "Clinic"), ("供电所", "Electricity Station"),
    ]

    static let departments: [Name] = [
        ("农业局", "Bureau of Agriculture"), ("林业局", "Bureau of Forestry"), ("水利局", "Bureau of Water"),
        ("畜牧局", "Bureau of Animal Husbandry"), ("海洋渔业局", "Bureau of Fisheries"), ("农机局", "Bureau of Farm Machinery"),
        ("粮食局", "Bureau of Grain"), ("供销社", "Supply and Marketing Cooperative"), ("交通局", "Bureau of Transport"),
        ("公路局", "Bureau of Highways"), ("国土资源局", "Bureau of Land"), ("建设局", "Bureau of Construction"),
        ("环保局", "Bureau of Environment"), ("财政局", "Bureau of Finance"), ("民政局", "Bureau of Civil Affairs"),
        ("卫生局", "Bureau of Health"), ("教育局", "Bureau of Education"), ("文化局", "Bureau of Culture"),
        ("广播电视局", "Bureau of Radio and Television"), ("科技局", "Bureau of Science"), ("人口计生局", "Bureau of Population"),
        ("劳动保障局", "Bureau of Labour"), ("人事局", "Bureau of Personnel"), ("司法局", "Bureau of Justice"),
        ("公安局", "Bureau of Public Security"), ("统计局", "Bureau of Statistics"), ("物价局", "Bureau of Prices"),
        ("审计局", "Bureau of Audit"), ("扶贫办", "Office of Poverty Relief"), ("农业开发办", "Office of Agricultural Development"),
        ("农村经管局", "Bureau of Rural Management"), ("冬枣研究所", "Winter Jujube Institute"), ("气象局", "Bureau of Meteorology"),
        ("供电公司", "Electricity Company"), ("邮政局", "Post Office"), ("信用联社", "Credit Cooperative"), ("妇联", "Women's Federation"),
    ]

    private static let families: [Name] = [
        ("王", "Wang"), ("李", "Li"), ("张", "Zhang"), ("刘", "Liu"), ("陈", "Chen"), ("杨", "Yang"), ("赵", "Zhao"), ("黄", "Huang"),
        ("周", "Zhou"), ("吴", "Wu"), ("徐", "Xu"), ("孙", "Sun"), ("胡", "Hu"), ("朱", "Zhu"), ("高", "Gao"), ("林", "Lin"), ("何", "He"),
        ("郭", "Guo"), ("马", "Ma"), ("罗", "Luo"), ("梁", "Liang"), ("宋", "Song"), ("郑", "Zheng"), ("谢", "Xie"), ("韩", "Han"),
        ("唐", "Tang"), ("冯", "Feng"), ("于", "Yu"), ("董", "Dong"), ("程", "Cheng"), ("曹", "Cao"), ("袁", "Yuan"), ("邓", "Deng"),
        ("傅", "Fu"), ("沈", "Shen"), ("曾", "Zeng"),
    ]

    private static let places: [Name] = [
        ("家庄", "jiazhuang"), ("家屯", "jiatun"), ("家桥", "jiaqiao"), ("家店", "jiadian"), ("家洼", "jiawa"), ("家集", "jiaji"),
        ("家营", "jiaying"), ("家沟", "jiagou"), ("家楼", "jialou"), ("家寨", "jiazhai"), ("家湾", "jiawan"), ("家园", "jiayuan"),
    ]

    /// 36 families and 12 endings give 432 names; 175 has no factor in common with 432, so none occurs twice and neighbours differ.
    static func village(_ index: Int) -> PBText {
        let number = index * 175 % (families.count * places.count)
        let (family, place) = (families[number / places.count], places[number % places.count])
        return .both("\(family.zh)\(place.zh)村", "\(family.en)\(place.en) Village")
    }
}
