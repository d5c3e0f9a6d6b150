"""The document tree: chapters, sections, tasks, headings, and what copies do to them."""

from __future__ import annotations

from tests.domain.plans.making import compiled


def _codes(plan):
    return [problem.code for problem in plan.problems]


def test_sections_with_items_are_actions_and_items_tasks():
    plan = compiled(
        "一、重点任务\n（一）甲行动。\n1．做甲事。推进。\n2．做乙事。推进。\n（二）乙行动\n3．做丙事。推进。\n"
    )
    assert [(a.id, a.number, a.heading) for a in plan.actions] == [
        ("A1", "（一）", "甲行动"),
        ("A2", "（二）", "乙行动"),
    ]
    assert [(t.id, t.number, t.action, t.heading) for t in plan.tasks] == [
        ("A1.1", "1．", "A1", "做甲事"), ("A1.2", "2．", "A1", "做乙事"), ("A2.1", "3．", "A2", "做丙事")]  # fmt: skip


def test_chapters_with_a_topic_are_actions_when_sections_have_no_items():
    plan = compiled(
        "一、加快数字政府建设\n（一）优化服务。推进甲事。\n二、发展数字经济\n（二）壮大产业。推进乙事。\n"
    )
    assert [(t.id, t.action) for t in plan.tasks] == [("A1.1", "A1"), ("A2.1", "A2")]


def test_a_container_chapter_is_no_action():
    plan = compiled("一、重点任务\n（一）优化服务。推进甲事。\n（二）壮大产业。推进乙事。\n")
    assert (plan.actions, [(t.id, t.action) for t in plan.tasks]) == (
        (),
        [("K1", None), ("K2", None)],
    )


def test_private_use_and_small_dots_number_tasks():
    plan = compiled("一、重点任务\n（一）行动\n1\ue010做甲事。推进。\n2﹒做乙事。推进。\n")
    assert [t.heading for t in plan.tasks] == ["做甲事", "做乙事"]
    assert _codes(plan) == ["private-use-character"]


def test_a_glued_heading_is_cut_off_and_reported():
    plan = compiled(
        "一、重点任务\n（一）甲行动\n1.做甲事。推进工作。2.做乙事。推进工作。（二）乙行动\n1.做丙事。推进。\n"
    )
    assert [t.id for t in plan.tasks] == ["A1.1", "A1.2", "A2.1"]
    assert _codes(plan) == ["glued-heading", "glued-heading"]


def test_a_lost_number_is_reported():
    plan = compiled("一、重点任务\n（一）行动\n1.做甲事。推进。\n3.做乙事。推进。\n")
    assert _codes(plan) == ["numbering-gap"]


def test_notice_and_plan_in_one_file():
    text = (
        "云川市人民政府办公室关于印发云川市\n知识产权强市建设方案（2025—2027年）的通知\n云川政办发〔2025〕12号\n"
        "各区县人民政府，市政府各部门：\n现将《云川市知识产权强市建设方案（2025—2027年）》印发给你们。\n"
        "云川市人民政府办公室\n2025年3月4日\n云川市知识产权强市建设方案\n（2025—2027年）\n为推进工作，制定本方案。\n"
        "一、工作目标\n产值达到20亿元。\n"
    )
    plan = compiled(text)
    assert plan.title == "云川市知识产权强市建设方案（2025—2027年）"
    assert (plan.issuer, plan.document_number) == ("云川市人民政府办公室", "云川政办发〔2025〕12号")
    assert (plan.issued_on.isoformat(), plan.period.start, plan.period.end) == (
        "2025-03-04",
        2025,
        2027,
    )


def test_no_title_is_null_and_the_period_may_lack_its_start():
    plan = compiled("为推进工作，制定本方案。\n一、工作目标\n到2027年，产值达到20亿元。\n")
    assert (plan.title, plan.issuer, plan.issued_on, plan.period.start, plan.period.end) == (
        None, None, None, None, 2027)  # fmt: skip


def test_hard_wrapped_lines_are_read_as_paragraphs():
    body = (
        "到二〇二七年前后形成较为完整的体系，知识产权质押融资额达到二十亿元以上，新增高新技术企业20家，建成服务站点5个以上，办好各项活动，"
        * 4
    )
    text = "一、工作目标\n" + "\n".join(body[i : i + 24] for i in range(0, len(body), 24)) + "。\n"
    assert [(t.name, int(t.value)) for t in compiled(text).targets if t.unit == "个"] == [
        ("服务站点", 5)
    ] * 4


def test_goals_in_a_paragraph_have_the_chapters_heading():
    plan = compiled("一、发展目标\n到2027年，产值达到20亿元。\n二、重点任务\n")
    assert [(g.id, g.heading) for g in plan.goals] == [("G1", "发展目标")]
    assert [t.place for t in plan.targets] == ["G1"]


PLAN = (
    "一、工作目标\n到2027年，新增企业20家。\n二、重点任务\n（一）行动\n1.做事。推进。（甲局负责）\n"
)


def test_annexes_are_not_read_and_that_is_said():
    plan = compiled(PLAN + "附件1\n指标分解表\n1\n新增企业\n30家\n2.做别的事。推进。（乙局负责）\n")
    assert (len(plan.targets), len(plan.tasks), len(plan.assignments)) == (1, 1, 1)
    assert _codes(plan) == ["annex-not-read"]


def test_a_text_on_one_line_keeps_its_parts():
    plan = compiled("云川市工作任务清单（2026年）" + PLAN.replace("\n", ""))
    assert [(t.name, t.place) for t in plan.targets] == [("企业", "G1")]
    assert [t.id for t in plan.tasks] == ["A1.1"]


def test_an_item_number_before_a_digit_is_an_item_number():
    plan = compiled("一、重点任务\n（一）行动\n1.做甲事。推进。\n2.121人才计划。推进。\n")
    assert [(t.number, t.heading) for t in plan.tasks] == [("1.", "做甲事"), ("2.", "121人才计划")]
    assert plan.targets == ()


def test_a_task_of_one_sentence_is_no_heading():
    plan = compiled(
        "一、重点任务\n（一）行动\n1.新增充电桩1000座，累计建设4600个。（责任单位：甲局）\n"
    )
    assert [(t.name, int(t.value)) for t in plan.targets] == [("充电桩", 1000), ("充电桩", 4600)]


def test_page_numbers_between_and_inside_lines_are_left_out():
    words = "推进知识产权公共服务体系建设，新增服务站点20个，完善工作机制，" * 3
    between = compiled(f"一、工作目标\n到2027年，{words}新增高新\n— 2 —\n技术企业30家。\n")
    assert [t.name for t in between.targets] == ["服务站点"] * 3 + ["高新技术企业"]
    inside = compiled(
        f"一、工作目标\n{words}开展 1 培训。{words}做好 2 宣传。{words}新增示 3 范企业30家。\n"
    )
    assert [t.name for t in inside.targets] == ["服务站点"] * 9 + ["示范企业"]
    assert _codes(inside) == ["page-number"] * 3


def test_an_issuer_on_the_line_above_the_notice():
    head = "青屿市人民政府办公室\n关于印发《青屿市工作方案（2025—2027年）》的通知\n青政办发〔2025〕12号\n各单位：\n现印发给你们。\n"
    assert compiled(head + PLAN).issuer == "青屿市人民政府办公室"
