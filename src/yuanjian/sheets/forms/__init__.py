"""The shelf of sheets: one file a sheet, found by being here. See CONTRIBUTING.md."""
