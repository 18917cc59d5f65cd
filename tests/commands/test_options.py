from argparse import ArgumentTypeError
from datetime import date

import pytest

from bannarak.commands.options import UnknownRuleError, codes, period
from bannarak.knowledge import load

RULES = load().rules


def test_rules_are_named_by_code_prefix_name_or_all():
    assert codes(["D101"], RULES) == {"D101"}
    assert codes(["d101"], RULES) == {"D101"}
    assert codes(["weekday-mismatch"], RULES) == {"D101"}
    assert codes(["D"], RULES) == {code for code in RULES if code.startswith("D")}
    assert codes(["ALL"], RULES) == set(RULES)
    assert codes(["D101,, weekday-mismatch,"], RULES) == {"D101"}
    assert codes([], RULES) == set()


def test_an_unknown_rule_offers_the_nearest():
    with pytest.raises(UnknownRuleError, match=r"weekday-mismach; did you mean weekday-mismatch\?"):
        codes(["weekday-mismach"], RULES)
    with pytest.raises(UnknownRuleError, match="see `bannarak rules`"):
        codes(["?"], RULES)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2564", date(2021, 1, 1), date(2021, 12, 31)),
        ("๒๕๖๔", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("FY2564", date(2020, 10, 1), date(2021, 9, 30)),
        ("fy2565", date(2021, 10, 1), date(2022, 9, 30)),
        ("2021-01-15/2021-02-28", date(2021, 1, 15), date(2021, 2, 28)),
    ],
)
def test_periods(written, start, end):
    assert period(written) == (start, end)


@pytest.mark.parametrize("written", ["", "64", "256", "2564-2565", "2021-02-30/2021-03-01", "2021-12-31/2021-01-01", "0001", "FY543"])
def test_what_is_no_period_is_refused(written):
    with pytest.raises(ArgumentTypeError):
        period(written)
