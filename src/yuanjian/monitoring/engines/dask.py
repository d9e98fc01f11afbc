"""Dask: one task a group of points or parks, each DuckDB inside a worker process.

Only what is settled within a group may be asked so: a year's percentile of a point is, a mean over all parks is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.closing import Closing

if TYPE_CHECKING:
    from distributed import Client

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

WORKERS: Final = 2
_PATIENCE: Final = "20s"


def missing() -> str:
    """What to tell where Dask is not installed; «» where it is."""
    import importlib.util

    if importlib.util.find_spec("distributed") is None:
        return (
            "没有安装 Dask 引擎。请运行 pip install 'yuanjian[cluster]'，或改用 --engine duckdb。"
        )
    return ""


class DaskCluster(Closing):
    """A Dask cluster: the scheduler at ``address`` («tcp://…»), or processes of its own on this machine.

    Raises:
        Refusal: Dask is not installed, or nobody answers at the address.
    """

    def __init__(self, address: str = "", workers: int = WORKERS) -> None:
        if lacking := missing():
            raise Refusal(lacking)
        self._client, self._own = _connected(address, workers)

    def each(self, task: Callable[[Asked], Answer], over: Sequence[Asked]) -> list[Answer]:
        """What the task says of each, in order. Task, question and answer are pickled; an error is raised here."""
        found: list[Answer] = self._client.gather(self._client.map(task, over, pure=False))
        return found

    def close(self) -> None:
        """Leave the cluster; end the processes that are our own."""
        self._client.close()
        if self._own is not None:
            self._own.close()


def _connected(address: str, workers: int) -> tuple[Client, Any]:
    from distributed import Client, LocalCluster

    if not address:
        own = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0"
        )
        return Client(own), own
    try:
        return Client(address, timeout=_PATIENCE), None
    except (OSError, ValueError) as no:
        raise Refusal(
            f"连不上 Dask 集群“{address}”。请核对 --cluster 地址（如 tcp://主机:8786）和调度器是否在运行。"
        ) from no
