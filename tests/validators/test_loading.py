"""What the batch gate imports of its library, and what it does not."""

from __future__ import annotations

import subprocess
import sys

_LOADED = """
import sys
from validators.expectations import load_gate
load_gate()
assert not [name for name in sys.modules if name.startswith(("scipy.stats.", "altair."))]
from scipy import stats
from scipy.stats import distributions
print(stats.binom.cdf(1, 2, 0.5), distributions.__name__, "scipy.stats._stats_py" in sys.modules)
"""


def test_what_no_check_needs_is_loaded_when_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["0.75", "scipy.stats.distributions", "True"]
