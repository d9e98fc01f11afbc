"""Spark: the statements of an evaluation, translated from DuckDB's dialect by sqlglot.

A table is a temporary view here: ``CREATE TABLE … AS`` computes it when it is first read and keeps it. Whole numbers
stay whole: ANSI mode raises where a sum leaves 64 bits (DuckDB widens it), HUGEINT is DECIMAL(38).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.closing import Closing

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SETTINGS: Final = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.shuffle.partitions": "16",  # 200 by default: most of them would be empty
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


class NotTranslated(ValueError):
    """A statement that this engine has no way of running."""


def missing() -> str:
    """What to tell where Spark or what it needs is not installed; «» where it is."""
    import importlib.util
    import os
    import shutil

    if any(importlib.util.find_spec(name) is None for name in ("pyspark", "sqlglot")):
        return (
            "没有安装 Spark 引擎。请运行 pip install 'yuanjian[cluster]'，或改用 --engine duckdb。"
        )
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        return "Spark 需要 Java 17，本机没有。请安装（如 apt install openjdk-17-jre-headless），或改用 --engine duckdb。"
    return ""


class SparkEngine(Closing):
    """A session on a Spark cluster; satisfies ``engines.Engine``.

    ``master``: address of the cluster, «spark://…», «yarn», «local[2]», «local-cluster[2,1,1024]»; «» is what Spark
    itself is configured for.

    Raises:
        Refusal: Spark or Java is not installed, or the cluster cannot be reached.
    """

    def __init__(self, master: str = "", settings: Mapping[str, str] | None = None) -> None:
        if lacking := missing():
            raise Refusal(lacking)
        self.spark = _started(master, {**SETTINGS, **(settings or {})})
        self._kept: dict[str, DataFrame] = {}

    def run(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one or more statements of the texts: CREATE TABLE, with columns or AS, and INSERT.

        Raises:
            NotTranslated: another kind of statement.
        """
        import sqlglot
        from sqlglot import exp

        for said in sqlglot.parse(sql, read="duckdb"):
            match said:
                case None:
                    continue
                case exp.Create() if isinstance(said.this, exp.Schema):
                    empty = self._query(_empty(said.this), ())
                    empty.createOrReplaceTempView(said.this.this.name)
                case exp.Create() if said.kind == "VIEW":
                    view = self._query(said.expression, values)
                    view.createOrReplaceTempView(said.this.name)
                case exp.Create() if said.expression is not None:
                    self._keep(said.this.name, self._query(said.expression, values))
                case exp.Insert():
                    self._add(said.this.name, self._query(said.expression, values).persist())
                case _:
                    raise NotTranslated(said.sql("duckdb")[:200])

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; whole numbers as int."""
        import sqlglot

        found = self._query(sqlglot.parse_one(sql, read="duckdb"), values).collect()
        return [tuple(_plain(cell) for cell in row) for row in found]

    def fill(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Put a few rows into a table that is there: literals in the plan, so that Spark knows how few they are."""
        held = [f"({', '.join(map(_literal, row))})" for row in rows]
        if held:
            self._add(table, self.spark.sql(f"SELECT * FROM VALUES {', '.join(held)}"))

    def read(self, table: str, paths: Sequence[str], base: str) -> None:
        """Make a table of Parquet files under ``base``; folders called «park=…» are the column ``park``."""
        frame = self.spark.read.option("basePath", base).parquet(*paths)
        frame.createOrReplaceTempView(table)

    def close(self) -> None:
        """Forget the tables and leave the cluster."""
        for frame in self._kept.values():
            frame.unpersist()
        self.spark.stop()

    def _query(self, said: Any, values: Sequence[Any]) -> DataFrame:
        return self.spark.sql(_translated(said, values))

    def _keep(self, table: str, frame: DataFrame) -> None:
        if before := self._kept.get(table):
            before.unpersist()
        self._kept[table] = frame.persist()
        self._kept[table].createOrReplaceTempView(table)

    def _add(self, table: str, more: DataFrame) -> None:
        """A view of what is there and of more; the casts are those of the columns that are there."""
        known = self.spark.table(table)
        numbered = more.toDF(*map(str, range(len(more.columns))))  # unnamed columns share a name
        casts = [
            numbered[str(place)].cast(column.dataType).alias(column.name)
            for place, column in enumerate(known.schema)
        ]
        known.union(numbered.select(*casts)).createOrReplaceTempView(table)


def _started(master: str, settings: Mapping[str, str]) -> SparkSession:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("yuanjian")
    if master:
        builder = builder.master(master)
    for key, value in settings.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except Exception as no:
        raise Refusal(
            f"连不上 Spark 集群“{master or '默认'}”：{str(no).splitlines()[0][:200]}。请核对 --cluster 地址和 Java 版本（17）。"
        ) from no


def translated(sql: str, values: Sequence[Any] = ()) -> str:
    """One query in Spark's dialect, its marks filled with values."""
    import sqlglot

    return _translated(sqlglot.parse_one(sql, read="duckdb"), values)


def _translated(said: Any, values: Sequence[Any]) -> str:
    import sqlglot
    from sqlglot import exp

    left = list(values)

    def changed(node: Any) -> Any:
        match node:
            case exp.Placeholder():
                return sqlglot.parse_one(_literal(left.pop(0)), read="spark")
            case exp.Sign():  # a double in Spark: whole numbers would become floats
                return exp.cast(node, "BIGINT") if not _cast(node) else node
            case exp.Window(this=exp.RowNumber()) if not node.args.get("order"):
                node.set("order", exp.Order(expressions=[exp.null()]))  # Spark wants one, any does
                return node
            case exp.DataType() if node.this == exp.DataType.Type.INT128:
                return exp.DataType.build("DECIMAL(38, 0)", dialect="spark")
            case _:
                return node

    text: str = said.copy().transform(changed).sql("spark")
    return text


def _literal(value: Any) -> str:
    """A value as Spark's SQL writes it."""
    match value:
        case None:
            return "NULL"
        case bool() | int() | Decimal():
            return str(value).upper()
        case datetime():
            return f"TIMESTAMP_NTZ '{value.isoformat(sep=' ')}'"
        case date():
            return f"DATE '{value.isoformat()}'"
        case str():
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        case _:
            raise NotTranslated(f"{type(value).__name__}: {value!r}")


def _cast(node: Any) -> bool:
    from sqlglot import exp

    return isinstance(node.parent, exp.Cast)


def _empty(schema: Any) -> Any:
    """A query without rows that has the columns of a CREATE TABLE."""
    from sqlglot import exp

    columns = [
        exp.alias_(exp.cast(exp.null(), column.args["kind"].copy()), column.name)
        for column in schema.expressions
    ]
    return exp.select(*columns).where(exp.false())


def _plain(cell: Any) -> Any:
    """A whole number of Spark's as an int."""
    return int(cell) if isinstance(cell, Decimal) and cell == cell.to_integral_value() else cell
