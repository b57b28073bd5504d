internal import Schema

/// Invented names, of townships and villages that are nowhere; the departments and stations bear the names that such departments and stations have
/// in every county.
enum SampleNames {
    typealias Name = (zh: String, en: String)

    private static let town: Name = ("镇", "Town")
    private static let rural: Name = ("乡", "Township")

    static let townships: [(zh: String, en: String, kind: Name)] = [
        ("柳笛", "Liudi", town), ("枣穗", "Zaosui", town), ("青砚", "Qingyan", town), ("芦笺", "Lujian", town), ("石弦", "Shixian", town),
        ("稔丰", "Renfeng", town), ("望汐", "Wangxi", rural), ("白帆", "Baifan", rural), ("清漱", "Qingshu", rural),
        ("东棠", "Dongtang", rural),
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

    private static let plants: [Name] = [
        ("芷", "Zhi"), ("蘅", "Heng"), ("荻", "Di"), ("蒲", "Pu"), ("菱", "Ling"), ("芡", "Qian"), ("茭", "Jiao"), ("荠", "Ji"),
        ("葵", "Kui"), ("藜", "Li"), ("蔓", "Man"), ("茯", "Fu"), ("蓼", "Liao"), ("薇", "Wei"), ("槿", "Jin"), ("楸", "Qiu"),
        ("栌", "Lu"), ("桠", "Ya"), ("篁", "Huang"), ("箬", "Ruo"), ("筠", "Yun"), ("榛", "Zhen"), ("菡", "Han"), ("荇", "Xing"),
        ("樾", "Yue"), ("椴", "Duan"), ("楮", "Chu"), ("柘", "Zhe"), ("梓", "Zi"), ("楠", "Nan"), ("檀", "Tan"), ("莼", "Chun"),
        ("苕", "Shao"), ("蕨", "Jue"), ("藿", "Huo"), ("薏", "Yi"),
    ]

    private static let places: [Name] = [
        ("汀庄", "tingzhuang"), ("汀屯", "tingtun"), ("汀桥", "tingqiao"), ("汀店", "tingdian"), ("汀洼", "tingwa"), ("汀集", "tingji"),
        ("汀营", "tingying"), ("汀沟", "tinggou"), ("汀楼", "tinglou"), ("汀寨", "tingzhai"), ("汀湾", "tingwan"), ("汀园", "tingyuan"),
    ]

    /// 36 plants and 12 endings give 432 names; 175 has no factor in common with 432, so none occurs twice and neighbours differ.
    static func village(_ index: Int) -> PBText {
        let number = index * 175 % (plants.count * places.count)
        let (plant, place) = (plants[number / places.count], places[number % places.count])
        return .both("\(plant.zh)\(place.zh)村", "\(plant.en)\(place.en) Village")
    }
}
