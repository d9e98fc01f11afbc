"""What a report says with yes and no: against itself, against its figures, against its duties."""
