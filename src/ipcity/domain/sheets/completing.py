"""What a row says without a column of its own: the kind in a patent's number, grant or publication by
the letter of a document's number, why a right ended, when a mark's term began.

Number formats: ZC 0006-2003 (application numbers: the digit after the year is the kind), kind codes of
Chinese documents after ZC 0008-2012 (A published, B and C granted inventions, U and Y utility models, S and D
designs).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from ipcity.domain.sheets.cells import Value, shown
from ipcity.domain.sheets.choices import choice_within, read_choice
from ipcity.domain.sheets.dates import read_date, term_of
from ipcity.domain.sheets.specs import FieldSpec

_APPLICATION: Final = re.compile(
    r"^(?:CN|ZL)?(?:(?:19|20)\d{2}([12389])\d{7}|\d{2}([12389])\d{5})(?:\.?[\dX])?$"
)
_DOCUMENT: Final = re.compile(r"^([A-Z]{2})-?(\d{5,13})-?([A-Z])(\d?)$")
_KIND_OF_DIGIT: Final = {
    "1": "发明",
    "8": "发明",
    "2": "实用新型",
    "9": "实用新型",
    "3": "外观设计",
}
_KIND_OF_LETTER: Final = {
    "A": "发明", "B": "发明", "C": "发明", "U": "实用新型", "Y": "实用新型", "S": "外观设计", "D": "外观设计",
}  # fmt: skip
_GRANTED: Final = frozenset("BCUYSD")
_GRANTED_WORD: Final = re.compile(r"授权|^(?:实用)?新型(?:专利)?$|^外观(?:设计)?(?:专利)?$")
_ENDS: Final = (
    (re.compile("未缴年费|欠费|未缴费|未足额缴"), "未缴年费"),
    (re.compile("届满|期满"), "期限届满"),
    (re.compile("避重|放弃"), "放弃"),
    (re.compile("宣告.{0,6}无效|全部无效|无效宣告|全部撤销"), "宣告无效"),
    (re.compile("驳回"), "驳回"),
    (re.compile("撤回|视撤"), "撤回"),
)


@dataclass
class Draft:
    """A row being completed: ``values`` by field; ``beside`` are the cells of columns with a role, by
    role; ``raw`` the cells as they stand by field; ``why`` says how each derived value came about,
    ``moved`` from which field's cell a value was taken over as it stands."""

    values: dict[str, object]
    specs: Mapping[str, FieldSpec]
    beside: Mapping[str, tuple[Value, ...]]
    raw: Mapping[str, Value]
    either: frozenset[str]
    why: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, value: object, why: str) -> None:
        """Only where the row has nothing there yet."""
        if name in self.specs and value is not None and not self.values.get(name):
            self.values[name] = value
            self.why[name] = why

    def choice(self, name: str, label: str) -> str | None:
        spec = self.specs.get(name)
        return spec.by_label.get(label) if spec else None


def complete(ledger: str, draft: Draft) -> None:
    """Adds to ``draft.values`` what the rest of the row proves; ledgers without rules stay."""
    rule = _RULES.get(ledger)
    if rule:
        rule(draft)
    _terms(draft)


def needs_completing(ledger: str | None) -> bool:
    """Whether rows of the ledger are completed even where every cell was clear."""
    return ledger in _RULES


def _terms(draft: Draft) -> None:
    """A term written instead of its last day: 三年 from 2023-10-16 ends on 2026-10-15."""
    for name, starts in _STARTS.items():
        if name not in draft.raw:
            continue
        written = draft.raw[name]
        months = term_of(written) if isinstance(written, str) and name in draft.specs else 0
        start = next((d for s in starts if isinstance(d := draft.values.get(s), date)), None)
        if months and start:
            why = f"按“{shown(written)}”从 {start} 起推算"
            draft.put(name, _after(start, months) - timedelta(days=1), why)


def _after(start: date, months: int) -> date:
    count = start.year * 12 + start.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def _patent(draft: Draft) -> None:
    for name in ("publication_number", "grant_number"):
        number = draft.values.get(name)
        if isinstance(number, str) and (found := _DOCUMENT.match(number.strip().upper())):
            draft.values[name] = "".join(found.groups())
    _kind(draft)
    _either(draft)
    _state(draft)


