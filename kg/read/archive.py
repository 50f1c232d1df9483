"""A .zip in memory, unpacked within limits; nothing is ever written to disk."""

from __future__ import annotations

import io
import zipfile

from kg.errors import ReadError
from kg.read.limits import (
    MAX_ARCHIVE,
    MAX_FILE,
    MAX_MEMBERS,
    MAX_RATIO,
    RATIO_FROM,
    size,
)

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


class Archive:
    """The members of the zip archive `data`, found under `name`.

    Raises ReadError for what is damaged, encrypted or over a limit of kg.read.limits; the sizes that
    the archive states are not believed.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = [member for member in self._zip.infolist() if not member.is_dir()]
        except Exception as error:  # zipfile raises whatever its damaged fields lead to
            raise ReadError(
                f"{name}: the zip archive is damaged or cut off ({_one_line(error)}); get it again."
            ) from error
        if len(members) > MAX_MEMBERS:
            raise ReadError(
                f"{name}: holds {len(members):,} files, more than the {MAX_MEMBERS:,} that are read; "
                "split it."
            )
        self._left = MAX_ARCHIVE
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            self._members[self._free(_readable(member))] = member

    @property
    def names(self) -> list[str]:
        """The names of the members in the order of the archive, each once."""
        return list(self._members)

    def read(self, member: str) -> bytes:
        """The bytes of `member`, its checksum verified."""
        info = self._members[member]
        where = f"{self._name}: {member}"
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(f"{where}: is behind a password; unpack it and give the files.")
        most = min(MAX_FILE, self._left)
        if info.compress_size:
            most = min(most, max(RATIO_FROM, info.compress_size * MAX_RATIO))
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)
        except Exception as error:  # zipfile and the decompressors raise a dozen kinds
            raise ReadError(
                f"{where}: cannot be unpacked ({_one_line(error)}); get the archive again."
            ) from error
        if len(data) > most:
            raise ReadError(f"{where}: {self._over(most, info)}; unpack it and give the files.")
        self._left -= len(data)
        return data

    def _over(self, most: int, info: zipfile.ZipInfo) -> str:
        if most == self._left:
            return f"the members unpack to more than {size(MAX_ARCHIVE)} together"
        if most == MAX_FILE:
            return f"unpacks to more than {size(MAX_FILE)}"
        return f"unpacks to more than {MAX_RATIO} times its {size(info.compress_size)}"

    def _free(self, name: str) -> str:
        """`name`, or `name` with a count when an earlier member bears it: both are read."""
        found, count = name, 2
        while found in self._members:
            found, count = f"{name} ({count})", count + 1
        return found


def _readable(member: zipfile.ZipInfo) -> str:
    """The member's name as people meant it: Windows packs Chinese names as GBK without saying so."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding) if raw else name
                break
            except UnicodeDecodeError:
                continue
    # Names are for people only; a way out of the archive (../, C:\) is taken off all the same.
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    return "".join(char if char.isprintable() else "_" for char in "/".join(kept)) or "_"


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
