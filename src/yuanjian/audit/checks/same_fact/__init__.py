"""One fact that stands in two places, with two values or two answers."""
