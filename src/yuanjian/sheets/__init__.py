"""What a park writes down in a year: one file a sheet, read from Excel and written to Excel."""
