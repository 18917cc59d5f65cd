"""Time grows with the length of a text and not faster, whatever the text repeats; the package itself costs nothing to import."""

from __future__ import annotations

import subprocess
import sys
from time import process_time

import pytest

from bannarak.thai.dates import dates_and_times

REPEATED = [
    "1",
    "มกราคม",
    "มกราคม-",
    "1-2-3-4-",
    "1, 2, ",
    "1/1/",
    "1.1.",
    "13.00-",
    "1     ",
    "1\n",
    "1และ",
    "1 ม.ค.",
    "วันจันทร์ที่ 1 ",
    "วัน",
    "2564-",
    "ปี 2564 ",
    "ต.ค.",
    "เดือน",
    "jan 1 ",
    "โมง",
    "สองโมงถึง",
    "ตี",
    "สองค่ำ",
    "ไตรมาส 1 ",
    "(จ) 1 ม.ค. 2565 และ ",
    "(จ) 1 - ",
    "1/ม.ค./",
    "ปี 2565 เดือนมกราคม และ",
    "ปี: ",
]
LENGTH = 60_000


def _cost(text: str) -> float:
    start = process_time()
    dates_and_times(text)
    return process_time() - start


@pytest.mark.parametrize("unit", REPEATED)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    short = min(_cost(text[: len(text) // 4]) for _ in range(3))
    assert min(_cost(text) for _ in range(3)) < 8 * short + 0.02  # 16 times if it were quadratic


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import bannarak, sys; print(any(name in sys.modules for name in ('spacy', 'pythainlp', 'bannarak.thai')))"
    done = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
