"""The 24 items of 湘环函〔2020〕195号, one file an item; each has one rule, ``judge``."""
