"""What a file of evidence tells of its event: not the day on which it was written or put up itself, nothing that was only planned.

A letter, an order or a post mostly has one day, its own. In doubt a day or a number proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from bannarak.knowledge import Knowledge
from bannarak.records import Mention, Record, TimeValue
from bannarak.thai.alternation import any_of
from bannarak.thai.tokens import tokenise

__all__ = ["Proofs", "telling_words"]

_WORD = 4  # letters of a word that tells one event from another
_REACH = 200  # letters before a day or a number that are looked at
_ACT = 40  # letters before a day or a number in which it is said whose it is
_HEAD = 400  # letters at the beginning of a file that say what it is
_HEADING = 30  # letters of the longest line that heads the one below
_NAMED = 2  # words of the claim on the line before a day that make it the day of the same event


def telling_words(text: str) -> set[str]:
    """The longer Thai words of ``text``."""
    return {word for word in tokenise(text) if len(word) >= _WORD and ("ก" <= word[0] <= "ฮ" or "เ" <= word[0] <= "ไ")}


class Proofs:
    """What ``evidence`` tells of the event that ``claim``, the words of the report, tells of."""

    def __init__(self, evidence: Record, claim: str, knowledge: Knowledge) -> None:
        self._record, self._text = evidence, evidence.text
        self._claim, self._words = claim, telling_words(claim)
        self._cues = _cues(knowledge)
        self._silent = self._is_ahead()

    def day(self, mention: Mention) -> bool:
        """Whether the day ``mention`` is told as that of the event."""
        cues, before = self._cues, self._before(mention)
        near = before.rstrip(" \t\n:|.…")
        if self._silent or cues.own.search(near):
            return False
        past = cues.past.search(near) is not None
        since = self._since_done(before)
        if self._acts(cues.act.findall(since[-_ACT:])) or (not past and cues.planned.search(since)):
            return False
        behind = self._text[mention.end : mention.end + _HEADING].lstrip()
        if past or cues.event.search(near) or cues.behind_event.match(behind) or self._from_to(mention):
            return True
        if cues.behind_own.match(behind) or cues.signed.search(before[-_ACT:]):
            return False
        return self._heads(mention, near) or self._named(mention)

    def people(self, mention: Mention) -> bool:
        """Whether the number ``mention`` is told as that of those who came."""
        before = self._before(mention)
        return not self._silent and not self._cues.planned.search(self._since_done(before)) and not self._cues.some.search(before[-_ACT:])

    def _before(self, mention: Mention) -> str:
        """The line before ``mention``, with the one above if that is a short heading or this one has nothing before it."""
        text, end = self._text, mention.start
        floor = max(0, end - _REACH)
        line = text.rfind("\n", floor, end) + 1
        above = text.rfind("\n", floor, line - 1) + 1 if line > floor else 0
        if line and (line - above <= _HEADING or not text[line:end].strip()):
            line = above
        return text[max(floor, line) : end]

    def _from_to(self, mention: Mention) -> bool:
        """Whether the hours from and to which something took place follow the day: that of a post has a single time."""
        times = (m for m in self._record.mentions if mention.end <= m.start <= mention.end + _HEADING)
        return any(isinstance(m.value, TimeValue) and m.value.end is not None for m in times)

    def _acts(self, acts: Iterable[str]) -> bool:
        """Whether one of ``acts`` is something that the claim does not tell of."""
        return any(act not in self._claim for act in acts)

    def _since_done(self, before: str) -> str:
        """What is said before a day or a number behind the last words that tell what came of a plan."""
        return before[max((m.end() for m in self._cues.done.finditer(before)), default=0) :]

    def _is_ahead(self) -> bool:
        """Whether the file is a request, an invitation, an order or a plan, which come before the event."""
        head, cues = self._text[:_HEAD].lstrip(), self._cues
        subject = cues.subject.search(head)
        begun = [head, head[subject.end() :]] if subject else [head]
        if any(cues.ahead.match(part) for part in begun):
            return True
        if cues.proposal.match(head) and not cues.done.search(self._text):
            return True
        act = cues.act.match(head)
        return act is not None and not cues.act.search(self._claim)

    def _heads(self, mention: Mention, near: str) -> bool:
        """Whether ``mention`` is the day at the head of a list of those present or the like."""
        head = self._text[: mention.start].lstrip()
        return len(head) <= _HEAD and self._cues.sheet.match(head) is not None and not self._cues.number.search(near)

    def _named(self, mention: Mention) -> bool:
        """Whether the line names the event of the claim before the day, behind the number of a letter if there is one."""
        text, start = self._text, max(0, mention.start - _REACH)
        line = text[max(start, text.rfind("\n", start, mention.start) + 1) : mention.start]
        line = line[max((m.end() for m in self._cues.number.finditer(line)), default=0) :]
        for other in self._record.mentions:
            if other.label == "institution" and start <= other.start < mention.start:
                line = line.replace(other.text, " ")
        return sum(word in line for word in self._words) >= _NAMED


@dataclass(frozen=True, slots=True)
class _Cues:
    own: re.Pattern[str]
    behind_own: re.Pattern[str]
    signed: re.Pattern[str]
    number: re.Pattern[str]
    act: re.Pattern[str]
    past: re.Pattern[str]
    event: re.Pattern[str]
    behind_event: re.Pattern[str]
    sheet: re.Pattern[str]
    ahead: re.Pattern[str]
    subject: re.Pattern[str]
    proposal: re.Pattern[str]
    planned: re.Pattern[str]
    done: re.Pattern[str]
    some: re.Pattern[str]


@cache
def _cues(knowledge: Knowledge) -> _Cues:
    words = knowledge.lexicon("evidence")["proof"]
    status = knowledge.lexicon("activities")["status"]

    def last(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(words[name])})(?:[ \t:|]*วันที่)?$")

    def any_word(chosen: Set[str] | list[str]) -> re.Pattern[str]:
        return re.compile(any_of(sorted(chosen)))

    return _Cues(
        own=last("own"),
        behind_own=any_word(words["behind_own"]),
        signed=any_word(words["signed"]),
        number=re.compile(rf"(?<![ก-๎])(?:{any_of(words['number'])})[ ]?(?:[ก-ฮ]{{1,3}}\.?[ ]?)?[0-9๐-๙][0-9๐-๙./() ว-]*/[0-9๐-๙]+"),
        act=any_word(words["act"]),
        past=last("past"),
        event=last("event"),
        behind_event=any_word(words["behind_event"]),
        sheet=any_word(words["sheet"]),
        ahead=any_word(words["ahead"]),
        subject=re.compile(rf"(?:^|[\s0-9๐-๙])(?:{any_of(words['subject'])})[ \t:]*", re.MULTILINE),
        proposal=any_word(words["proposal"]),
        planned=any_word({*words["planned"], *status["planned"], *status["postponed"], *status["cancelled"]}),
        some=any_word(words["some"]),
        done=re.compile(rf"(?<!จะ)(?:{any_of(words['done'])})"),
    )
