"""Runs whole processes, several times and in turn, and keeps wall time and peak memory."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Job:
    """A command to be timed, each time with an empty data folder unless ``env`` names another."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    accepts: tuple[int, ...] = (0,)
    seconds: list[float] = field(default_factory=list)
    peak_mb: list[float] = field(default_factory=list)
    cpu_seconds: list[float] = field(default_factory=list)
    said: str = ""
    """What the last run printed."""

    @property
    def cpu(self) -> float:
        """Median processor time of the process and of those that it waited for, seconds."""
        return statistics.median(self.cpu_seconds)

    @property
    def median(self) -> float:
        """Median wall time, seconds."""
        return statistics.median(self.seconds)

    @property
    def memory(self) -> float:
        """Largest peak of resident memory of the process, MB (2**20 bytes)."""
        return max(self.peak_mb)


def run_in_turn(jobs: Sequence[Job], runs: int) -> None:
    """Runs each job once to warm the disk cache, then all of them in turn, ``runs`` times."""
    for number in range(runs + 1):
        for job in jobs:
            if number:
                measure(job)
            else:
                _once(job)


def measure(job: Job) -> None:
    """Runs a job once and keeps what it took."""
    seconds, cpu, peak = _once(job)
    job.seconds.append(seconds)
    job.cpu_seconds.append(cpu)
    job.peak_mb.append(peak)


def _once(job: Job) -> tuple[float, float, float]:
    with (
        tempfile.TemporaryDirectory(prefix="yuanjian-bench-") as fresh,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as log,
    ):
        env = {**os.environ, "YUANJIAN_DATA": fresh, **job.env}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed product is compiled once
        start = time.perf_counter()
        process = subprocess.Popen(job.command, env=env, stdout=out, stderr=log, cwd=fresh)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = code = os.waitstatus_to_exitcode(status)
        if code not in job.accepts:
            log.seek(0)
            said = log.read().decode(errors="replace")[-3000:]
            raise SystemExit(f"{job.name}: exit {code}\n{said}")
        out.seek(0)
        job.said = out.read().decode(errors="replace")
    unit = 2**20 if platform.system() == "Darwin" else 2**10
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def machine() -> str:
    """The machine in one line: processor, cores, memory, system, Python."""
    name = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [x for x in info.read_text().splitlines() if x.startswith("model name")]
        name = models[0].split(":", 1)[1].strip() if models else name
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GiB; {system}; Python {platform.python_version()}"
