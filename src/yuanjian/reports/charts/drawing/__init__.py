"""One drawer a kind of chart, found by the name of its module. Loaded only when something is drawn."""

import logging

# It tells an officer's terminal, in English, of caches and characters.
logging.getLogger("matplotlib").setLevel(logging.ERROR)
