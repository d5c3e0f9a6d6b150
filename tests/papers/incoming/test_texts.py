"""Plain text, Markdown and web pages: characters, line ends, marks."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipcity.domain.errors import Refused
from ipcity.papers.incoming import Document, read_document, read_document_guarded

PLAN = "青禾市数字农业行动方案\n\n一、工作目标\n到2027年，建成智慧农场30个以上，覆盖率达到85％。\n"


def text_of(name: str, content: bytes) -> str:
    return read_document(name, content).text


def code_of(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        read_document(name, content)
    assert name in refusal.value.message
    assert refusal.value.basis == "上传文件的格式与大小限制"
    return refusal.value.code


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("gb18030", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_encodings(codec: str, named: str) -> None:
    plan = PLAN.replace("％", "%")
    content = plan.encode(codec)
    assert read_document("方案.txt", content) == Document(
        plan, "方案.txt", hashlib.sha256(content).hexdigest(), named, "txt"
    )


def test_big_endian_utf16_and_rare_characters() -> None:
    plan = "㛃䶮镇\U00020bb7家村" + PLAN
    assert text_of("a.txt", b"\xfe\xff" + plan.encode("utf-16-be")) == plan
    assert text_of("a.txt", plan.encode("gb18030")) == plan


def test_unusual_encoding_is_guessed_last() -> None:
    traditional = "為推動產業發展，本市訂定數位轉型工作計畫，並請各機關依權責辦理。" * 20
    assert text_of("計畫.txt", traditional.encode("big5")) == traditional


def test_one_broken_character_shows_and_does_not_refuse() -> None:
    long = PLAN * 50
    assert text_of("a.txt", long.encode()[:-3]) == long[:-2] + "\ufffd"
    broken = long.encode().replace("智慧".encode(), b"\xff\xfe", 1)
    assert text_of("a.txt", broken) == long.replace("智慧", "\ufffd\ufffd", 1)


def test_line_ends_and_folders() -> None:
    found = read_document("C:\\我的文档\\方案.txt", "一\r\n二\r三\n".encode())
    assert (found.text, found.name) == ("一\n二\n三\n", "方案.txt")


def test_private_use_characters_and_indents_stay() -> None:
    text = "　　1\ue5e5建设中心。\u2003\u3000（一）推进\n"
    assert text_of("a.txt", text.encode()) == text


def test_markdown() -> None:
    source = """---
title: 演示
---
# 二、**工作目标** #

> 到2027年，实现 *以下* 目标：

