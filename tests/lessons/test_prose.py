"""The numbers in a lesson's text are right, and the lessons named there exist."""

import itertools
import math
import re

import nbformat
import pytest
from lessons import NUMBERED, PATHS, ROOT, code_cells, printed, prose, read

STEMS = [path.stem for path in PATHS]
MODULES = sorted((ROOT / "lessons_lib").rglob("*.py"))

NUMBER = r"(?<![\w.,^{/])\d+(?:\.\d+)?(?:e[-−]\d+)?(?![\w/^]|\.\d|,\d{3})"
UNIT = r"\$?(?:[ ~-]|\\[;,])?(?:\\text\{ ?)?(?:bits?|nats?)\b"
# What counts as a result: a number with a unit of information, one with three decimals or more, or
# one after = or ≈.
RESULT = re.compile(
    rf"{NUMBER}(?={UNIT})|(?<![\w.])\d+\.\d{{3,}}|(?:(?<==)|(?<=≈)|(?<=\\approx)) ?[-−]?{NUMBER}"
)
# What counts as given or counted: other numbers with a decimal point, and numbers of the things
# below.
COUNTED = r"\\?%|percent\b|times\b|days\b|flights\b|samples\b|classes\b|\w*steps\b"
GIVEN = re.compile(rf"{NUMBER}(?=\s*(?:{COUNTED}))|(?<![\w.^])\d+\.\d+(?:e[-−]\d+)?")

# Numbers that occur only in the text, each with the reason.
EXCEPTIONS = {
    ("00", "800"): "the question of lesson 08, as that lesson asks it",
    ("04", "0.02"): "a difference between two models that is supposed, not computed",
    ("05", "0.001"): "a learning rate that an exercise gives",
    ("05", "24"): "a wrong answer of the vote: the likelihood read as a share",
    ("06", "70"): "a forecast of 0.7, in words",
}


def plain(notebook):
    """The text of all cells, without code, addresses and the chapter numbers of other works."""
    for text in prose(notebook):
        if not text.startswith("## Further reading"):
            text = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
            yield re.sub(r"\]\([^)]*\)|https?://\S+|(doi|arXiv):\S+", "]", text)


def numbers(*texts):
    """All numbers in what a lesson prints, or in code."""
    text = re.sub(r"(?<=\d)[_,](?=\d{3})", "", "\n".join(texts))
    return [float(n) for n in re.findall(r"\d+(?:\.\d+)?(?:e[-+]?\d+)?", text)]


def code(lesson, notebook):
    """The code of a lesson and of its exercises, which hold the numbers that they give."""
    cells = [cell.source for cell in code_cells(notebook)]
    exercises = ROOT / "lessons_lib" / "exercises" / f"lesson_{lesson}.py"
    return "\n".join([*cells, exercises.read_text(encoding="utf-8")])


def agrees(written, number):
    """Whether `number`, rounded to the digits that are `written`, is what is written."""
    mantissa, _, exponent = written.partition("e")
    decimals = len(mantissa.partition(".")[2]) - int(exponent or 0)
    return math.isclose(float(written), number, rel_tol=0, abs_tol=0.501 * 10.0**-decimals)


def strangers(lesson, notebook, pattern, known):
    """(number, text) for each number in the text that agrees with no known number."""
    for text in plain(notebook):
        for match in pattern.findall(text):
            written = match.strip(" -−").replace("−", "-")
            if (lesson, written) not in EXCEPTIONS and not any(agrees(written, n) for n in known):
                yield written, text


@pytest.mark.parametrize("lesson", NUMBERED, ids=STEMS)
def test_results_in_the_text_are_printed(lesson):
    """Each result in the text agrees with a printed number to as many digits as are written."""
    notebook = read(NUMBERED[lesson])
    assert not [*strangers(lesson, notebook, RESULT, numbers(*printed(notebook)))]


@pytest.mark.parametrize("lesson", NUMBERED, ids=STEMS)
def test_other_numbers_in_the_text_are_those_of_the_code(lesson):
    """Each number that the text gives, counts or compares is printed, or is in the code."""
    notebook = read(NUMBERED[lesson])
    known = numbers(*printed(notebook), code(lesson, notebook))
    assert not [*strangers(lesson, notebook, GIVEN, known)]


@pytest.mark.parametrize(("lesson", "written"), EXCEPTIONS)
def test_exceptions_are_needed(lesson, written):
    """An exception whose number is gone, or is now printed, must be taken off the list."""
    notebook = read(NUMBERED[lesson])
    assert re.search(rf"(?<![\d.]){re.escape(written)}(?![\d.]\d)", "\n".join(plain(notebook)))
    assert not any(agrees(written, number) for number in numbers(*printed(notebook)))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("It costs 0.53 bits.", {"0.53"}),
        ("It costs 0.52 bits, or 0.5220 bits.", set()),
        (r"It costs $0.53 \text{ bits}$, or $1.76\;\text{bits}$.", {"0.53", "1.76"}),
        (r"So $H(P) = 1.76$, $-\log_2 p ≈ −2.33$ and $x \approx 0.5$.", {"1.76", "2.33"}),
        (r"So $H(P) = 1.75$ and $x \approx 0.53$.", {"0.53"}),
        ("The mean is **0.5221**.", {"0.5221"}),
        ("A forecast of 0.53, on 5 days, is right 81 % of the time.", {"0.53", "5", "81"}),
        ("A forecast of 0.8, on 4 days, is right 80 percent of the time.", set()),
        ("The gap is 1.2e-16, not 1.1e-16.", {"1.2e-16"}),
        ("Set `p = 0.53`; see [Section 5](https://example.org/0.53).", set()),
    ],
)
def test_wrong_numbers_are_found(sentence, wrong):
    """The patterns find wrong numbers, and pass right ones."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(sentence)])
    known = [0.5220100086782713, 1.75, 0.8, 4, 80, 1.1102230246251565e-16]
    found = [strangers("", notebook, pattern, known) for pattern in (RESULT, GIVEN)]
    assert {written for written, _ in itertools.chain(*found)} == wrong


@pytest.mark.parametrize("lesson", NUMBERED, ids=STEMS)
def test_wrong_result_is_found_in_a_lesson(lesson):
    """A result that a lesson does not print is found, however many numbers it prints."""
    notebook = read(NUMBERED[lesson])
    notebook.cells.append(nbformat.v4.new_markdown_cell("It costs 0.98765 bits."))
    found = strangers(lesson, notebook, RESULT, numbers(*printed(notebook)))
    assert [written for written, _ in found] == ["0.98765"]


# [lesson 04](…), [04 Multi-sample cross-entropy →](…)
LINK = r"\[(?:← )?(?:[Ll]esson )?(\d\d)\b[^\]]*\]\(([^)]+)\)"


def names_of_lessons(text):
    """The numbers in phrases such as `lesson 04`, `lessons 01 and 02`, `Lessons 03 to 05`."""
    for several in re.findall(r"\b[Ll]essons?\s+(\d+(?:(?:,| and| or| to|–)\s*\d+)*)", text):
        yield from re.findall(r"\d+", several)


@pytest.mark.parametrize("path", [*PATHS, *MODULES], ids=lambda path: path.stem)
def test_lessons_that_are_named_exist(path):
    """Each lesson that a text names exists, and a link on its name leads to it."""
    text = path.read_text(encoding="utf-8")
    assert set(names_of_lessons(text)) <= set(NUMBERED)
    for number, target in re.findall(LINK, text):
        assert target.startswith(NUMBERED[number].name)
