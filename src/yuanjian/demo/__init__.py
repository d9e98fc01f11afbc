"""An invented bonded-zone park with two years of filled packages, to try everything on."""
