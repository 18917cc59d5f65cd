"""What may follow a name and belongs to it, and what proves or ends one: patterns made of the words in ``lexicon/institutions.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bannarak.thai.alternation import alternation, any_of
from bannarak.thai.calendar import MONTHS
from bannarak.thai.corpus import countries, provinces

__all__ = ["Shapes", "shapes"]

_TAIL = r"[ก-์]{2,20}"
_COUNTED = "ห้อง|หลัง|ชั้น|ด้าน|ระดับ|รุ่น|ครั้ง|วัน|ปี|รางวัล|ทีม|โรง|ตำบล|อำเภอ|จังหวัด|ทุน|บาท"  # beside the units
_FIELD = "และ(?:(?:กิจการ|การ|ความ)[ก-์]{2,30}?|[ก-์]{2,30}?แห่ง ?)"  # กระทรวงวัฒนธรรมและการศึกษานิวซีแลนด์


@dataclass(frozen=True, slots=True)
class Shapes:
    """Compiled patterns around names. ``suffix`` matches one thing that belongs to the name before it."""

    suffix: re.Pattern[str]
    campus: re.Pattern[str]
    district: re.Pattern[str]
    company: re.Pattern[str]
    another_company: re.Pattern[str]
    level: re.Pattern[str]
    realm: re.Pattern[str]
    office_branch: re.Pattern[str]
    regional: re.Pattern[str]
    sites: tuple[str, ...]
    tail: re.Pattern[str]
    association_tail: re.Pattern[str]
    country: re.Pattern[str]
    abroad: re.Pattern[str]
    branch: re.Pattern[str]
    place: re.Pattern[str]
    seat: re.Pattern[str]
    province_behind: re.Pattern[str]
    advance: re.Pattern[str]
    state: re.Pattern[str]
    national: re.Pattern[str]
    person: re.Pattern[str]
    titled: re.Pattern[str]
    school: re.Pattern[str]
    schools: frozenset[str]
    own_school: re.Pattern[str]
    sisters: tuple[str, ...]
    sister: re.Pattern[str]
    jubilee: re.Pattern[str]
    counted: frozenset[str]
    number: re.Pattern[str]
    numbers: re.Pattern[str]
    twinned: frozenset[str]
    quoted: re.Pattern[str]
    amount: re.Pattern[str]
    called: re.Pattern[str]
    nouns: frozenset[str]
    areas: tuple[str, ...]
    openers: tuple[str, ...]
    unit_before: re.Pattern[str]
    members: re.Pattern[str]


def shapes(words: Mapping[str, frozenset[str]], units: Iterable[str], things: Iterable[str]) -> Shapes:
    """The patterns made of the tables ``words`` of the lexicon. Before one of the ``units`` a number is no part of a name, nor before one
    of the ``things`` where a name seldom has a number.
    """
    legal, bracket = any_of(words["legal"]), any_of(words["legal_brackets"])
    nation = rf"(?:(?<!ของ)(?<!ใน)(?<!ทั่ว)(?:{any_of(words['national'])}))|{any_of(words['national_before'])}{_TAIL}"
    area = any_of(words["province_heads"])
    counting = rf"[0-9๐-๙./:,)-]| ?(?:[-–]|ถึง) ?[0-9๐-๙]| ?(?:{_COUNTED}|{alternation(units)})"
    counting_things = rf"{counting}| ?(?:{alternation(things)})"
    return Shapes(
        suffix=_suffix(words, legal, counting.replace(" ", r"\ ")),
        campus=re.compile(rf" ?(?:{any_of(words['campuses'])}) ?(?=[ก-ฮเ-ไA-Z])"),
        district=re.compile(rf"{alternation(words['districts'])}(?![ะ-ฺๅ็-๎])|(?:{any_of(words['place_begins'])})(?=[ก-ฮเ-ไ])(?!ที่)"),
        company=re.compile(rf"[^\n“”\"]{{1,90}}?(?:{legal})(?:\s?\((?:{bracket})\))?"),
        another_company=re.compile(any_of(words["company_breaks"])),
        level=re.compile(any_of(words["levels"])),
        realm=re.compile(rf"(?:แห่ง|{_FIELD})?(?:{any_of(words['realms'])})(?=[ก-ฮเ-ไ])"),
        country=re.compile(rf"(?:แห่ง ?|{_FIELD})?(?:{alternation((countries() | words['countries']) - {'ไทย'})})"),
        abroad=re.compile(
            rf" {{1,2}}(?:(?P<realm>(?:{any_of(words['realms'])})(?!ไทย)(?=[ก-ฮเ-ไ]))|(?P<laos>สปป\. ?ลาว)"
            rf"|(?P<said>ประเทศ)?(?:{alternation((countries() | words['countries']) - {'ไทย'})}))"
        ),
        office_branch=re.compile(r" ?สาขา(?!วิชา|อาชีพ|ที่|การ|ความ|ต่าง) ?(?=[ก-ฮเ-ไ])"),
        regional=re.compile(rf" ?สำนักงาน(?:ภาค[ก-์]+|(?:{alternation(provinces())})(?![ก-๎]))"),
        sites=tuple(f" {site}" for site in sorted(words["sites"])),
        tail=_tail(words["tails"] | words["trades"]),
        association_tail=_tail(words["tails"]),
        branch=re.compile(rf"(?:จังหวัด)?(?:{alternation(provinces())})"),
        place=re.compile(
            rf" ?(?:{any_of(words['dedications'])})|(?: |(?<=[”\"’]))(?P<head>{any_of(words['place_heads'])}|บ้าน(?!หนังสือ|พัก|เลข))[ก-์]+"
            rf"| (?:{alternation({*provinces(), *words['seats']})})(?!(?!และ|กับ|ร่วม|จัด)[ก-๎])"
        ),
        seat=re.compile(rf" ?(?:{alternation({*provinces(), *words['seats']})}|จังหวัด(?:{alternation(provinces())}))(?![ก-๎])"),
        province_behind=re.compile(rf" (?:จ\. ?|จังหวัด)(?:{alternation(provinces())})(?![ก-๎])"),
        advance=re.compile(rf" ?(?:{any_of(words['advance'])}) ?(?:จ\. ?|จังหวัด)?(?:{alternation(provinces())})(?![ก-๎])"),
        state=re.compile(rf"(?:{nation})$"),
        national=re.compile(rf"(?:{nation}|(?:{area})[ก-ฮเ-ไ]{_TAIL})$"),
        person=re.compile(rf"(?<![ก-๎])(?:{any_of(words['personal_titles'])}) ?[ก-์]+ +$"),
        titled=re.compile(rf"(?:{any_of(words['personal_titles'])}) ?[ก-์]{{2,}} (?P<surname>[ก-์]{{3,}})(?![ก-๎])"),
        school=_school(words),
        schools=words["schools"],
        own_school=re.compile(rf" [ก-์]{{2,30}}?(?:{any_of(words['school_ends'])})(?![ก-๎])"),
        sister=re.compile(
            rf" (?:(?!กรุงเทพ)(?:{alternation(provinces())})|ภาค(?:เหนือ|ใต้|กลาง|ตะวันออก(?:เฉียงเหนือ)?)|"
            rf"(?:{any_of(words['school_regions'])})(?: [0-9๐-๙])?)(?![ก-๎])"
        ),
        sisters=tuple(sorted(words["sisters"])),
        jubilee=re.compile(rf" (?:(?:{any_of(words['jubilees'])})|เฉลิมพระเกียรติ [0-9๐-๙]{{1,3}} พรรษา)(?![ก-๎])"),
        counted=words["counted"],
        number=re.compile(rf" [0-9๐-๙](?!{counting_things})"),
        numbers=re.compile(rf" [0-9๐-๙]{{1,3}}(?:(?= จังหวัด(?:{alternation(provinces())}))|(?!{counting}))"),
        twinned=words["twinned"],
        amount=re.compile(
            rf"[0-9๐-๙]+(?:[.:][0-9๐-๙]|,[0-9๐-๙]{{3}}| ?(?:น\.|(?:{_COUNTED}|{alternation(units)}|{alternation(things)})(?!ที่)))"
        ),
        quoted=re.compile(rf" ?[“\"‘][ก-์ ]{{2,40}}(?:{any_of(words['school_ends'])})[”\"’]"),
        called=re.compile(rf"(?: {{0,16}}|\n)[“”\"‘’'](?! ?(?:{any_of(words['not_called'])})) ?[^“”\"‘’'\n]{{2,40}}[“”\"‘’']"),
        nouns=words["nouns"],
        areas=tuple(sorted(words["areas"])),
        openers=tuple(sorted(words["openers"])),
        unit_before=_unit_before(words),
        members=re.compile(rf" (?:{any_of(words['members'])})(?:(?:แห่งประเทศ)?ไทย|ภาค(?:เหนือ|ใต้|กลาง|ตะวันออก(?:เฉียงเหนือ)?))(?![ก-๎])"),
    )


def _unit_before(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """An abbreviated unit, at the end of what stands before the abbreviation of its university; words before it may be glued to it."""
    first, last = "".join(sorted(words["unit_letters"])), "".join(sorted(words["degree_letters"]))
    unit = rf"(?!{any_of(words['no_units'])})[{first}][ก-ฮ]{{1,3}}(?![{last}])[ก-ฮ]\."
    return re.compile(rf"(?<![ก-๎.])(?:{any_of(words['leads'] | words['titles'])})?(?P<unit>{unit})$")


def _tail(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?: แอนด์ [ก-ฮเ-ไ][ก-์]*| (?:{any_of(words)})(?![ก-๎])| \((?:ไทย|ประเทศไทย|ไทยแลนด์|เอเชีย)\))+")


def _suffix(words: Mapping[str, frozenset[str]], legal: str, counting: str) -> re.Pattern[str]:
    """A legal form, royal patronage with the patron's titles, the number of an office, a country.

    What is behind a name is asked before the name itself, of which many are tried.
    """
    titled = any_of(words["patron_titles"])
    patron = rf"(?:{any_of(words['patrons'])})(?:[^\s,()]*?(?:{titled})|[^\s,()]+)"
    royal, princely = any_of(words["royal_titles"]), any_of(words["princely_titles"])
    numbered = any_of(words["numbered"])
    provinces_ = rf"(?:(?:{alternation(provinces())})(?![ก-๎])|กทม\.|กรุงเทพฯ)"
    months = rf"\ ?(?:{any_of(MONTHS)}|[ก-ฮ]{{1,2}}\.[ก-ฮ])"
    range_ = rf"\ [-–]\ [0-9๐-๙]{{1,3}}(?![0-9๐-๙./:-]|{months})"  # but not 5 - 10 มีนาคม
    behind = "|".join(rf"(?<={re.escape(word)})" for word in sorted(words["numbered"]))
    seats = "|".join(rf"(?<={re.escape(word + whose)})" for word in sorted(words["missions"]) for whose in ("", "ไทย"))
    return re.compile(
        rf"""\ ?\((?:{any_of(words["legal_brackets"])})\)
          | \ ?(?:{legal})(?:\ ?\((?:{any_of(words["company_brackets"])})\)|\ มหาชน(?![ก-๎]))?
          | \ ?(?:{any_of(words["patronage"])})[^\s,()]*?ถัมภ์
            (?:\ ?(?:ของ)?{patron}(?:\ (?:{royal})[^\s,()]+)?)?(?:\ ?(?:{princely})[^\s,()]+)?(?:\ ?(?:{titled}))?
          | \ ?ใน{patron}
          | \ ?รักษาพระองค์
          | (?<=เจ้าอยู่หัว)\ ?รัชกาลที่\ ?[0-9๐-๙]{{1,2}}(?![0-9๐-๙])
          | (?<=พระสังฆราชเจ้า)\ ?กรม(?:หลวง|พระ)[^\s,()]+
          | \ ?ฯ?\ ?(?:{titled})
          | \ ?เขต\ ?[0-9๐-๙]{{1,2}}
            (?:-[0-9๐-๙]{{1,2}}|(?:,\ ?[0-9๐-๙]{{1,2}})*\ ?และ\ ?(?:เขต\ ?)?[0-9๐-๙]{{1,2}})(?!{counting}|{months})
          | \ ?(?:{numbered})\ ?(?!2[45][0-9]{{2}})[0-9๐-๙]{{1,4}}(?![0-9๐-๙./:-]|\ ?/)(?:{range_})?(?:\ (?:{provinces_}))?
          | (?=\ ?[0-9๐-๙])(?:{behind})(?<!ภูมิภาค)\ ?[0-9๐-๙]{{1,3}}(?![0-9๐-๙./:-]|\ ?(?:แห่ง|โรง))(?:{range_})?(?:\ (?:{provinces_}))?
          | (?<=[0-9๐-๙])\ ?\((?:จังหวัด)?(?:{alternation(provinces())})\)
          | \ ?ประจำจังหวัด(?:{provinces_})
          | \ ?[0-9๐-๙]{{1,3}}\ ?พรรษา
          | (?:{any_of(words["branches_abroad"])})(?:{alternation({*countries(), *words["countries"]})}|[ก-์]+)
          | (?=\ ?[ณป])(?:{seats})\ ?(?:ณ|ประจำ)\ ?(?:กรุง|นคร|เมือง|ประเทศ)(?:(?!ฝ่าย)[ก-์])+
        """,
        re.VERBOSE,
    )


def _school(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """Behind the name of a school: its number in its town, its second name in brackets."""
    own_name = rf"(?:{any_of(words['school_begins'])}|[ก-์]{{0,40}}(?:{any_of(words['school_ends'])}))[ก-์ ]{{0,40}}"
    second = rf"(?:วันครู ?[0-9๐-๙]{{4}}|{own_name})"
    series = any_of(words["school_series"])
    own = "|".join(f"(?<={word})" for word in sorted(words["school_series"]))
    number = rf"(?<=เทศบาล) ?[0-9๐-๙]{{1,2}}| (?:{series}) ?[0-9๐-๙]{{1,3}}|(?:{own}) ?[0-9๐-๙]{{1,3}}"
    return re.compile(rf"(?:{number})?(?: ?\({second}\))?")
