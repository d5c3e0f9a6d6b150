"""Masks change nothing outside their places, and what is personal is found in many writings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.domain.publicity.findings import Known, find, names_masked, residue
from ipcity.domain.publicity.spans import (
    MaskKind,
    Span,
    disagreements,
    masked,
    pieces,
    place_of,
    refuse_bad_spans,
    refuse_disagreement,
)

K = MaskKind
TEXTS = st.text(alphabet="甲乙丙丁 \n，。012ab*", max_size=60)


@st.composite
def text_and_spans(draw):
    text = draw(TEXTS.filter(bool))
    edges = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(edges, edges), max_size=5))
    spans = [Span(min(p), max(p), K.NAME, "姓名") for p in pairs if p[0] != p[1]]
    return text, spans


@given(text_and_spans())
def test_outside_the_masks_the_published_text_is_the_served_one(drawn):
    text, spans = drawn
    shown = masked(text, spans)
    inside = {at for each in spans for at in range(each.start, each.end)}
    assert len(shown) == len(text)
    assert [shown[at] for at in range(len(text)) if at not in inside] == [
        text[at] for at in range(len(text)) if at not in inside
    ]
    assert {shown[at] for at in inside} <= {"*", "\n"}
    assert disagreements(text, shown, spans) == ()
    assert "".join(each.text for each in pieces(text, spans)) == text


@given(text_and_spans(), st.integers(0, 59))
def test_one_character_written_anew_is_noticed_at_its_place(drawn, at):
    text, spans = drawn
    shown = masked(text, spans)
    at %= len(text)
    changed = shown[:at] + "改" + shown[at + 1 :]
    assert disagreements(text, changed, spans) == (at,)
    assert disagreements(text, shown + "加", spans) == (len(text),)
    with pytest.raises(Refused, match="只能遮蔽"):
        refuse_disagreement(text, changed, spans)


@pytest.mark.parametrize(
    "span", [Span(0, 0, K.NAME, "空的"), Span(3, 9, K.NAME, "过长"), Span(-1, 2, K.NAME, "负数"),
             Span(0, 1, K.NAME, "")],
)  # fmt: skip
def test_bad_places_and_masks_without_reason_are_refused(span):
    with pytest.raises(Refused):
        refuse_bad_spans("四个字符", [span])


def test_places_count_lines_and_characters_from_one():
    assert place_of("一\n二三", 3) == (2, 2)


@pytest.mark.parametrize(
    ("text", "hidden", "kind"),
    [
        ("手机13800000001。", "13800000001", K.PHONE),
        ("手机：138 0000 0001", "138 0000 0001", K.PHONE),
        ("致电１３８００００００ ０１", "１３８００００００ ０１", K.PHONE),
        ("打一三八〇〇〇〇〇〇〇一找他", "一三八〇〇〇〇〇〇〇一", K.PHONE),
        ("+86 13800000001", "13800000001", K.PHONE),
        ("1\u200b3800000001", "1\u200b3800000001", K.PHONE),
        ("座机023-47500000", "023-47500000", K.PHONE),
        ("微信号：demo_user01，", "demo_user01", K.PHONE),
        ("身份证500101199001010014住", "500101199001010014", K.ID_NUMBER),
        ("号码50010119900101001X", "50010119900101001X", K.ID_NUMBER),
        ("500101 19900101 0014", "500101 19900101 0014", K.ID_NUMBER),
        (
            "五〇〇一〇一一九九〇〇一〇一〇〇一四",
            "五〇〇一〇一一九九〇〇一〇一〇〇一四",
            K.ID_NUMBER,
        ),
        ("护照号码：E12345678，", "E12345678", K.ID_NUMBER),
        ("账号：6222 0000 1111 2222 333", "6222 0000 1111 2222 333", K.BANK_ACCOUNT),
        ("卡号为12345678", "12345678", K.BANK_ACCOUNT),
        ("汇入6222000011112222333后", "6222000011112222333", K.BANK_ACCOUNT),
        ("邮箱a.b@example.org。", "a.b@example.org", K.EMAIL),
        ("邮箱ａｂ＠example.org。", "ａｂ＠example.org", K.EMAIL),
        ("住址：试验市甲镇乙路9号，", "试验市甲镇乙路9号", K.HOME_ADDRESS),
        ("户籍地为试验市丙乡丁村3组；", "试验市丙乡丁村3组", K.HOME_ADDRESS),
        ("委托代理人：甲试验，男", "甲试验", K.NAME),
        ("举报人：乙试验，", "乙试验", K.NAME),
        ("委托代理人甲试验，男，", "甲试验", K.NAME),
        ("当事人：乙试验，女", "乙试验", K.NAME),
        ("现查明，丙试验（男）", "丙试验", K.NAME),
        ("丁试验，性别：女，", "丁试验", K.NAME),
        ("，住试验市戊镇己路9号5楼。", "试验市戊镇己路9号5楼", K.HOME_ADDRESS),
        ("，现住在试验市庚巷3号，", "试验市庚巷3号", K.HOME_ADDRESS),
    ],
)
def test_each_form_is_found_whole(text, hidden, kind):
    found = [(text[each.start : each.end], each.kind) for each in find(text)]
    assert (hidden, kind) in found


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码：91500116MA5U000000",
        "统一社会信用代码915000002028000186",
        "渝津市监处〔2026〕100号，罚款50000元",
        "依据《中华人民共和国商标法》第六十条第二款，2026年11月20日",
        "第1234567号注册商标，6901234567892",
        "联系人：无，",
        "消费者投诉，购买男女服装；，住宿费由当事人承担，住院治疗",
        "投诉人反映，店内男装为假冒",
    ],
)
def test_what_is_public_is_left_alone(text):
    assert [each for each in find(text) if each.kind is not K.BANK_ACCOUNT] == []
    if "91500000" not in text:
        assert find(text) == ()


def test_what_the_case_knows_is_found_also_when_spaced():
    known = Known(
        names=("丙试验",), addresses=("试验市丁路1号",), numbers=("A-77",), secrets=("配方七号",),
        public=("丙试验便利店",),
    )  # fmt: skip
    text = "丙 试验在试验市丁路1号，编号a-77，配方七号；丙试验便利店"
    found = [(text[each.start : each.end], each.kind) for each in find(text, known)]
    assert found == [
        ("丙 试验", K.NAME),
        ("试验市丁路1号", K.HOME_ADDRESS),
        ("a-77", K.OTHER_PERSONAL),
        ("配方七号", K.COMMERCIAL_SECRET),
    ]


def test_a_business_address_stays_and_a_home_goes():
    text = "住所：试验市戊街8号，\n住址：试验市己街9号，"
    shown = masked(text, find(text, Known(public=("试验市戊街8号",))))
    assert "试验市戊街8号" in shown
    assert "己街" not in shown


@pytest.mark.parametrize(
    ("public", "home"),
    [("试验市戊区", "试验市戊区己巷3号"), ("试验市戊街8号", "试验市戊街8号院3栋2单元")],
)
def test_a_home_that_begins_like_a_public_address_is_still_a_home(public, home):
    found = find(f"住址：{home}。", Known(public=(public,)))
    assert [(each.start, each.end, each.kind) for each in found] == [
        (3, 3 + len(home), K.HOME_ADDRESS)
    ]
    assert find(f"住所：{public} 法定代表人", Known(public=(public,))) == ()


def test_names_are_hidden_by_role():
    people = [("agent", "甲试验"), ("legal_representative", "乙试验"), ("unheard", "丙试验")]
    assert names_masked(people) == ("甲试验", "丙试验")


def test_the_residue_names_place_and_kind_but_not_the_text():
    texts = {
        "正文": "第一行\n电话13800000001",
        "案由": "丁试验侵权",
        "附件名": "500101199001010014.pdf",
    }
    found = residue(texts, Known(names=("丁试验",)))
    assert [(each.place, each.line, each.column, each.kind) for each in found] == [
        ("正文", 2, 3, K.PHONE),
        ("案由", 1, 1, K.NAME),
        ("附件名", 1, 1, K.ID_NUMBER),
    ]
    told = "".join(map(str, found))
    assert "13800000001" not in told
    assert "丁试验" not in told


def test_what_was_kept_counts_for_its_own_place_and_kind_only():
    texts = {"正文": "电话13800000001", "案由": "电话13800000001"}
    keep = Span(2, 13, K.PHONE, "机关电话", 1)
    assert [each.place for each in residue(texts, Known(), [keep])] == ["案由"]
    other = Span(2, 13, K.NAME, "机关电话", 1)
    assert [each.place for each in residue(texts, Known(), [other])] == ["正文", "案由"]


@given(TEXTS, st.sampled_from([
    "13800000001", "500101199001010014", "x@example.org", "住址：试验市甲路9号", "举报人：乙试验，",
]))  # fmt: skip
def test_after_masking_what_was_found_nothing_is_left(text, planted):
    whole = f"{text}，{planted}，{text}"
    shown = masked(whole, find(whole))
    assert planted not in shown
    assert find(shown) == ()
    assert residue({"正文": shown}, Known()) == ()
