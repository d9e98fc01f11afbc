"""The same report as .txt, .docx and .pdf gives the same findings."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

import tests.mutation.mutators  # noqa: F401  (fills the shelf)
from tests.mutation.compose import compose
from tests.mutation.plant import MUTATORS
from tests.mutation.render import write_text, write_word
from tests.mutation.report import Report
from tests.mutation.styles import STYLES, Style
from yuanjian.reports.review.as_json import as_json
from yuanjian.reports.review.review import review


def _spoiled(style: Style, seed: int, errors: int) -> Report:
    """A report with several errors, each of another mutator."""
    report = compose(style, seed)
    rng = Random(f"{style.name}/{seed}")
    names = sorted(MUTATORS)
    rng.shuffle(names)
    for name in names[:errors]:
        plant = MUTATORS[name][0](report, rng)
        report = plant.report if plant else report
    return report


def _findings(path: Path) -> set[tuple[str, str, str]]:
    told = as_json(review(path))
    return {
        (f["severity"], f["code"], "".join(f["message"].split()))
        for one in told["findings"]
        for f in (one, *one["also"])
    }


@pytest.mark.parametrize("one", STYLES[::5], ids=lambda s: s.name)
def test_word_and_text_give_the_same_findings(one: Style, tmp_path: Path) -> None:
    report = _spoiled(one, 5, 8)
    from_text = _findings(write_text(report, tmp_path / "r.txt"))
    from_word = _findings(write_word(report, tmp_path / "r.docx"))
    assert from_text == from_word
    assert from_text


def _converted(soffice: str, word: Path) -> Path:
    """The Word file as a PDF beside it."""
    command = [
        soffice, f"-env:UserInstallation=file://{word.parent}/profile", "--headless",
        "--convert-to", "pdf", "--outdir", str(word.parent), str(word),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return word.with_suffix(".pdf")


def _without_rules(word: Path, *, three_lines: bool) -> None:
    """The Word file's tables without vertical rules: three-line tables, or no rule at all."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document(str(word))
    line = '<w:{side} w:val="single" w:sz="8" w:color="000000"/>'
    for table in document.tables:
        table.style = document.styles["Normal Table"]
        if not three_lines:
            continue
        outer = "".join(line.format(side=side) for side in ("top", "bottom"))
        borders = f"<w:tblBorders {nsdecls('w')}>{outer}</w:tblBorders>"
        table._tbl.tblPr.append(parse_xml(borders))
        for cell in table.rows[0].cells:
            under = f"<w:tcBorders {nsdecls('w')}>{line.format(side='bottom')}</w:tcBorders>"
            cell._tc.get_or_add_tcPr().append(parse_xml(under))
    document.save(str(word))


@pytest.mark.long
@pytest.mark.parametrize("three_lines", [True, False], ids=["three lines", "no rules"])
@pytest.mark.parametrize("one", STYLES[1::4], ids=lambda s: s.name)
def test_tables_without_vertical_rules_give_the_same_findings_in_pdf(
    one: Style, three_lines: bool, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: no PDF can be made of the Word file")
    word = write_word(_spoiled(one, 12, 8), tmp_path / "r.docx")
    _without_rules(word, three_lines=three_lines)

    assert _findings(_converted(soffice, word)) == _findings(word)


@pytest.mark.long
@pytest.mark.parametrize("one", STYLES, ids=lambda s: s.name)
def test_word_text_and_pdf_give_the_same_findings(one: Style, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: no PDF can be made of the Word file")
    report = _spoiled(one, 11, 8)
    word = write_word(report, tmp_path / "r.docx")
    _converted(soffice, word)
    from_word = _findings(word)
    assert _findings(write_text(report, tmp_path / "r.txt")) == from_word
    assert _findings(tmp_path / "r.pdf") == from_word
