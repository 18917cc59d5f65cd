"""E307 to E310: listed files against the evidence folder. They are silent where none is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bannarak.checks.claims import contradictions
from bannarak.checks.codes import Code, citations, keys, listings
from bannarak.checks.folder import Opened, alike, match, near
from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.checks.shared import once_a_record
from bannarak.records import Record, Related

__all__: list[str] = []


@dataclass(frozen=True, slots=True)
class _Attachment:
    code: Code
    files: tuple[Opened, ...]


@once_a_record
def _attachments(record: Record, setting: Setting) -> list[_Attachment]:
    """The listings with their files in the folder. By its title alone no listing gets what is the file of another."""
    folder = setting.evidence
    assert folder is not None
    named = [(code, match(code, folder.names, setting.knowledge)) for code in listings(record)]
    taken = {name for _, names in named for name in names}
    free = [name for name in folder.names if name not in taken]
    return [_Attachment(code, tuple(map(folder.open, names or alike(code, free)))) for code, names in named]


@check("E307")
def evidence_file_missing(record: Record, setting: Setting) -> Iterator[Hit]:
    """A listed file that the folder does not have; the nearest name is offered."""
    if setting.evidence is None:
        return
    attachments = _attachments(record, setting)
    taken = {file.path for attachment in attachments for file in attachment.files}
    free = [name for name in setting.evidence.names if name not in taken]
    for attachment in attachments:
        if not attachment.files:
            value = attachment.code.value
            offered = near(attachment.code, free, setting.knowledge)
            hint = Wording(f" แฟ้มที่ชื่อใกล้ที่สุดคือ “{offered}”", f"; the nearest name is “{offered}”") if offered else Wording("", "")
            name = f"{value.code} {value.file or ''}".strip()
            yield Hit(*attachment.code.place, {"file": name, "hint": hint}, expected=offered)


@check("E308")
def evidence_page_out_of_range(record: Record, setting: Setting) -> Iterator[Hit]:
    """A page reference beyond the last page of the evidence it goes with."""
    if setting.evidence is None:
        return
    attachments = _attachments(record, setting)
    for code in citations(record):
        pages = code.value.pages
        files = _files_of(code, attachments) if pages else []
        counted = [file.pages for file in files if file.pages]
        if pages and counted and len(counted) == len(files) and pages[1] > max(counted):
            params = {"page": pages[1], "code": code.value.code, "pages": max(counted)}
            yield Hit(*code.place, params, related=(Related(0, 0, "", files[0].path),))


@check("E309")
def evidence_contradicts(record: Record, setting: Setting) -> Iterator[Hit]:
    """A day or a number of people that the evidence of a claim tells differently of the same event."""
    if setting.evidence is None:
        return
    attachments = _attachments(record, setting)
    for code in citations(record):
        for file in _files_of(code, attachments):
            if file.record is not None:
                for found in contradictions(record, code, file.record, setting.knowledge):
                    claim, proof = found.claim, found.proof
                    params = {"claim": claim.text, "code": code.value.code, "proof": proof.text}
                    yield Hit(
                        claim.start, claim.end, params, proof.text, (Related(proof.start, proof.end, proof.text, file.path), code.place)
                    )


@check("E310")
def evidence_unreadable(record: Record, setting: Setting) -> Iterator[Hit]:
    """A file of the folder that is empty, damaged or locked."""
    if setting.evidence is None:
        return
    for attachment in _attachments(record, setting):
        for file in attachment.files:
            if file.problem:
                yield Hit(*attachment.code.place, {"file": file.path, "problem": Wording(*file.problem)})


def _files_of(code: Code, attachments: list[_Attachment]) -> list[Opened]:
    return [file for attachment in attachments if keys(attachment.code) & keys(code) for file in attachment.files]
