"""The sixth bank: held out. Whoever mends the reader or the checks does not open this folder, nor a list of its misses.

Written by someone who had opened neither the lexicon, the reader, nor the checks: only the values to be stated, the
other banks (to differ from them) and reports as filed. It speaks as the office of a management committee does.
"""

from tests.mutation.phrases.sixth import (
    chapters,
    environment,
    managing,
    overview,
    planted,
    requirements,
)

__all__ = ["chapters", "environment", "managing", "overview", "planted", "requirements"]
