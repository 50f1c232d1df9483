"""The zip package of an Office file: its parts, and which part relates to which."""

from __future__ import annotations

import posixpath

from kg.read.archive import Archive
from kg.read.docx_xml import Element, children, parse


class Package:
    """The parts of the Office file `data`, found under `name`; only parts that are asked for are unpacked."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(data, name)

    def xml(self, part: str) -> Element | None:
        """The root of `part`, or None when there is no such part. Raises ReadError for a damaged one."""
        if part not in self._archive.names:
            return None
        return parse(self._archive.read(part), f"{self._name}: {part}")

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that `part` ("" is the package) names as its `kind`: styles, footnotes, header …"""
        folder, _, file = part.rpartition("/")
        relations = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for relation in children(relations, "Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            if relation.get("Type").rpartition("/")[2] == kind:
                target = posixpath.join("/", folder, relation.get("Target"))
                found.append(posixpath.normpath(target).lstrip("/"))
        return found
