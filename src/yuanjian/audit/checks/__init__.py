"""The shelf of checks: a folder a family, one file a check; its path is its code.

``cases.yaml`` beside the checks of a family holds small dossiers that must fire and that must stay silent.
Files that begin with an underscore hold what the checks of one family share.
"""