- 新增~~旧~~企业 30 家，见[附件](http://example.cn/a_b "附件")。
- 每万人拥有量 `12.5` 件<br>占比 50%
1. 建设 snake_case_name，2\\*3，A&amp;B

| 指标 | 目标值 |
|:---|---:|
| 研发投入 | 3%  |
| 增\\|减 | **5** 项 |

```
# 原样 **保留**
```
说明[^1]
[^1]: 脚注文字
![图](a.png)
主标题
====
"""
    assert text_of("方案.md", source.encode()).split("\n") == [
        "",
        "title: 演示",
        "",
        "二、工作目标",
        "",
        "到2027年，实现 以下 目标：",
        "",
        "- 新增旧企业 30 家，见附件。",
        "- 每万人拥有量 12.5 件",
        "占比 50%",
        "1. 建设 snake_case_name，2*3，A&B",
        "",
        "指标",
        "目标值",
        "研发投入",
        "3%",
        "增|减",
        "5 项",
        "",
        "# 原样 **保留**",
        "说明",
        "脚注文字",
        "图",
        "主标题",
        "",
        "",
    ]


def test_markdown_by_shape_and_by_name() -> None:
    assert read_document("a.txt", "## 一、目标\n达到 **30** 家".encode()).reader == "markdown"
    assert read_document("a.md", PLAN.encode()).reader == "markdown"
    assert text_of("a.md", PLAN.encode()) == PLAN
    with pytest.raises(Refused) as refusal:
        read_document("a.DOCX", PLAN.encode())
    assert refusal.value.code == "document-not-word"


PAGE = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>演示数据</title><style>p { color: red }</style><script>var a = "<p>不要</p>";</script></head>
<body><!-- 注释 --><div class="nav" style="display:none">隐藏</div>
<h1>青禾市&ldquo;强链&rdquo;行动方案</h1>
<p>　　一、<b>工作</b>目
标</p><p>新增企业30&nbsp;家，<br/>占比达&#53;0%。&lt;备注&gt;</p>
<table><tr><th>指标</th><td>目标<p>甲</p></td></tr></table>
<ul><li>第一项<ul><li>内项</li></ul></li></ul>尾<span>声</span></body></html>"""


@pytest.mark.parametrize("codec", ["gbk", "utf-8", "utf-16"])
def test_web_page(codec: str) -> None:
    found = read_document("方案.txt", PAGE.encode(codec))
    assert found.reader == "html"
    assert found.text.split("\n") == [
        "青禾市“强链”行动方案",
        "　　一、工作目标",
        "新增企业30 家，",
        "占比达50%。<备注>",
        "指标",
        "目标",
        "甲",
        "第一项",
        "内项",
        "尾声",
    ]


def test_page_that_declares_the_wrong_charset() -> None:
    page = '<html><meta charset="gb2312"><p>{}</p></html>'
    for words in ("汉字", "目标任务", PLAN.split("\n")[0]):
        assert text_of("a.html", page.format(words).encode()) == words
    lying = page.replace("gb2312", "utf-8").format("知识产权强市建设")
    assert text_of("a.html", lying.encode("gbk")) == "知识产权强市建设"


def test_fragment_of_a_page_and_text_with_angle_brackets() -> None:
    fragment = "<p>一、目标</p><p>新增30家</p><div>二、任务</div>"
    assert text_of("a.html", fragment.encode()) == "一、目标\n新增30家\n二、任务"
    assert read_document("a.txt", "落实<甲>和<乙>文件要求，p<0.5。".encode()).reader == "txt"


def test_page_loads_no_entity() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>甲&x;乙</p></html>'
    assert text_of("a.html", page.encode()).split("\n")[-1] == "甲&x;乙"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document-empty"),
        (b"\xef\xbb\xbf \r\n", "document-empty"),
        (b"%PDF-1.7 ...", "document-pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document-old-word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "document-encrypted",
        ),
        (b"{\\rtf1\\ansi", "document-rtf"),
        (b"\x89PNG\r\n\x1a\n", "document-image"),
        (b"Rar!\x1a\x07", "document-archive"),
        (b"MZ\x90\x00", "document-not-a-document"),
        (bytes(range(256)) * 40, "document-not-a-document"),
        ("　\n　".encode(), "document-no-text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "document-web-archive"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "document-word-xml"),
        (b"<html>" + b"<div>" * 3000 + b"x", "document-too-deep"),
        ("字\n".encode() * 200_001, "document-too-long"),
        (b"a" * (20 * 1024 * 1024 + 1), "document-too-big"),
    ],
)
def test_refusals(content: bytes, code: str) -> None:
    assert code_of("来文.bin", content) == code


def test_guarded_reading_gives_the_same_document() -> None:
    content = PAGE.encode("gbk")
    assert read_document_guarded("方案.html", content) == read_document("方案.html", content)


def test_guarded_refusal_crosses_the_pipe() -> None:
    with pytest.raises(Refused) as refusal:
        read_document_guarded("旧文.doc", b"%PDF-1.4")
    assert refusal.value.code == "document-pdf"


@pytest.mark.parametrize("limit", [{"seconds": 0.001}, {"memory_bytes": 40 << 20}])
def test_guard_holds(limit: dict[str, float]) -> None:
    with pytest.raises(Refused) as refusal:
        read_document_guarded("大.txt", (PLAN * 60_000).encode(), **limit)  # type: ignore[arg-type]
    assert refusal.value.code == "document-too-costly"


def test_reading_text_loads_nothing_heavy() -> None:
    program = (
        "import sys; from ipcity.papers.incoming import read_document;"
        "read_document('a.txt', '到2027年，达到30家'.encode('gb18030'));"
        "print(sorted({'django','lxml','docx','charset_normalizer'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1)


@given(st.lists(HANZI, min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_survives(lines: list[str], codec: str) -> None:
    text = "\n".join(lines)
    assert text_of("a.txt", text.encode(codec)) == text
