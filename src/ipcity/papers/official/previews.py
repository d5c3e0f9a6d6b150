"""A PDF of a paper where LibreOffice is installed: without network, profile, or time to waste."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

SECONDS = 90.0
_NAMES = ("soffice", "libreoffice")
_SWITCHES = (
    "--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck",
)  # fmt: skip
# Nobody answers at the discard port, so that what ignores the missing network finds none.
_NOWHERE = "http://127.0.0.1:9"
# The standard's fonts are not free; a preview shows the nearest that the machine has.
_STAND_INS = {
    "方正小标宋简体": ("方正小标宋_GBK", "Noto Serif CJK SC", "Noto Serif SC"),
    "仿宋_GB2312": ("仿宋", "FangSong", "Noto Serif CJK SC", "Noto Serif SC"),
    "楷体_GB2312": ("楷体", "KaiTi", "Noto Serif CJK SC", "Noto Serif SC"),
    "黑体": ("SimHei", "Noto Sans CJK SC", "Noto Sans SC"),
    "宋体": ("SimSun", "Noto Serif CJK SC", "Noto Serif SC"),
}
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def pdf_of(paper: bytes, *, seconds: float = SECONDS) -> bytes | None:
    """``paper`` (.docx) as PDF; None where LibreOffice is absent, fails or exceeds ``seconds``."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="ipcity-preview-") as folder:
        place = Path(folder)
        (place / "paper.docx").write_bytes(paper)
        _convert(program, place, seconds)
        made = place / "paper.pdf"
        return made.read_bytes() if made.is_file() else None


def _convert(program: str, place: Path, seconds: float) -> None:
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    words = [program, profile, *_SWITCHES, "--convert-to", "pdf", "--outdir", str(place)]
    # LibreOffice starts children of its own: all of them are one group, ended together.
    child = subprocess.Popen(  # noqa: S603 - the program found, fixed words, our own file
        [*_without_network(), *words, str(place / "paper.docx")],
        cwd=place,
        env=_environment(place),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        # Half a file is no preview; the folder goes with it.
        (place / "paper.pdf").unlink(missing_ok=True)
    finally:
        _end(child)


def _end(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _without_network() -> tuple[str, ...]:
    """A network of its own with nothing in it, where the kernel gives one to a plain user."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--net", "--map-root-user")
    tried = subprocess.run([*words, "true"], capture_output=True, check=False)  # noqa: S603
    return words if tried.returncode == 0 else ()


def _environment(place: Path) -> dict[str, str]:
    fonts = place / "fonts.conf"
    fonts.write_text(_font_settings(place), "utf-8")
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(place),
        "TMPDIR": str(place),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "FONTCONFIG_FILE": str(fonts),
        "http_proxy": _NOWHERE,
        "https_proxy": _NOWHERE,
    }


def _font_settings(place: Path) -> str:
    from pylopdf_fonts_zh_cn import sans_path  # slow import

    folders = (*_FONT_FOLDERS, str(Path.home() / ".fonts"), str(sans_path().parent))
    aliases = "".join(
        f'<alias binding="same"><family>{escape(family)}</family><prefer>'
        + "".join(f"<family>{escape(each)}</family>" for each in (family, *others))
        + "</prefer></alias>"
        for family, others in _STAND_INS.items()
    )
    listed = "".join(f"<dir>{escape(folder)}</dir>" for folder in folders)
    return (
        '<?xml version="1.0"?><fontconfig>'
        f"{listed}<cachedir>{escape(str(place / 'fonts'))}</cachedir>{aliases}</fontconfig>"
    )
