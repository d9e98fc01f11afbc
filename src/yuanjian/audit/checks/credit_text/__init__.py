"""The credit table of a report against the report's own words."""
