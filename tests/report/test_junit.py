from xml.etree.ElementTree import Element, fromstring

from hypothesis import given

from grader.report.junit import junit
from grader.report.wording import visible
from grader.rows import SampleRow
from tests.report.build import BROKEN, CLUMSY, ROWS, UNSURE, failed, finding, sample
from tests.report.strategies import HOSTILE, QUICK, many_samples

TAGS = {"failed": "failure", "gap": "error", "blocked": "skipped", "not-applicable": "skipped"}


def parse(rows: list[SampleRow]) -> Element:
    return fromstring(junit(rows).encode())


def case(row: SampleRow, check: str) -> Element:
    found = parse([row]).find(f".//testcase[@name='{check}']")
    assert found is not None
    return found


@QUICK
@given(many_samples)
def test_any_rows_are_xml_with_a_case_for_every_check(rows: list[SampleRow]) -> None:
    root = parse(rows)
    assert len(root) == len(rows)
    for suite, row in zip(root, rows, strict=True):
        cases = suite.findall("testcase")
        assert [one.get("name") for one in cases] == [visible(v["check"]) for v in row["verdicts"]]
        for one, verdict in zip(cases, row["verdicts"], strict=True):
            assert [child.tag for child in one] == [
                TAGS[status] for status in [verdict["status"]] if status in TAGS
            ]


@QUICK
@given(many_samples)
def test_counts_are_those_of_the_cases(rows: list[SampleRow]) -> None:
    root = parse(rows)
    for element in (root, *root):
        assert element.get("tests") == str(len(list(element.iter("testcase"))))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert element.get(name) == str(len(list(element.iter(tag))))


def test_hostile_text_comes_back_visible_and_whole() -> None:
    for text in filter(None, HOSTILE):
        row = sample("a", "functional", 0.5, failed("c", finding(text, text, 1)))
        failure = case(row, "c").find("failure")
        assert failure is not None
        assert failure.get("message") == visible(text)
        assert failure.text == f"{visible(text)}:1: {visible(text)}"


def test_a_failure_says_what_it_is_and_lists_every_place() -> None:
    failure = case(BROKEN, "wrong-tetrominoes").find("failure")
    assert failure is not None
    assert failure.attrib == {
        "type": "gate",
        "message": "The J piece is missing from the table of shapes",
    }
    assert failure.text == (
        "index.html:18:7: The J piece is missing from the table of shapes\n"
        "index.html:22:5: The O piece has 6 cells instead of 4"
    )
    craft = case(CLUMSY, "interval-loop").find("failure")
    assert craft is not None
    assert craft.get("type") == "craft"


def test_a_case_names_its_file_and_line() -> None:
    assert case(BROKEN, "dead-rotation").get("line") == "140"
    assert case(BROKEN, "dead-rotation").get("file") == f"{BROKEN['path']}/index.html"


def test_what_was_not_reached_names_the_root() -> None:
    skipped = case(BROKEN, "escaping-rotation").find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "not reached after dead-rotation"


def test_a_gap_is_an_error_of_its_cause() -> None:
    error = case(UNSURE, "undeclared-name").find("error")
    assert error is not None
    assert error.get("type") == "tool"
    assert error.text == "the browser closed the page twice"


def test_faults_that_were_not_kept_are_counted() -> None:
    many = failed("c", finding("x"), total=9) | {"faulty": 7}
    failure = case(sample("a", "functional", 0.5, many), "c").find("failure")
    assert failure is not None
    assert failure.text == "index.html: x\n6 more findings"


def test_suites_stand_apart_by_rubric_and_path() -> None:
    names = [suite.get("name") for suite in parse([*ROWS, {**BROKEN, "rubric": "web_page"}])]
    assert len(set(names)) == len(names)


def test_class_names_have_one_dot() -> None:
    row = sample("../shelf/v1.2/page.html", "functional", 0.5, failed("c", finding("x")))
    assert case(row, "c").get("classname") == "tetris.__/shelf/v1_2/page_html"
