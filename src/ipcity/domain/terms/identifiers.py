"""Numbers that identify firms, patents, marks and classes: their normal form and what is wrong with one.

Source: GB 32100-2015 (统一社会信用代码), ZC 0006-2003 (专利申请号: year, kind, serial, check digit
modulo 11), ZC 0007 (专利文献号), IPC symbols as WIPO prints them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from stdnum.cn import uscc as _uscc
from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

IPC_SEPARATOR = "; "
# One row asks for its numbers several times, and a lot of rows is looked at in several rounds.
_KEPT = 8192
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_KINDS = {"1": "invention", "8": "invention", "2": "utility", "9": "utility", "3": "design"}
_KIND_LETTERS = {"A": "invention", "B": "invention", "C": "invention", "U": "utility",
                 "Y": "utility", "S": "design", "D": "design"}  # fmt: skip
_APPLICATION = re.compile(r"(?:CN|ZL)*([0-9]{12}|[0-9]{8})(?:\.?([0-9X]))?")
_NO_CHECK = re.compile(r"(?:CN|ZL)*(?:[0-9]{12}|[0-9]{8})\.?[^0-9X]")
_DOCUMENT = re.compile(r"CN(\d{7,9})([A-Z]\d?)?")
_FOREIGN = re.compile(r"(?!CN|ZL)[A-Z]{2}[A-Z0-9/]{4,}")
_EXPONENT = re.compile(r"\d(?:\.\d+)?E[+]?\d+")
_MARK = re.compile(r"G?\d{1,9}[A-Z]{0,2}")
_IPC = re.compile(
    r"([A-HY])\s*(\d{2})\s*([A-Z])(?![A-Z])"
    r"(?:\s*(?:(\d{4})(\d{6})(?!\d)|(\d{1,4})(?:\s*/\s*(\d{2,6}))?))?"
)
_IPC_EDITION = re.compile(
    r"[(（\[]\s*(?:19|20)\d\d[.\d]*\s*[)）\]]\s*[A-Z]?|Int\.?\s*Cl\.?\s*\d*", re.I
)
_MARKS = str.maketrans("", "", " \t\r\n　-‐‑–—－_'‘’`·，,;；:：")


@lru_cache(maxsize=_KEPT)
def compact(text: str) -> str:
    """Half width, upper case, without blanks and dashes; the full stop stays."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_MARKS)
    return folded.replace("。", ".")


def is_cut_short(text: str) -> bool:
    """Whether a spreadsheet turned the number into ``2.02110E+11``: the last digits are gone."""
    return _EXPONENT.fullmatch(compact(text)) is not None


def is_no_number(text: str) -> bool:
    """Whether an application number was cut short, or ends in what is no check digit (0–9, X)."""
    return is_cut_short(text) or _NO_CHECK.fullmatch(compact(text)) is not None


def normal_uscc(text: str) -> str:
    """18 characters in upper case and half width; whatever is no such code comes back compacted."""
    return compact(text).replace(".", "")


def uscc_problem(text: str) -> str | None:
    """What is wrong with a unified social credit code, as a sentence; None: nothing."""
    code = normal_uscc(text)
    if is_cut_short(text):
        return "统一社会信用代码被表格软件改成了科学计数，须重新录入。"
    try:
        _uscc.validate(code)
    except InvalidLength:
        return f"统一社会信用代码应为18位，现为{len(code)}位。"
    except InvalidFormat:
        return "统一社会信用代码含有不应出现的字符（不使用字母I、O、Z、S、V）。"
    except InvalidChecksum:
        return "统一社会信用代码校验位不符，可能有一位抄错。"
    except ValidationError:
        return "统一社会信用代码不合规则。"
    return None


@dataclass(frozen=True)
class ApplicationNumber:
    """``serial`` is the 8 or 12 digits before the check digit; ``check`` one of 0–9 and X."""

    serial: str
    check: str
    is_check_given: bool = True

    @property
    def text(self) -> str:
        return f"{self.serial}.{self.check}"

    @property
    def year(self) -> int:
        digits = self.serial
        return int(digits[:4]) if len(digits) == 12 else 1900 + int(digits[:2]) + _century(digits)

    @property
    def kind(self) -> str:
        """``invention``, ``utility`` or ``design``; "" for a digit that says none of them."""
        return _KINDS.get(self.serial[4 if len(self.serial) == 12 else 2], "")


def _century(digits: str) -> int:
    return 100 if int(digits[:2]) < 50 else 0


def check_digit(serial: str) -> str:
    """The check digit of 8 or 12 digits: weights 2…9, 2…5, modulo 11, ten written X."""
    total = sum(int(d) * w for d, w in zip(serial, _WEIGHTS, strict=False)) % 11
    return "X" if total == 10 else str(total)


@lru_cache(maxsize=_KEPT)
def read_application_number(text: str) -> ApplicationNumber | None:
    """A Chinese application (or patent) number; the check digit is computed where it is missing."""
    found = _APPLICATION.fullmatch(compact(text))
    if found is None:
        return None
    serial, check = found[1], found[2]
    return ApplicationNumber(serial, check or check_digit(serial), check is not None)


