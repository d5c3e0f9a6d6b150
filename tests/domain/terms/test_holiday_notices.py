"""Notices of holidays in their own words, as lists and as JSON, against the package that knows them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ipcity.domain.terms.holiday_notices import missing_festivals, read_notice
from ipcity.papers.incoming.published_holidays import published_holidays

# The days of 2025 and 2026 in the notice's manner of writing; the sentences are our own.
OF_2025 = """关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）
各单位：2025年元旦、春节等放假调休如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（除夕、周二）至2月4日（正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
"""
OF_2023 = """2023年节假日安排
元旦：2022年12月31日至2023年1月2日放假调休，共3天。
春节：1月21日至27日放假调休，共7天。1月28日(星期六)、1月29日(星期日)上班。
清明节：4月5日放假，共1天。
劳动节：4月29日至5月3日放假调休，共5天。4月23日(星期日)、5月6日(星期六)上班。
端午节：6月22日至24日放假调休，共3天。6月25日(星期日)上班。
中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日(星期六)、10月8日(星期日)上班。
"""


@pytest.mark.parametrize(("text", "year"), [(OF_2025, 2025), (OF_2023, 2023)])
def test_a_notice_in_words_gives_the_days_of_the_year(text, year):
    found = read_notice(text)
    assert found.problems == ()
    known = published_holidays()
    assert found.notice.years == {year}
    assert {d for d in found.notice.holidays if d.year == year} == {
        d for d in known.holidays if d.year == year
    }
    assert found.notice.workdays == {d for d in known.workdays if d.year == year}


def test_the_document_names_the_edition():
    assert read_notice(OF_2025).notice.edition == "国办发明电〔2024〕12号"
    assert read_notice(OF_2023).notice.edition == "2023年放假安排"
    assert read_notice(OF_2023, "本区转发").notice.edition == "本区转发"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("共8天。1月26日", "共7天。1月26日", "第4行：“1月28日（除夕、周二）至2月4日（正月初七、周二）放假调休，共7天”写的是7天，起止日期是8天。"),
        ("6日（周日）", "6日（周一）", "第5行：4月6日是周日，文中写的是周一。"),
        ("2月8日（周六）上班", "2月30日（周六）上班", "第4行：“2月30日（周六）”中没有这一天。"),
        ("4月27日（周日）上班", "4月28日上班", "第1行：4月28日本来就是工作日，不会是调休上班日。"),
        ("1月26日（周日）", "2月1日（周六）", "第1行：2月1日既写放假又写上班。"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(old, new, told):
    assert old in OF_2025
    found = read_notice(OF_2025.replace(old, new))
    assert found.notice is None
    assert told in map(str, found.problems)


def test_a_list_and_json_say_the_same():
    listed = "日期,安排\n2027-01-01,放假\n2027/02/08,放假\n2027年2月20日，上班\n"
    held = {"edition": "演示", "holidays": ["2027-01-01", "2027-02-08"], "workdays": ["2027-02-20"]}
    one, other = read_notice(listed, "演示"), read_notice(json.dumps(held))
    assert one.notice == other.notice
    assert one.notice.holidays == {date(2027, 1, 1), date(2027, 2, 8)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "没有读到放假或上班的日期"),
        ("全区工作总结", "没有读到放假或上班的日期"),
        ('{"holidays": ["x"]}', "“holidays”中的“x”不是日期"),
        ('{"holidays": 3}', "应为日期的列表"),
        ('{"holidays"', "不是有效的 JSON"),
        ("2027-02-30 放假", "没有2027年02月30日这一天"),
    ],
)
def test_what_is_no_notice_is_refused(text, told):
    found = read_notice(text)
    assert found.notice is None
    assert told in str(found.problems[0])


def test_a_notice_cut_short_lacks_festivals():
    assert missing_festivals(OF_2025) == ()
    assert missing_festivals("元旦：1月1日放假") == (
        "春节",
        "清明",
        "劳动节",
        "端午",
        "中秋",
        "国庆",
    )
