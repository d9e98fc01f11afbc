"""Prose that was carried over or restates its requirement."""
