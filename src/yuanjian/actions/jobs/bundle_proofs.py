"""Make the proof folder of a park's year as a zip, beside the store."""

from __future__ import annotations

from typing import Any

from yuanjian.actions.proof_bundle import bundle_place, drop_older, folder_of, write_bundle
from yuanjian.actions.work import Work
from yuanjian.core.refusal import Refusal


def run(work: Work) -> dict[str, Any]:
    """Begun again after a restart it writes the same file; what was half written is gone."""
    of = work.park_year
    if of is None:
        raise Refusal("没有指明是哪个园区、哪个年度的佐证材料。")
    work.step(0, 1, "正在核对附件清单和引用")
    folder = folder_of(of, work.store)
    target = bundle_place(work.store, work.job)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_bundle(
            folder, target, lambda done, total: work.step(done, total, f"正在装入第 {done} 个文件")
        )
    except OSError as no:
        raise Refusal(
            f"压缩包写不下来（{no.strerror}）。请检查资料文件夹所在磁盘的空间和写权限，再生成一次。"
        ) from no
    drop_older(work.store, work.job)
    return {
        "go": "proofs.bundle", "name": f"{folder.about.folder}.zip", "files": len(folder.paths),
        "revision": of.revision,
    }  # fmt: skip
