"""园鉴 Yuanjian: a park's environmental records, and what follows from them."""

__version__ = "0.1.0"
