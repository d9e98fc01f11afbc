"""A folder of files that appears whole or not at all, and never swallows what people changed in it."""

import hashlib
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from yuanjian.core.atomic import write_whole
from yuanjian.core.refusal import Refusal

MANIFEST = "manifest.json"
KEPT = "旧稿"


class FolderInUse(Refusal):
    """The folder holds something else than a package of ours."""


def write_folder(folder: Path, contents: Mapping[str, bytes], made: datetime) -> tuple[str, ...]:
    """Put ``contents`` (with a manifest among them) into ``folder`` in one step.

    An earlier package there is replaced. Files in it that people changed or added are kept in
    «旧稿-time»; their names are returned.

    Raises:
        FolderInUse: the folder exists, is not empty and holds no manifest.
        OSError: no space, no right to write, a file open in another program; nothing is changed then.
    """
    changed = _changed(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        for name, content in contents.items():
            write_whole(fresh / name, content)
        _keep(folder, fresh, changed, made)
        umask = os.umask(0)
        os.umask(umask)
        fresh.chmod(0o777 & ~umask)
        _swap(folder, fresh)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return tuple(changed)


def zip_bytes(contents: Mapping[str, bytes], made: datetime) -> bytes:
    """The same files as one archive; equal input gives equal bytes."""
    stamp = max(made.timetuple()[:6], (1980, 1, 1, 0, 0, 0))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def sha256(content: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(content).hexdigest()


def _changed(folder: Path) -> list[str]:
    """Names in an earlier package that are not as we wrote them."""
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise FolderInUse(f"“{folder}”是一个文件，不是文件夹。请换一个位置。")
    names = sorted(entry.name for entry in folder.iterdir())
    if not names:
        return []
    written = _written(folder)
    if written is None:
        raise FolderInUse(
            f"文件夹“{folder}”里已有其他文件，没有改动它。请换一个空文件夹，或先移走里面的文件。"
        )
    return [
        name for name in names
        if name != MANIFEST and not (
            name in written and (folder / name).is_file()
            and sha256((folder / name).read_bytes()) == written[name]
        )
    ]  # fmt: skip


def _written(folder: Path) -> dict[str, str] | None:
    """Names and hashes in the folder's manifest; None when it is none of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {str(f["name"]): str(f["sha256"]) for f in told["files"]}
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _keep(folder: Path, fresh: Path, changed: list[str], made: datetime) -> None:
    """Copy what people changed; «旧稿» folders of earlier times stay as they are."""
    place, n = f"{KEPT}-{made:%Y%m%d-%H%M%S}", 1
    while place in changed:  # two packages within one second
        n += 1
        place = f"{KEPT}-{made:%Y%m%d-%H%M%S}-{n}"
    for name in changed:
        source = folder / name
        if source.is_dir() and name.startswith(KEPT):
            shutil.copytree(source, fresh / name)
            continue
        target = fresh / place
        target.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy2(source, target / name)


def _swap(folder: Path, fresh: Path) -> None:
    """Rename the fresh folder over the old one; the old one comes back if that fails."""
    if not folder.exists():
        fresh.rename(folder)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".old", dir=folder.parent))
    folder.rename(aside / folder.name)
    try:
        fresh.rename(folder)
    except BaseException:
        (aside / folder.name).rename(folder)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)
