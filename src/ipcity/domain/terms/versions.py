"""An instrument and its versions: what each is called, when it holds, how far that was checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ipcity.domain.terms.confidences import Confidence


@dataclass(frozen=True)
class Version:
    """One version of an instrument, in force during ``[since, until)``; None: open or unknown.

    ``confidence`` is that of the least checked part, dates included; ``note`` says which part that is.
    A version that is reported but not confirmed is not ``enabled`` and never holds.
    """

    name: str
    since: date | None = None
    until: date | None = None
    confidence: Confidence = Confidence.UNVERIFIED
    note: str = ""
    enabled: bool = True


@dataclass(frozen=True)
class Instrument:
    """``title`` without brackets, short where the full one is not known; ``number`` may be empty."""

    key: str
    title: str
    issuer: str
    number: str
    area: str
    versions: tuple[Version, ...]

    def in_force_on(self, day: date) -> Version | None:
        """The version by the day of the event; None when nothing is known to hold."""
        for version in reversed(self.versions):
            begun = version.since is None or version.since <= day
            if version.enabled and begun and (version.until is None or day < version.until):
                return version
        return None


def one_version(
    name: str, since: date, confidence: Confidence, note: str = ""
) -> tuple[Version, ...]:
    return (Version(name, since, None, confidence, note),)


V, S, U = Confidence.VERIFIED, Confidence.SECONDARY, Confidence.UNVERIFIED
READ = "正文已核对；"

PATENT, MARK, RIGHTS = "专利", "商标与地理标志", "其他知识产权"
PENALTY, DISPUTE, CRIME = "行政执法", "纠纷处理", "行刑衔接"
CREDIT, FINANCE, LADDER = "信用", "运用与金融", "企业培育"
PROGRAMME, PAPER = "试点工作", "公文与信息安全"
AREAS = (
    *(PROGRAMME, PATENT, MARK, RIGHTS, FINANCE, LADDER),
    *(PENALTY, DISPUTE, CRIME, CREDIT, PAPER),
)
