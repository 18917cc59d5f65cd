"""One shard of a dataset: the bytes depend on its documents, not on how their rows came together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bannarak.dataset.rows import empty, pack
from bannarak.dataset.shards import from_parquet, merge
from bannarak.schema import TABLES

DOCUMENTS = [f"{number:016x}" for number in range(0, 4000, 100)]
PATHS = {doc: [f"{doc}.txt"] for doc in DOCUMENTS}


def unit(docs: Sequence[str]) -> bytes:
    """The packed rows of some documents, three counts each."""
    tables = empty()
    for doc in docs:
        about = ("news", "ชื่อเรื่อง", None, None, None, None, None, None, None)
        tables["documents"].append((doc, f"{doc}.txt", doc * 4, None, *about, 0, "text", 300, doc * 2, f"ข้อความ {doc} " * 1500))
        for at in range(3):
            place = (doc, f"m{at}", at, at + 5, None, None, f"{at} คน")
            tables["counts"].append((*place, "participants", at, None, "exact", False, None, False))
    return pack(tables)


WHOLE = merge([unit(DOCUMENTS)], {}, PATHS)


def test_the_rows_of_a_shard_are_there() -> None:
    assert WHOLE["documents"][1] == len(DOCUMENTS)
    assert WHOLE["counts"][1] == 3 * len(DOCUMENTS)


@settings(max_examples=25)
@given(
    st.lists(st.integers(1, len(DOCUMENTS) - 1), max_size=5, unique=True), st.randoms(use_true_random=False), st.booleans(), st.booleans()
)
def test_units_in_any_order_and_done_twice_give_the_same_bytes(cuts: list[int], random: Random, shuffled: bool, twice: bool) -> None:
    edges = [0, *sorted(cuts), len(DOCUMENTS)]
    parts = [DOCUMENTS[a:b] for a, b in itertools.pairwise(edges)]
    if twice:
        parts.append(parts[0])
    if shuffled:
        random.shuffle(parts)
    assert merge([unit(part) for part in parts], {}, PATHS) == WHOLE


def test_old_rows_and_new_ones_give_the_same_bytes() -> None:
    paths = {doc: PATHS[doc] for doc in DOCUMENTS[::2]}
    old = {name: [data] for name, (data, _) in merge([unit(DOCUMENTS[::2])], {}, paths).items()}
    assert merge([unit(DOCUMENTS[1::2])], old, PATHS) == WHOLE


@pytest.mark.parametrize("keep", [1, 7, len(DOCUMENTS) - 1])
def test_rows_of_documents_that_are_gone_are_dropped(keep: int) -> None:
    paths = {doc: PATHS[doc] for doc in DOCUMENTS[:keep]}
    merged = merge([unit(DOCUMENTS)], {}, paths)
    assert merged == merge([unit(DOCUMENTS[:keep])], {}, paths)
    assert merged["documents"][1] == keep


def test_a_document_in_two_places_has_two_rows_the_second_told_as_a_copy() -> None:
    paths = {**PATHS, DOCUMENTS[3]: ["a.txt", "b.txt"]}
    merged = merge([unit(DOCUMENTS)], {}, paths)
    assert (merged["documents"][1], merged["counts"][1]) == (len(DOCUMENTS) + 1, 3 * len(DOCUMENTS))


def test_what_was_read_is_let_go_of_at_once():
    part, _ = merge([unit(DOCUMENTS)], {}, PATHS)["counts"]
    for _ in range(2000):  # a thread of Arrow's would hold on to one in a hundred
        data = bytearray(part)
        from_parquet(memoryview(data), TABLES["counts"])
        data.append(0)  # BufferError while anybody still holds it
