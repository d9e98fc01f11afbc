"""Outlets with online devices: hours → days → months → year, loads; HJ 75, HJ 76 (flue gas), HJ 356 (waste water).

``about.py``     what is said about an outlet        ``evaluate.py``  a year from ``readings``, by the SQL files here
``outcome.py``   what comes of it                    ``compare.py``   against reported, permitted and allotted loads
"""
