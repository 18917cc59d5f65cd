"""What all tests have in common. Continuous integration skips nothing but what needs ../shared, which a clone need not have."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

settings.register_profile("bannarak", deadline=None)  # how long one example takes on a busy machine tells nothing
settings.load_profile("bannarak")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI set, a skip for another reason than a missing ../shared is a failure: the machine lacks what the tests need."""
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "../shared" not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} skips, and CI skips nothing: {reason}"
    return report
