"""References between sheets and to attachments that lead nowhere, or are never made."""
