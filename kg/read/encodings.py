"""Bytes to characters: which encoding, by a stated rule, and strictly.

A byte order mark decides. Otherwise every encoding of `_CANDIDATES` that decodes the whole, strictly,
is weighed by its plausibility: the share of its non-ASCII characters that are frequent in Chinese
prose or Chinese punctuation (about 0.85 for real text, under 0.05 for text decoded wrongly). The
weights below say how much one encoding must beat another by. Nothing is ever replaced or dropped.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from kg.errors import ReadError

_FREQUENT = frozenset(
    "权产知识国中责家局部的工作保法推进护负业化和标专强建加发理展制务人新关设利实一全会传高年管版地央体域提动商行"
    "分规领大科技定民能在面点宣志合服文院办度等开查总谢际重品件是监与力完成条机方政用职公善系质案审平出量信网智按长"
    "相指市场共施为著统持执布例研台对准组织创有快资深请了问术记同联导数运息万个集外入好升促议项试海经心申我计生立区"
    "要续修据融增划改证转农支范积来源多间究协以最更极明种司则构侵委席学艺解态金效世向广意性下各现认二门界级题程登链"
    "落者位安检优日将电上造基育三贸目步室策不他这到说们子道也时得就那自着去之过可她里后小么天而都然没于起还事只当想"
    "看无手十主又如前所本见头已老从两样但身些把此回美月其声己话情正名女给几很什打便因被走四第次东口使教西再真听气北少"
    "并内由却代军先山五太水战權產識國責進護負業標專強發務關設實會傳體動規領麪點辦開總謝際監與條機職質審網長場爲為統"
    "執臺對準組織創資請問術記聯導數運萬個議項試經計區續據劃證轉農範積來間協極種則構學藝態廣現認門級題鏈檢優將電貿這"
    "說們時過裏裡後麼沒於還當無見頭從兩樣聲話給幾東聽氣並內卻軍戰，。、；：？！（）《》〈〉“”‘’「」『』〔〕【】—…·　"
)
_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x841\x953", "gb18030"),
)
_LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(
        (
            "gb2312",
            "gb_2312",
            "gb_2312-80",
            "gb2312-80",
            "gbk",
            "x-gbk",
            "cp936",
            "gb18030",
            "chinese",
        ),
        "gb18030",
    ),
    **dict.fromkeys(("big5", "big-5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("utf-16", "utf-16le", "unicode"), "utf-16-le"),
    "utf-16be": "utf-16-be",
}
# (encoding, start weight, least plausibility): in the order in which a tie is settled.
_CANDIDATES = (
    ("utf-8", 0.3, 0.0),
    ("gb18030", 0.2, 0.0),
    ("cp950", 0.0, 0.3),
    ("big5hkscs", 0.0, 0.3),
    ("utf-16-le", 0.0, 0.3),
    ("utf-16-be", 0.0, 0.3),
)
_DECLARED = 0.05
_SURE = 0.5
# Any even number of bytes decodes as UTF-16: without a mark it takes this many characters to be seen.
_SHORTEST_UTF16 = 8
_WEIGHED = 1 << 16
_PRINTED = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
}
_TEXT_CONTROLS = frozenset("\t\n\v\f\r\x1b")
_LOOKED_AT = 4096
_BINARY_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters without byte order mark, and the Python name of the encoding they were in."""

    text: str
    encoding: str


def decode(data: bytes, name: str, label: str | None = None) -> Decoded:
    """Decode `data`, found under `name`; `label` is the encoding that the file itself declares.

    A declared encoding outweighs another that is about as plausible, never one that is clearly more
    so: pages labelled gb2312 hold GB18030 or UTF-8. Raises ReadError, with the byte offset from the
    start of `data`, when no encoding decodes it all, and when the text is empty or binary.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_marked(data, mark, encoding, name), encoding, name)
    declared = _LABELS.get(label.strip().lower()) if label else None
    best, chosen = -1.0, None
    failures: list[tuple[int, str]] = []
    for encoding, weight, least in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            if not encoding.startswith("utf-16"):
                failures.append((error.start, encoding))
            continue
        if encoding.startswith("utf-16") and (text.isascii() or len(text) < _SHORTEST_UTF16):
            continue  # bytes of another kind, half of them NUL, or too few to tell
        found = plausibility(text)
        if encoding == "utf-8" and found >= _SURE and "\x00" not in text:
            return _checked(text, encoding, name)
        if found < least:
            continue
        if encoding == declared:
            found += _DECLARED
        if found + weight > best:
            best, chosen = found + weight, Decoded(text, encoding)
    if chosen is None:
        if data.strip(b"\x00 \t\r\n"):
            _refuse_binary(data[:_LOOKED_AT].decode("latin-1"), name)
        raise _undecodable(data, failures, name)
    return _checked(chosen.text, chosen.encoding, name)


def plausibility(text: str) -> float:
    """Share of the non-ASCII characters of `text`, of its first 65,536, that are frequent in Chinese.

    1.0 for pure ASCII; NUL counts as a character that is not.

        >>> plausibility("推进商标法修改。"), plausibility("鎺ㄨ繘鍟嗘爣"), plausibility("plain")
        (1.0, 0.0, 1.0)
    """
    seen = [char for char in text[:_WEIGHED] if char > "\x7f" or char == "\x00"]
    return sum(char in _FREQUENT for char in seen) / len(seen) if seen else 1.0


def _marked(data: bytes, mark: bytes, encoding: str, name: str) -> str:
    body = data[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: begins with the mark of {_PRINTED[encoding]} but fails to decode at byte "
            f"{error.start + len(mark)} (0x{body[error.start]:02x}). "
            "Save the file as UTF-8 and try again."
        ) from error


def _undecodable(data: bytes, failures: list[tuple[int, str]], name: str) -> ReadError:
    # The encoding that got furthest is the one meant: its offset is where the damage is.
    start, encoding = max(failures, key=lambda failure: failure[0])
    return ReadError(
        f"{name}: cannot be decoded as UTF-8, GB18030, Big5 or UTF-16; {_PRINTED[encoding]} fails at "
        f"byte {start} (0x{data[start]:02x}). Save the file as UTF-8 and try again."
    )


def _checked(text: str, encoding: str, name: str) -> Decoded:
    text = text.removeprefix("\ufeff") if encoding == "gb18030" else text
    if not text.strip():
        raise ReadError(f"{name}: the file is empty; give a file with the text of the document.")
    _refuse_binary(text[:_LOOKED_AT], name)
    return Decoded(text, encoding)


def _refuse_binary(head: str, name: str) -> None:
    controls = sum(char < " " and char not in _TEXT_CONTROLS for char in head)
    # A stray NUL is noise of copying, kept and recorded; a file of them is no text.
    if controls > max(8, _BINARY_SHARE * len(head)):
        raise ReadError(
            f"{name}: this looks like a binary file ({controls} control characters in the first "
            f"{len(head)}); save the document as plain text (UTF-8)."
        )
