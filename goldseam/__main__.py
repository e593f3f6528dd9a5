"""`python -m goldseam` is the command `goldseam`."""

import sys

from goldseam.cli import main

sys.exit(main())
