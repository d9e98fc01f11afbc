"""Numbers of things against the things themselves."""
