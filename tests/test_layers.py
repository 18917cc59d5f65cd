"""Imports flow one way, and nothing of this machine or of others' documents is in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pipeline" / "bannarak"
SHARED = ROOT.parent / "shared"
THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+")

BASE = {"errors", "version", "document", "records", "thai"}
READING = BASE | {"knowledge"}
# What each part may import beside itself. A part is a module or a package right under bannarak.
MAY_IMPORT = {
    "__init__": {"analyse", "archive", "dataset", "document", "engine", "errors", "readers", "records", "thai", "version"},
    "errors": set(),
    "version": set(),
    "thai": set(),
    "document": {"thai"},
    "records": {"document", "thai"},
    "schema": {"errors", "document", "records"},
    "knowledge": BASE | {"schema"},
    "sources": BASE,
    "readers": READING,
    "extract": READING,
    "checks": READING,
    "assemble": READING | {"extract"},
    "evaluate": READING,
    "report": READING | {"schema"},
    "dataset": READING | {"schema", "report"},
    "analyse": READING | {"extract", "assemble", "checks"},
    "evidence_folder": READING | {"readers", "analyse", "checks"},
    "process": READING | {"checks", "sources", "readers", "analyse"},
    "engine": READING | {"evidence_folder", "schema", "sources", "analyse", "dataset", "process"},
    "archive": READING | {"schema", "sources", "checks", "dataset", "engine"},
    "web": READING | {"sources", "readers", "analyse", "process", "report"},
}
MAY_IMPORT["commands"] = set(MAY_IMPORT) - {"__init__"} | {"web"}
MAY_IMPORT["cli"] = {"__init__", "commands", "errors", "knowledge"}


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(source: str) -> list[tuple[str, int]]:
    """The parts of ours that a module imports, at its top or inside functions, with their lines."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module == "bannarak":
            names = [
                f"bannarak.{alias.name}" if (PACKAGE / alias.name).exists() or (PACKAGE / f"{alias.name}.py").exists() else "bannarak"
                for alias in node.names
            ]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module or ""]
        elif isinstance(node, ast.ImportFrom):
            names = ["bannarak.RELATIVE"]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "bannarak":
                found.append((name.split(".")[1] if "." in name else "__init__", node.lineno))
    return found


def violations(path: Path, source: str) -> list[str]:
    part = part_of(path)
    allowed = MAY_IMPORT[part] | {part}
    return [f"{path.relative_to(ROOT)}:{line}: {part} may not import {other}" for other, line in imports(source) if other not in allowed]


def test_imports_flow_one_way() -> None:
    assert [v for path in sorted(PACKAGE.rglob("*.py")) for v in violations(path, path.read_text(encoding="utf-8"))] == []


def test_every_part_has_its_layer() -> None:
    parts = {part_of(path) for path in PACKAGE.rglob("*.py")}
    assert parts - MAY_IMPORT.keys() == set()


@pytest.mark.parametrize(
    ("path", "source", "bad"),
    [
        ("readers/pdf.py", "from bannarak.extract import COMPONENTS", "readers may not import extract"),
        ("thai/dates.py", "def f():\n    import bannarak.records", "thai may not import records"),
        ("checks/dates.py", "from bannarak import analyse", "checks may not import analyse"),
        ("extract/dates.py", "from ..readers import read", "extract may not import RELATIVE"),
    ],
)
def test_a_wrong_import_is_seen(path: str, source: str, bad: str) -> None:
    assert [v.split(": ")[1] for v in violations(PACKAGE / path, source)] == [bad]


def test_thai_reads_no_document() -> None:
    """``thai`` stands on its own: the library without spaCy, readers or rules."""
    code = "import sys, pkgutil, importlib, bannarak.thai as t\n"
    code += "[importlib.import_module(m.name) for m in pkgutil.walk_packages(t.__path__, 'bannarak.thai.')]\n"
    code += "ours = [m for m in sys.modules if m.startswith('bannarak.') and not m.startswith(('bannarak.thai', 'bannarak.version'))]\n"
    code += "print(sorted(ours + [m for m in sys.modules if m == 'spacy']))"
    import sys

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent, check=True)
    assert shown.stdout.strip() == "[]"


def tracked() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: the files of the tree are not known")
    listed = subprocess.run(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def text_files() -> list[tuple[Path, str]]:
    found = []
    for path in tracked():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_registry_and_no_path_of_a_machine() -> None:
    hosts = "|".join(["py" + "pi\\.org", "python" + "hosted", "registry\\.npm" + "js", "deb\\.deb" + "ian\\.org"])
    wrong = re.compile(rf"{hosts}|(?<![\w.])/(?:work|root|farm|home/[a-z]+)/")
    assert [f"{path.name}: {m.group()}" for path, text in text_files() for m in wrong.finditer(text)] == []


def gold_pieces(length: int) -> dict[str, str]:
    """Every run of ``length`` Thai characters of the gold documents, white space aside, and where it stands."""
    pieces: dict[str, str] = {}
    for path in sorted((SHARED / "gold").glob("*/*.txt")):
        for words in THAI_RUN.findall(re.sub(r"\s+", "", path.read_text(encoding="utf-8"))):
            pieces.update((words[at : at + length], path.name) for at in range(len(words) - length + 1))
    return pieces


def test_no_text_of_gold_documents() -> None:
    """What is tuned on gold holds no piece of it; names of the registry are facts of the field."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("no ../shared here: there is no foreign gold to compare with")
    length = 40  # shorter runs are the language of the field: titles of standards, kinds of local government, set phrases
    pieces = gold_pieces(length)
    csv = ROOT / "rules" / "institutions.csv"
    registry = re.sub(r"\s+", "", csv.read_text(encoding="utf-8")) if csv.exists() else ""
    found = []
    for path, text in text_files():
        if path.name == "institutions.csv":
            continue
        for words in THAI_RUN.findall(re.sub(r"\s+", "", text)):
            for at in range(len(words) - length + 1):
                piece = words[at : at + length]
                if piece in pieces and piece not in registry:
                    found.append(f"{path.relative_to(ROOT)}: {words[at : at + 2 * length]} ({pieces[piece]})")
                    break
    assert found == []
