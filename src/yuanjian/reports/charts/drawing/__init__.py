"""One drawer a kind of chart, found by the name of its module. Loaded only when something is drawn."""
