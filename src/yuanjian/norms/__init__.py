"""Law as dated data: credit tables, duties, limits, catalogues, pollutants, the prescribed report.

The data lie in ``shelf/<kind>/<norm>/``: ``norm.yaml`` says who issued the norm, since when, where
it says so and how far we have read it; ``cases.yaml`` holds worked look-ups that prove us right. A
folder is found by being there. Each module here reads one kind and answers with frozen values.
"""
