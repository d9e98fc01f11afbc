"""Dates against the report year, against each other, and against statutory clocks."""
