"""Every reason why a source cannot be read, and every advice, has its Thai: told by the calls in the package itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bannarak
from bannarak.readers.sniff import _FOREIGN
from bannarak.records import Problem
from bannarak.report.problems import THAI, problem_text

PACKAGE = Path(bannarak.__file__).parent
CALLS = {"UnreadableError", "Problem"}
CONSTANTS = {"_DAMAGED", "_ADVICE", "advice"}


def written(node: ast.expr) -> str | None:
    """A literal text, with {} for what is put into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def texts() -> Iterator[str]:
    """What the package says of sources that cannot be read."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            parts: list[ast.expr] = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                parts = node.args
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in CONSTANTS:
                parts = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and file.name in ("sniff.py", "ocr.py"):
                parts = node.value.elts
            yield from (text for part in parts if (text := written(part)) and " " in text)


def known(text: str) -> bool:
    return any(text in (english, english.replace("the PDF is a scan and ", "")) for english in THAI) or text in (
        "the PDF is a scan and {}",  # with what is missing, which is told beside it
        "this is {}",
    )


def test_every_text_has_its_thai():
    found = set(texts())
    assert len(found) > 60
    assert sorted(text for text in found if not known(text)) == []
    assert [what for _, what, _ in _FOREIGN if f"this is {what}" not in THAI] == []
    assert [advice for _, _, advice in _FOREIGN if advice not in THAI] == []


@pytest.mark.parametrize(
    ("reason", "advice", "thai"),
    [
        ("the file is empty", "give a file with text in it", "แฟ้มว่างเปล่า; เลือกแฟ้มที่มีข้อความ"),
        ("the PDF has 9001 pages", "split it into parts of at most 5000 pages", "PDF นี้มี 9001 หน้า; แบ่งเป็นส่วน ส่วนละไม่เกิน 5000 หน้า"),
        ("the source cannot be opened (no\nroute)", "wait", "เปิดแหล่งข้อมูลไม่ได้ (no route); wait"),
    ],
)
def test_in_one_line_of_either_language(reason, advice, thai):
    problem = Problem("x.pdf", "ingest", reason, advice)
    assert problem_text(problem, "th") == thai
    assert problem_text(problem, "en") == " ".join(f"{reason}; {advice}".split())