def _kind(draft: Draft) -> None:
    if draft.values.get("kind"):
        return
    number = re.sub(r"\s", "", str(draft.values.get("application_number") or "")).upper()
    found = _APPLICATION.match(number)
    if found:
        label = _KIND_OF_DIGIT[found[1] or found[2]]
        draft.put("kind", draft.choice("kind", label), f"由申请号 {number} 判定为{label}")
    code = next((shown(cell).strip() for cell in draft.beside.get("kind_code", ())), "")
    if code and "kind" in draft.specs:
        read = read_choice(
            code[:1] if re.fullmatch(r"[A-Z]\d?", code) else code, draft.specs["kind"]
        )
        draft.put("kind", read.value, f"由文献种类“{code}”判定")
    letter = _letter(draft)
    if letter in _KIND_OF_LETTER:
        label = _KIND_OF_LETTER[letter]
        draft.put(
            "kind", draft.choice("kind", label), f"由公开（公告）号末尾的 {letter} 判定为{label}"
        )


def _letter(draft: Draft) -> str:
    for name in ("publication_number", "grant_number"):
        found = _DOCUMENT.match(str(draft.values.get(name) or "").upper())
        if found:
            return found[3]
    return ""


def _either(draft: Draft) -> None:
    """公开（公告）号 and 公开（公告）日 belong to the grant where the document is a granted one."""
    if not draft.either:
        return
    letter = _letter(draft)
    word = shown(draft.raw.get("kind")).strip()
    granted = letter in _GRANTED if letter else bool(_GRANTED_WORD.search(word))
    if not granted:
        return
    why = f"文献号末尾是 {letter}，为授权文献" if letter else f"专利类型是“{word}”，为授权文献"
    for name, other in (("publication_number", "grant_number"), ("published_on", "granted_on")):
        if name in draft.either and name in draft.values:
            draft.put(other, draft.values.pop(name), why)
            draft.moved[other] = name


def _state(draft: Draft) -> None:
    """The state from another column of legal states; the reason of an end from any of them."""
    states = [shown(cell) for cell in draft.beside.get("legal_state", ()) if cell is not None]
    spec = draft.specs.get("stated_status")
    if spec and "stated_status" not in draft.values:
        for text in states:
            read = read_choice(text, spec)
            if read.value is not None:
                draft.put("stated_status", read.value, f"由法律状态“{text[:30]}”判定")
                break
    if draft.values.get("stated_status") != draft.choice("stated_status", "失效"):
        return
    for text in [*states, shown(draft.raw.get("stated_status"))]:
        label = next((label for pattern, label in _ENDS if pattern.search(text)), None)
        if label:
            draft.put("ended_by", draft.choice("ended_by", label), f"由法律状态“{text[:30]}”判定")
            return


def _trademark(draft: Draft) -> None:
    """专用权期限 A至B: the term begins on the day of registration (商标法第三十九条)."""
    term = draft.raw.get("expires_on")
    if not isinstance(term, str) or "registered_on" in draft.values:
        return
    start, end = read_date(term, False), read_date(term, True)
    if not start.severity and not end.severity and start.value != end.value:
        draft.put("registered_on", start.value, "由专用权期限的起始日得出")


def _case(draft: Draft) -> None:
    """What a case is about, from its cause or the facts found, where no column says it."""
    spec = draft.specs.get("kind")
    for name in ("cause", "facts_found", "decision", "basis"):
        text = draft.values.get(name)
        value = choice_within(text, spec) if spec and isinstance(text, str) else ""
        if value:
            label = draft.specs[name].label
            draft.put("kind", value, f"由{label}判定")
            return


def _copyright(draft: Draft) -> None:
    """Registration numbers of software hold SR, those of works 作登字."""
    number = str(draft.values.get("number") or "").upper()
    label = "计算机软件" if re.search(r"\d{4}SR\d", number) else "作品" if "作登" in number else ""
    if label:
        draft.put("kind", draft.choice("kind", label), f"由登记号 {number} 判定为{label}")


# The day from which a term runs, by the field of its last day.
_STARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "valid_until": ("granted_on", "recognised_on"),
    "ends_on": ("effective_on", "signed_on", "authorised_on", "declared_on"),
    "loan_due_on": ("released_on",),
    "expires_on": ("registered_on", "recognised_on"),
    "filing_until": ("filed_on",),
}
_RULES: Final[Mapping[str, Callable[[Draft], None]]] = {
    "patents": _patent,
    "trademarks": _trademark,
    "cases": _case,
    "copyrights": _copyright,
}
