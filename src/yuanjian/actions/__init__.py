"""The verbs: one file each, the only code that writes to the ledger."""
