"""Surface water, lakes, groundwater, noise and soil: judged by class, limit and state.

``judging`` judges one value, ``ladder`` puts it into a class; ``months`` brings series to month means in SQL, what
follows (``section``, ``river``) is small and exact in Python. Facts use the same rules for the rows of sheet 19.
"""
