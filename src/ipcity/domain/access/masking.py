"""How personal data is shown to those who need not see it (个人信息保护法 art. 51; rules R10.3)."""

from __future__ import annotations

import re
from enum import StrEnum


class Audience(StrEnum):
    """Who reads the masked form: colleagues inside, or the public."""

    INTERNAL = "internal"
    PUBLIC = "public"


def mask_phone(text: str) -> str:
    """First three and last four digits, as in 138****5678; short extensions are hidden whole."""
    text = text.strip()
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 9 else "*" * len(text)


def mask_id(text: str, audience: Audience = Audience.INTERNAL) -> str:
    """Identity number: first six and last four inside, first and last one outside."""
    head, tail = (6, 4) if audience is Audience.INTERNAL else (1, 1)
    text = text.strip()
    if len(text) <= head + tail:
        return "*" * len(text)
    return text[:head] + "*" * (len(text) - head - tail) + text[-tail:]


def mask_name(text: str) -> str:
    """张* for two characters, 王*明 for more; never used on legal representatives."""
    text = text.strip()
    if len(text) <= 1:
        return "*" * len(text)
    return text[0] + "*" if len(text) == 2 else text[0] + "*" * (len(text) - 2) + text[-1]


def mask_email(text: str) -> str:
    """First character and the domain: z***@example.org."""
    local, at, domain = text.strip().rpartition("@")
    return f"{local[:1]}***@{domain}" if at and local else "*" * len(text.strip())


def mask_bank_card(text: str) -> str:
    """The last four digits only."""
    digits = re.sub(r"\s", "", text)
    return "*" * max(len(digits) - 4, 0) + digits[-4:] if len(digits) > 4 else "*" * len(digits)


_TOWN = re.compile(r".*?(?:街道|镇|乡)")


def mask_address(text: str) -> str:
    """Down to the town or sub-district; without one only that there is an address."""
    found = _TOWN.match(text.strip())
    return f"{found.group()}****" if found else "****"
