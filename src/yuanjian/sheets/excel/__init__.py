"""The yearly package as an Excel workbook: written from the sheets' declarations, read back into rows."""
