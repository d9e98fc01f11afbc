"""What stands on a shelf has the shape of that shelf, and one name means one thing."""

import re
from collections import defaultdict

from tests.house.exceptions import SHARED_LABELS
from yuanjian.audit.check import all_checks
from yuanjian.facts.engine import all_facts
from yuanjian.sheets.shelf import all_sheets


def test_one_label_belongs_to_one_fact() -> None:
    ids = defaultdict(set)
    for fact in all_facts().values():
        ids[fact.label, fact.scope or fact.scope_key, fact.per].add(fact.id)
    shared = {key: sorted(same) for key, same in ids.items() if len(same) > 1}
    assert {key: same for key, same in shared.items() if ", ".join(same) not in SHARED_LABELS} == {}
    assert set(SHARED_LABELS) - {", ".join(same) for same in shared.values()} == set()


def test_every_fact_says_its_label_and_its_formula_in_words() -> None:
    silent = [f.id for f in all_facts().values() if not f.label.strip() or not f.says.strip()]
    assert silent == []


def test_fact_ids_are_theme_and_name_in_plain_english() -> None:
    odd = [i for i in all_facts() if not re.fullmatch(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*", i)]
    assert odd == []


def test_every_computed_column_names_a_fact_that_exists() -> None:
    lost = [
        f"{no}.{key} → {column.fact or '?'}"
        for no, form in all_sheets().items()
        for key, column in form.columns.items()
        if column.computed and column.fact not in all_facts()
    ]
    assert lost == []


def test_every_reference_between_sheets_leads_to_a_column() -> None:
    forms = all_sheets()
    lost = []
    for no, form in forms.items():
        for key, column in form.columns.items():
            for ref in filter(None, column.ref.split("|")):
                target, _, wanted = ref.partition(".")
                if target not in forms or wanted not in forms[target].columns:
                    lost.append(f"{no}.{key} → {ref}")
    assert lost == []


def test_every_check_says_why_in_words() -> None:
    silent = [c.code for c in all_checks().values() if not c.title.strip() or not c.why.strip()]
    assert silent == []


def test_the_package_has_its_35_sheets_beside_the_guide() -> None:
    # Issue 3, section 2: all 36 of the yearly package, of which 00_填写说明 is read only.
    assert list(all_sheets()) == [f"{number:02}" for number in range(1, 36)]
