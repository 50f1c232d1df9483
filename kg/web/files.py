"""The pages of one graph as files that work from a disk, with no server and no network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from kg.errors import KgError
from kg.files import written
from kg.views.site.site import Site

_LIST = ".kg-site.json"


def write_site(
    site: Site,
    folder: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Write every page and file below `folder`; return how many.

    A folder that holds anything is only written to when it holds a site, and loses then what the new
    one does not have. The same graph gives the same bytes. Raises KgError for another folder and
    OSError when the disk refuses.
    """
    before = _held(folder)
    paths = (*site.paths(), *site.files)
    folder.mkdir(parents=True, exist_ok=True)
    # The list first: a run that dies half-way can be repeated into the same folder.
    _write(folder / _LIST, json.dumps(sorted({*paths, *before}), ensure_ascii=False).encode())
    for number, path in enumerate(paths):
        file = site.files.get(path)
        made = file.make() if file else site.render(path).encode("utf-8")
        _write(folder / path, made)
        progress(number + 1, len(paths))
    for path in sorted(set(before) - set(paths)):
        (folder / path).unlink(missing_ok=True)
    _write(folder / _LIST, json.dumps(sorted(paths), ensure_ascii=False).encode())
    return len(paths)


def _held(folder: Path) -> list[str]:
    """What a site in `folder` consists of; nothing where the folder is new or empty."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return []
    try:
        found = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, list):
        raise KgError(
            f"{folder} holds something else than a site of this program; name a new or empty folder."
        )
    # The list stands on a disk that others write to: nothing outside the folder is ever removed.
    inside = [Path(str(path)) for path in found]
    return [path.as_posix() for path in inside if not path.is_absolute() and ".." not in path.parts]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with written(path, durable=False) as file:
        file.write(data)
