"""The lock files hold what pyproject.toml asks for, each file with its hash and from no named index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, set[str]]:
    """The versions of each package in a lock file; more than one where they differ by version of Python."""
    found: dict[str, set[str]] = {}
    for package, version in _PIN.findall((ROOT / name).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


def wanted(*parts: list[str]) -> list[Requirement]:
    return [Requirement(text) for part in parts for text in part]


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", wanted(PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["build"])),
        (
            "requirements-dev.lock",
            wanted(
                PROJECT["project"]["dependencies"],
                *PROJECT["dependency-groups"].values(),
                *PROJECT["project"]["optional-dependencies"].values(),
            ),
        ),
    ],
    ids=["requirements.lock", "requirements-dev.lock"],
)
def test_it_holds_what_the_project_asks_for(lock: str, requirements: list[Requirement]) -> None:
    held = pins(lock)
    wrong = [
        str(r) for r in requirements if not any(r.specifier.contains(v, prereleases=True) for v in held.get(canonicalize_name(r.name), ()))
    ]
    assert wrong == [], "run scripts/lock (needs uv)"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_file_has_a_hash_and_no_index_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"^--.*|https?://\S+", text, re.MULTILINE) == []


def test_users_get_the_versions_that_are_tested() -> None:
    tested = pins("requirements-dev.lock")
    assert {name: versions for name, versions in pins("requirements.lock").items() if not versions <= tested.get(name, set())} == {}


def test_nothing_heavy_comes_along() -> None:
    """A model runtime of gigabytes is no part of a tool that reads reports."""
    assert pins("requirements-dev.lock").keys() & {"torch", "tensorflow", "jax", "transformers"} == set()
