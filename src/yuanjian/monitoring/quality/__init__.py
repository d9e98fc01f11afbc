"""What is doubtful or does not count, as rows beside the raw values, never over them.

``states.py``     what a device says of its own value (HJ 212 flags, words of platforms) → whether it counts
``rules/``        a shelf: one rule a file, ``rule.yaml``-like: SQL, thresholds with their source, cases
``check.py``      runs the rules over ``readings`` into the table ``flags``
``overrides.py``  a person's decision on a value, with reason, scope and expiry, as a view
"""
