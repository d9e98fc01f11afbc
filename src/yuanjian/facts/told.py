"""Facts that only a report tells: no sheet asks for them, so no formula computes them."""

from yuanjian.facts.amount import Amount, Words, missing, no_words

ONLY_TOLD = "只见于报告正文，资料包各表不填"
"""How such a fact says its formula."""
_REASON = "资料包不填此项，报告正文也没有写明"


def told_number() -> Amount:
    """A number that a report may tell: missing until it does."""
    return missing(_REASON)


def told_words() -> Words:
    """Words that a report may tell: missing until it does."""
    return no_words(_REASON)
