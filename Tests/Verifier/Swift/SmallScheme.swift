/// A scheme bundle that asks more of a verifier than the county's own: every source of a component, both ways to round, ties, missing data.
enum SmallScheme {
    static let yaml = """
        id: small-2025
        version: "1"
        name: { zh: 小县考核办法, en: Scheme of a small county }
        sheets:
          - id: letter
            name: { zh: 责任书, en: Letter }
            heads:
              - id: services
                name: { zh: 为民服务, en: Services }
                items:
                  - { id: roads, name: { zh: 道路, en: Roads }, points: 60 }
                  - { id: offices, name: { zh: 办公, en: Offices }, points: 40 }
          - id: visit
            name: { zh: 检查表, en: Visit }
            heads:
              - id: order
                name: { zh: 规范, en: Order }
                items:
                  - { id: files, name: { zh: 台账, en: Files }, points: 10 }
                  - { id: rooms, name: { zh: 阵地, en: Rooms }, points: 5.5 }
              - id: people
                name: { zh: 群众, en: People }
                items:
                  - { id: talks, name: { zh: 谈心, en: Talks }, points: 4.5 }
        rounds:
          - { id: q1, name: { zh: 第一季度, en: First quarter }, sheet: visit, from: 2025-03-01, until: 2025-03-31 }
          - { id: q2, name: { zh: 第二季度, en: Second quarter }, sheet: letter, from: 2025-06-01, until: 2025-06-30 }
        gradeTables:
          - id: three
            grades:
              - { id: good, name: { zh: 好, en: Good }, points: 90 }
              - { id: fair, name: { zh: 中, en: Fair }, points: 52.5 }
              - { id: poor, name: { zh: 差, en: Poor }, points: 0 }
        voterGroups:
          - { id: leaders, name: { zh: 领导, en: Leaders }, gradeTable: three, minimumBallots: 3 }
          - { id: people, name: { zh: 群众, en: People }, gradeTable: three, minimumBallots: 5 }
        externalSources:
          - { id: city, name: { zh: 市考核, en: City }, full: 120 }
        schemes:
          - id: towns
            cohort: townships
            name: { zh: 乡镇, en: Townships }
            components:
              - { id: ballot, name: { zh: 测评, en: Ballot }, weight: 40, ballots: [leaders, people] }
              - { id: city, name: { zh: 市考核, en: City }, weight: 22.5, external: city }
              - { id: checks, name: { zh: 督查, en: Checks }, weight: 22.5, rounds: [q1, q2] }
              - { id: pledged, name: { zh: 承诺, en: Pledges }, weight: 15, pledges: at-and-below }
            rounding: half-even
            places: 2
            rankStyle: standard
            tieBreaks: [checks, ballot]
            minimumPresent: 60.5
          - id: stations
            cohort: offices
            name: { zh: 站所, en: Stations }
            components:
              - { id: checks, name: { zh: 督查, en: Checks }, weight: 100, rounds: [q1] }
            rounding: half-up
            places: 0
            rankStyle: dense
            tieBreaks: []
            minimumPresent: 0
        recognitions:
          - id: good-towns
            name: { zh: 好乡镇, en: Good townships }
            cohort: townships
            criteria:
              - { id: order, name: { zh: 规范, en: Order }, itemShare: { round: q1, head: order, least: 80 } }
              - { id: pledged, name: { zh: 承诺, en: Pledges }, pledgeShare: { least: 50 } }
              - { id: findings, name: { zh: 问题, en: Findings }, noOpenFindings: { severity: 2 } }
        taxonomy:
          - { id: late, name: { zh: 拖延, en: Late } }
        pledgeRules: { escalateAfterDays: 10 }
        """

    /// The year after: letters stand on notice first, and what is overdue goes up.
    static let yamlOfNextYear = """
        id: small-2026
        version: "1"
        name: { zh: 小县考核办法, en: Scheme of a small county }
        pledgeRules: { noticeDays: 3, escalateAfterDays: 10 }
        reportDuties:
          - { id: monthly, name: { zh: 月报, en: Monthly report }, frequency: monthly, levels: [community], opensBefore: 5, dueAfter: 3 }
        sheets:
          - id: letter
            name: { zh: 责任书, en: Letter }
            heads:
              - id: services
                name: { zh: 为民服务, en: Services }
                items:
                  - { id: roads, name: { zh: 道路, en: Roads }, points: 100 }
        """
}