def normal_application_number(text: str) -> str:
    """``202310123456.7``; a foreign or unreadable number comes back compacted."""
    number = read_application_number(text)
    return compact(text) if number is None else number.text


@lru_cache(maxsize=_KEPT)
def application_number_problem(text: str) -> str | None:
    """What is wrong with an application number, as a sentence; foreign numbers pass."""
    plain = compact(text)
    number = read_application_number(plain)
    if number is None:
        if _FOREIGN.fullmatch(plain):
            return None
        if is_cut_short(plain):
            return "申请号被表格软件改成了科学计数，末几位已丢失，须重新导出为文本。"
        if is_no_number(plain):
            return f"申请号末位“{plain[-1]}”不是校验位，校验位只能是0至9或X。"
        return "申请号应为8位或12位数字加校验位，例如202310123456.7。"
    if not number.kind:
        return "申请号中的类型位只能是1、2、3、8、9。"
    if len(number.serial) == 8 and not 1985 <= number.year <= 2003:
        return "8位申请号只用于1985年至2003年。"
    if len(number.serial) == 12 and number.year < 2003:
        return "12位申请号自2003年起使用。"
    if number.check != check_digit(number.serial):
        return f"申请号校验位应为{check_digit(number.serial)}，可能有一位抄错。"
    return None


@lru_cache(maxsize=_KEPT)
def normal_document_number(text: str) -> str:
    """``CN117974401B`` for publication and grant numbers however written; foreign ones compacted."""
    plain = compact(text).replace(".", "")
    return f"CN{plain}" if re.fullmatch(r"\d{7,9}[A-Z]\d?", plain) else plain


@lru_cache(maxsize=_KEPT)
def document_number_problem(text: str) -> str | None:
    """What is wrong with a publication or grant number; foreign numbers pass."""
    plain = normal_document_number(text)
    if is_cut_short(text):
        return "公开（公告）号被表格软件改成了科学计数，须重新导出为文本。"
    if _FOREIGN.fullmatch(plain):
        return None
    found = _DOCUMENT.fullmatch(plain)
    if found is None:
        return "公开（公告）号应为CN加7至9位数字加类型代码，例如CN117974401B。"
    if found[2] and found[2][0] not in _KIND_LETTERS:
        return f"公开（公告）号的类型代码“{found[2]}”不是发明、实用新型、外观设计所用。"
    return None


@lru_cache(maxsize=_KEPT)
def kind_of_document(text: str) -> str:
    """``invention``, ``utility``, ``design`` by the kind letter, else by the serial's first digit."""
    found = _DOCUMENT.fullmatch(normal_document_number(text))
    if found is None:
        return ""
    if found[2]:
        return _KIND_LETTERS.get(found[2][0], "")
    digits = found[1]
    return _KINDS.get(digits[2] if len(digits) == 8 else digits[0], "")


def kind_of_application(text: str) -> str:
    number = read_application_number(text)
    return number.kind if number else ""


def normal_mark_number(text: str) -> str:
    """Registration number of a mark without 第…号, No.; international ones keep their G."""
    plain = compact(text).replace("第", "").replace("号", "").replace("注册证", "")
    return re.sub(r"^(?:NO\.?|注册)", "", plain)


def mark_number_problem(text: str) -> str | None:
    if is_cut_short(text):
        return "注册号被表格软件改成了科学计数，须重新导出为文本。"
    if _MARK.fullmatch(normal_mark_number(text)):
        return None
    return "商标注册号应为数字，可带字母后缀；国际注册以G开头。"


def ipc_symbols(text: str) -> tuple[str, ...]:
    """Every IPC symbol of a cell in order, once each: ``E01B3/32``, ``H01M10``, ``G16H``.

    Editions, positions and blanks are dropped, leading zeros of the main group too; the
    fourteen-character form (``H04L0012280000``) is read as well. Locarno classes give nothing.
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    plain = _IPC_EDITION.sub(" ; ", folded)
    return tuple(dict.fromkeys(_symbol(found) for found in _IPC.finditer(plain)))


def _symbol(found: re.Match[str]) -> str:
    subclass = found[1] + found[2] + found[3]
    if found[4]:
        rest = found[5].rstrip("0")
        return f"{subclass}{int(found[4])}/{rest.ljust(2, '0')}"
    if not found[6] or int(found[6]) == 0:
        return subclass
    group = f"{subclass}{int(found[6])}"
    return f"{group}/{found[7]}" if found[7] else group


@lru_cache(maxsize=_KEPT)
def normal_ipc(text: str) -> str:
    """The symbols joined by ``IPC_SEPARATOR``; text without any symbol comes back trimmed."""
    return IPC_SEPARATOR.join(ipc_symbols(text)) or text.strip()


def normal_patent_number(text: str) -> str:
    """A patent named by its application, publication or grant number, in that number's form.

    Nine bare digits are an old application number only when year and check digit agree.
    """
    number = read_application_number(text)
    if number is not None:
        old = len(number.serial) == 8
        if not old or application_number_problem(number.text) is None:
            return number.text
    return normal_document_number(text)


def patent_number_problem(text: str) -> str | None:
    """None for whatever is a good application, publication or grant number; else the fault."""
    problem = application_number_problem(text)
    if problem is None or document_number_problem(text) is None:
        return None
    return problem
