"""The content-addressed store."""

from pathlib import Path

import pytest

from yuanjian.ledger import files


def test_a_file_is_kept_once_by_its_content(tmp_path: Path) -> None:
    for name in ("甲.pdf", "乙.pdf"):
        (tmp_path / name).write_bytes(b"same")

    kept = {files.keep(tmp_path, tmp_path / name) for name in ("甲.pdf", "乙.pdf")}

    assert kept == {
        "0967115f2813a3541eaef77de9d9d5773f1c0c04314b0bbfe4ff3b3b1c55b5d5"
    }  # sha256 of b"same"
    assert files.place_of(tmp_path, kept.pop()).read_bytes() == b"same"


def test_an_interrupted_copy_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲.pdf").write_bytes(b"content")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("yuanjian.ledger.files.os.fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        files.keep(tmp_path, tmp_path / "甲.pdf")

    assert not [p for p in (tmp_path / "files").rglob("*") if p.is_file()]
