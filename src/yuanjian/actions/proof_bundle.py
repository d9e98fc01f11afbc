"""The proof folder of a park's year, out of its records and the store, as one zip."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from yuanjian.actions.work import start_job
from yuanjian.audit.credit.score import score
from yuanjian.audit.credit.supply import supply
from yuanjian.audit.proving import by_item, proving
from yuanjian.facts.engine import Facts
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Job, ParkYear, Person
from yuanjian.ledger.queries import dossier
from yuanjian.reports.proof_folder import About, Folder, write_zip

KIND = "bundle_proofs"
Told = Callable[[int, int], None]


def folder_of(of: ParkYear, store: Path) -> Folder:
    """What the proof folder holds. Files that the store has lost are left out and named in the index."""
    frozen = dossier(of)
    facts = Facts(frozen)
    supply(facts)
    outcome = score(facts)
    held = proving(frozen)
    paths = {a.number: place_of(store, a.sha256) for a in held.attachments if a.sha256}
    there = {number: path for number, path in paths.items() if path.is_file()}
    about = About(of.park.name, of.park.code, of.year, timezone.localtime())
    title = "信用评价指标"
    if outcome.applied is not None and outcome.remark:
        title += f"（{outcome.remark}）"
    return Folder(about, held, by_item(frozen, outcome), title, there)


def write_bundle(folder: Folder, target: Path, told: Told = lambda done, of: None) -> None:
    """The zip at ``target``; whole or not at all.

    Raises:
        OSError: the folder does not exist, no space, the file is open in another program.
    """
    handle = tempfile.NamedTemporaryFile(  # noqa: SIM115 — renamed when whole
        dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False
    )
    temporary = Path(handle.name)
    try:
        with handle:
            write_zip(folder, handle, told)  # type: ignore[arg-type]
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def start_bundle(of: ParkYear, *, by: Person) -> Job:
    """Start making the zip in the background; one that is on its way already is the one."""
    with transaction.atomic():
        ParkYear.objects.select_for_update().get(pk=of.pk)
        job = newest_bundle(of)
        if job is not None and not job.over:
            return job
        return start_job(KIND, f"佐证材料压缩包：{of}", by=by, of=of, arguments={})


def newest_bundle(of: ParkYear) -> Job | None:
    """The last job that made, or makes, the zip of this park's year."""
    return Job.objects.filter(kind=KIND, park_year=of).order_by("-created").first()


def made_bundle(of: ParkYear, store: Path) -> tuple[Job, Path] | None:
    """The newest zip that is there, and the job that made it."""
    made = Job.objects.filter(kind=KIND, park_year=of, state=Job.State.DONE).order_by("-finished")
    found = ((job, bundle_place(store, job)) for job in made[:5])
    return next(((job, path) for job, path in found if path.is_file()), None)


def bundle_place(store: Path, job: Job) -> Path:
    """Where a job puts its zip: each its own, for one that is being read must not be written over."""
    return store / "bundles" / f"{job.park_year_id}-{job.pk}.zip"


def drop_older(store: Path, job: Job) -> None:
    """Take the zips of earlier jobs of that year off the disk; one that is held open stays until the next time."""
    for path in (store / "bundles").glob(f"{job.park_year_id}-*.zip"):
        if path != bundle_place(store, job):
            with suppress(OSError):
                path.unlink()
