"""The content-addressed store of files: each kept once, by the hash of its content."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

_CHUNK = 1 << 20


def hash_of(path: Path) -> str:
    """SHA-256 of a file's content, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def place_of(store: Path, sha256: str) -> Path:
    """Where the store keeps the content with that hash."""
    return store / "files" / sha256[:2] / sha256


def keep(store: Path, path: Path) -> str:
    """Copy a file into the store and return its hash; a file that is there already is left alone.

    The copy is complete before it gets its name, so that a kill leaves no half file behind the name.
    """
    sha256 = hash_of(path)
    target = place_of(store, sha256)
    if target.exists():
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as out, path.open("rb") as source:
            shutil.copyfileobj(source, out, _CHUNK)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return sha256


def keep_bytes(store: Path, content: bytes) -> str:
    """Put bytes into the store that no file holds yet, and return their hash."""
    handle, name = tempfile.mkstemp(prefix="yuanjian-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        return keep(store, path)
    finally:
        path.unlink(missing_ok=True)
