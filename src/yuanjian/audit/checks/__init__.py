"""The shelf of checks: a folder a family, one file a check; its path is its code."""
