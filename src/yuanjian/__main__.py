"""`python -m yuanjian` is the same as `yuanjian`."""

import sys

from yuanjian.cli import main

if __name__ == "__main__":
    sys.exit(main())
