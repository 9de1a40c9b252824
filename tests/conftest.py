"""Settings of the whole suite."""

from hypothesis import settings

# No time limits on shared machines, and the same examples in every run: a test that flickers is a bug.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
