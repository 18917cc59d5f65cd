"""SARIF against the OASIS schema, as the package pydantic-sarif carries it (models generated from sarif-schema-2.1.0.json)."""

import json

import pytest
from jsonschema import Draft202012Validator
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from bannarak.report.sarif import sarif_object


@pytest.fixture(scope="module")
def schema():
    return Draft202012Validator(Sarif.model_json_schema())


def errors(schema, value):
    return [error.message for error in schema.iter_errors(json.loads(json.dumps(value)))]


@pytest.fixture
def log(text_record, paged_record, problem, rules):
    return sarif_object([text_record, paged_record], rules, [problem])


def test_the_log_satisfies_the_schema(schema, log):
    assert errors(schema, log) == []


def test_the_schema_refuses_what_is_no_sarif(schema, log):
    log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert errors(schema, log)


def test_lines_and_columns_only_where_the_text_is_the_file(log):
    text, paged = log["runs"][0]["results"][1], log["runs"][0]["results"][5]
    assert text["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 13,
        "endLine": 2,
        "endColumn": 37,
        "charOffset": 62,
        "charLength": 24,
        "snippet": {"text": "วันพุธที่ 10 ตุลาคม 2564"},
    }
    assert "region" not in paged["locations"][0]["physicalLocation"]
    assert paged["locations"][0]["logicalLocations"] == [{"name": "1", "kind": "page"}]


def test_the_heading_is_the_place_in_a_word_file(word_record, rules):
    results = sarif_object([word_record], rules, lang="en")["runs"][0]["results"]
    assert results[1]["locations"][0]["logicalLocations"] == [{"name": "2.1 การอบรม", "kind": "heading"}]
    assert "logicalLocations" not in results[0]["locations"][0]


def test_levels_rules_and_related_places(log):
    run = log["runs"][0]
    results = run["results"][:4]
    assert [result["level"] for result in results] == ["warning", "error", "note", "warning"]
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in results] == ["S502", "D101", "T601", "C203"]
    assert [len(result.get("relatedLocations", ())) for result in results] == [0, 0, 0, 2]
    assert results[3]["relatedLocations"][1]["physicalLocation"]["artifactLocation"]["uri"].endswith(".txt")


def test_thai_paths_are_uris_and_failures_are_told(log):
    run = log["runs"][0]
    assert run["artifacts"][0]["location"]["uri"].isascii()
    assert " " not in run["artifacts"][0]["location"]["uri"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"] == "the file is damaged; save it again"
