"""The overview of a class: its numbers are those planted in the files, and no file harms it."""

import collections
import csv
import html
import json
import os
import re
import threading
import tracemalloc

import nbformat
import overview
import pytest
import returned
from copies import own_copy
from lessons import NUMBERED, PATHS, asked, code_cells, exercises, write
from returned import JUDGED, LEFT, SOLVED, STORED, TRIED

from lessons_lib.exercises import exercises_of, messages
from lessons_lib.exercises.kinds import Choice, Function, Number, Order

pytestmark = pytest.mark.no_cover

LEARNERS = [f"Learner {number:02d}" for number in range(30)]
LESSONS = ["01", "03", "06"]
FIRST = NUMBERED["00"]
RARE = exercises(FIRST).rare
ATTACK = "<script>alert(1)</script>"


def notebook(path, answers):
    """Write a learner's copy with some answers, and with what the exercises say to them.

    Each answer is (value, source): the value given to the check, and its source in the cell.
    """
    copy = own_copy(path)
    for cell in code_cells(copy):
        name = asked(cell)
        if name in answers:
            value, source = answers[name]
            check = cell.source[re.search(r"^ex\.", cell.source, re.M).start() :]
            given = re.search(r"\((\w+)\)", check)[1]
            cell.source = f"{source.format(given)}\n\n{check}"
            set_stored(cell, getattr(exercises(path), name).check(value))
    return copy


def set_stored(cell, text):
    data = {"text/plain": str(text), "text/markdown": getattr(text, "markdown", str(text))}
    cell.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=1)]


def wrong(exercise, number):
    """A wrong answer to an exercise, and the diagnosis of that answer."""
    answer, said = exercise.misconceptions[number % len(exercise.misconceptions)]
    if isinstance(exercise, Order):  # its answer names swapped steps, not an order
        answer = exercise.answer[::-1]
        said = exercise.diagnose(answer)
    return answer, said


def written(exercise, answer):
    """How an answer is written in a cell: as a literal, or as code where it is none."""
    return (
        f"{{}} = {answer!r}" if isinstance(exercise, (Number, Choice, Order)) else "{} = run_me()"
    )


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Thirty folders, some arranged as on a hub, with slips planted in known numbers."""
    folder = tmp_path_factory.mktemp("returned") / "school"
    planted = {}
    for number, learner in enumerate(LEARNERS):
        home = folder / learner / ("my_lessons" if number % 2 else "")
        home.mkdir(parents=True)
        for lesson in LESSONS:
            path = NUMBERED[lesson]
            answers = {}
            for place, (name, exercise) in enumerate(exercises_of(exercises(path)).items()):
                # The last five learners have not started; the others differ in what they did.
                turn = (number * 7 + place * 3 + int(lesson)) % 5
                if number >= 25 or turn == 0:
                    continue
                state, said = SOLVED, ""
                answer = exercise.answer
                if turn >= 3 or (name == "vote" and number < 20):
                    slip = 0 if name == "vote" else number // 5
                    state, (answer, said) = TRIED, wrong(exercise, slip)
                    said = str(exercise.check(answer)).partition(": ")[2]
                answers[name] = answer, written(exercise, answer)
                planted[learner, lesson, name] = state, said
            write(notebook(path, answers), home / path.name)
    return folder, planted


def unmarked(text):
    """The words in some HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def words(text):
    """The words of a diagnosis, as the page shows them."""
    return unmarked(str(overview.as_html(text)))


@pytest.fixture
def made(school, tmp_path, monkeypatch):
    """A function that makes the page and the table of a folder."""
    monkeypatch.setattr(overview, "FOLDER", tmp_path / "overview")

    def make(folder=school[0], names=True):
        overview.main(folder, names)
        page = (overview.FOLDER / "index.html").read_text(encoding="utf-8")
        text = (overview.FOLDER / "overview.csv").read_text(encoding="utf-8-sig")
        return page, list(csv.DictReader(text.splitlines()))

    return make


def table_rows(page, kind):
    """(lesson, texts of the cells) for each row in the tables of a kind."""
    for lesson, section in re.findall(r'<details id="lesson-(\d\d)".*?(.*?)</details>', page, re.S):
        for table in re.findall(rf'<table class="{kind}">.*?<tbody>(.*?)</tbody>', section, re.S):
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.S):
                yield (
                    lesson,
                    [unmarked(c) for c in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.S)],
                )


def test_page_and_table_have_the_planted_numbers(school, made):
    """Numbers of solved, tried and left exercises, and learners per slip, are those planted."""
    planted = school[1]
    page, table = made()
    states = collections.Counter((key[1], key[2], state) for key, (state, _) in planted.items())
    shown = {
        (lesson, row[0]): list(map(int, row[2:5])) for lesson, row in table_rows(page, "exercises")
    }
    expected = {}
    for path in PATHS:
        for name in exercises_of(exercises(path)):
            done, tried = (states[path.name[:2], name, state] for state in (SOLVED, TRIED))
            expected[path.name[:2], name] = [done, tried, 30 - done - tried]
    assert shown == expected
    slips = collections.Counter(
        (key[1], key[2], words(said)) for key, (_, said) in planted.items() if said
    )
    listed = {(lesson, row[1], row[2]): int(row[0]) for lesson, row in table_rows(page, "slips")}
    assert listed == slips
    assert len(slips) > 50
    assert len(table) == 30 * len(expected)
    for line in table:
        state, said = planted.get((line["learner"], line["lesson"], line["exercise"]), (LEFT, ""))
        assert (line["state"], line["diagnosis"].lstrip("'")) == (state, said)
        exercise = getattr(exercises(NUMBERED[line["lesson"]]), line["exercise"])
        basis = STORED if isinstance(exercise, Function) else JUDGED
        assert line["rests on"] == (basis if state != LEFT else "")
        assert line["doubt"] == ""


def test_next_session_takes_up_what_most_share(school, made):
    """The three most frequent slips come first, each with its section and the guide's words."""
    page, _ = made()
    counts = collections.Counter((*key[1:], said) for key, (_, said) in school[1].items() if said)
    section = re.search(r'<ol class="next">(.*?)</ol>', page, re.S)[1]
    items = re.findall(r"<li>\n(.*?)\n</li>", section, re.S)
    named = [int(re.search(r"<strong>(\d+) of 30", item)[1]) for item in items]
    assert named == [count for _, count in counts.most_common(3)]
    for item, lesson in zip(items, LESSONS, strict=True):  # the vote of each, in the planted class
        vote = exercises(NUMBERED[lesson]).vote
        assert words(wrong(vote, 0)[1]) in unmarked(item)
        assert "<code>vote</code>" in item
        assert unmarked(str(overview.as_html(f"The answer is *{vote.answer}*"))) in unmarked(item)


def test_who_has_not_started_is_named(made):
    """Learners who left out every exercise, and no others, are named as not started."""
    page, _ = made()
    named = re.search(r'<h2 id="idle">.*?</p>', page, re.S)[0]
    assert "5 of 30 learners" in named
    assert re.findall(r"<bdi>(.*?)</bdi>", named) == LEARNERS[25:]


def test_names_can_be_left_out(made):
    """With names left out, neither page nor table has a name, and the numbers are the same."""
    page, table = made()
    without, numbered = made(names=False)
    assert "Learner " in page
    assert not [name for name in LEARNERS if name in without]
    assert {line["learner"] for line in numbered} == {str(number) for number in range(1, 31)}
    for kind in ("exercises", "slips"):
        assert list(table_rows(without, kind)) == list(table_rows(page, kind))
    key = [column for column in overview.COLUMNS if column != "learner"]
    lines = [[tuple(line[c] for c in key) for line in rows] for rows in (table, numbered)]
    assert sorted(lines[0]) == sorted(lines[1])
    assert lines[0] != lines[1]  # their order would tell whose number is whose


def answered(folder, source, text, name="Ada"):
    """Save a copy of lesson 00 with one answered exercise in a learner's folder."""
    copy = own_copy(FIRST)
    (cell,) = [cell for cell in code_cells(copy) if asked(cell)]
    cell.source = source
    if text is not None:
        set_stored(cell, text)
    (folder / name).mkdir(exist_ok=True, parents=True)
    write(copy, folder / name / FIRST.name)
    return folder


def result(folder):
    (learner,) = returned.learners(folder)
    return learner.result("00", "rare")


RIGHT, WRONG = (f"rare_bits = {value!r}\nex.rare.check(rare_bits)" for value in (RARE.answer, 10))


def test_exercise_that_nobody_can_do_is_named(tmp_path, made):
    """Only where no diagnosis says why: the teacher must look at what was typed."""
    other = 123.0
    folder = answered(tmp_path, f"rare_bits = {other}\nex.rare.check(rare_bits)", RARE.check(other))
    assert "<code>rare</code>\n(lesson 00, tried by 1). Look at what was typed" in made(folder)[0]
    answered(folder, RIGHT, RARE.check(RARE.answer), name="Ben")
    assert "Look at what was typed" not in made(folder)[0]


def test_words_of_the_guide_are_quoted_once(tmp_path, made):
    """Slips of one lesson are treated in the same paragraph of the guide."""
    path = NUMBERED["03"]
    slips = [(name, e) for name, e in exercises_of(exercises(path)).items() if type(e) is Number]
    answers = {name: (wrong(e, 0)[0], written(e, wrong(e, 0)[0])) for name, e in slips[:3]}
    (tmp_path / "in" / "Ada").mkdir(parents=True)
    write(notebook(path, answers), tmp_path / "in" / "Ada" / path.name)
    page, _ = made(tmp_path / "in")
    assert page.count("1 of 1:") == 3
    assert page.count("<blockquote>") == 1


@pytest.mark.parametrize(
    ("source", "text", "state"),
    [
        (WRONG, RARE.check(RARE.answer), TRIED),  # a forged result
        (RIGHT, RARE.check(10), SOLVED),  # an answer that was changed but not run
        ("ex.rare.check(...)", RARE.check(RARE.answer), LEFT),
    ],
)
def test_disagreement_is_shown_and_the_answer_counts(tmp_path, made, source, text, state):
    """If stored text and answer disagree, the page says so, and the answer counts."""
    found = result(answered(tmp_path / "in", source, text))
    assert (found.state, found.doubt) == (state, returned.DISAGREE)
    assert f"rare: {returned.DISAGREE}" in made(tmp_path / "in")[0]


@pytest.mark.parametrize(
    ("opening", "state"), [(messages.CORRECT, SOLVED), (messages.NOT_YET, TRIED)]
)
def test_mark_counts_where_the_words_are_unknown(tmp_path, made, opening, state):
    """Words of another version, or forged ones, are not repeated; the mark before them counts."""
    text = f"{opening}: {ATTACK}"
    found = result(answered(tmp_path / "in", "ex.rare.check(mine())", text))
    assert (found.state, found.doubt, found.basis) == (state, returned.UNKNOWN, STORED)
    page, _ = made(tmp_path / "in")
    assert f"rare: {returned.UNKNOWN}" in page
    assert ATTACK not in page


@pytest.mark.parametrize(
    ("source", "opening", "slips"), [(RIGHT, messages.CORRECT, 0), (WRONG, messages.NOT_YET, 1)]
)
def test_other_words_do_not_contradict_an_answer(tmp_path, source, opening, slips):
    """An answer that is judged again agrees with a stored verdict that has the same mark."""
    found = result(answered(tmp_path, source, f"{opening}: said otherwise."))
    assert (len(found.slips), found.basis, found.doubt) == (slips, JUDGED, "")


def test_known_slip_beside_an_unknown_one_counts():
    """Of several slips, those in the words of this version count."""
    diagnosis = messages.SEVERAL_SLIPS[2].format("it is said otherwise.", messages.FLIPPED)
    found = returned.said(RARE, f"{messages.NOT_YET}: {diagnosis}", STORED)
    assert (found.slips, found.doubt) == ((messages.FLIPPED,), returned.UNKNOWN)


def test_cleared_result_is_judged_from_the_answer(tmp_path):
    """An answer whose stored result was cleared still counts."""
    found = result(answered(tmp_path, RIGHT, None))
    assert (found.state, found.basis, found.doubt) == (SOLVED, JUDGED, "")


def handed_in(file, lesson, cells):
    """Save a copy of a lesson in which some exercises' cells have another source and outputs."""
    copy = own_copy(NUMBERED[lesson])
    for cell in code_cells(copy):
        if asked(cell) in cells:
            cell.source, cell.outputs = cells[asked(cell)]
    file.parent.mkdir(parents=True, exist_ok=True)
    write(copy, file)


def states(learner, lesson):
    """The exercises of a lesson that a learner did not leave, each with its state and doubt."""
    results = {key[1]: r for key, r in learner.results.items() if key[0] == lesson}
    return {name: (r.state, r.doubt) for name, r in results.items() if r.state != LEFT}


def in_cell(text):
    """The output of a cell that shows a verdict."""
    return [nbformat.v4.new_output("execute_result", {"text/plain": str(text)})]


ERROR = nbformat.v4.new_output("error", ename="NameError", evalue=ATTACK, traceback=[ATTACK])
PICTURE = nbformat.v4.new_output("display_data", {"text/plain": "<Figure size 640x480>"})


@pytest.mark.parametrize(
    ("outputs", "doubt"),
    [
        ([], returned.NOT_STORED),
        (in_cell(RARE.check(...)), returned.NOT_STORED),  # what replaced the dots was not run
        ([PICTURE], returned.NOT_STORED),
        ([ERROR], returned.FAILED),
        ([PICTURE, ERROR], returned.FAILED),
    ],
)
def test_what_was_typed_in_without_a_result_was_tried(tmp_path, made, outputs, doubt):
    """Formulas and functions without a stored result were tried, in doubt; dots were left."""
    typed = {
        "recall": "wasted_bits = 1/2 * np.log2(2)\nex.recall.check(wasted_bits)",
        "gloomy": "gloomy_bits = (1.5\nex.gloomy.check(gloomy_bits)",
        "soft_loss": "ex.soft_loss.check(cautious_bits)",
        "encode": "def encode(labels, classes):\n    return 1\n\n\nex.encode.check(encode)",
    }
    dots = {
        "dry_day": "dry_day_bits = ...  # dry\n\nex.dry_day.check(dry_day_bits)",
        "three_bits": "ex.three_bits.check(...)",
        "cross_entropy_bits": "def cross_entropy_bits(p, q):\n    # how?\n    pass\n"
        "ex.cross_entropy_bits.check(cross_entropy_bits)",
    }
    cells = {name: (source, outputs) for name, source in (typed | dots).items()}
    handed_in(tmp_path / "in" / "Ada" / "03.ipynb", "03", cells)
    (learner,) = returned.learners(tmp_path / "in")
    assert states(learner, "03") == dict.fromkeys(typed, (TRIED, doubt))
    page, table = made(tmp_path / "in")
    assert "Everybody has tried something" in page
    assert f"<bdi>Ada</bdi>, lesson 03, recall, gloomy, soft_loss, encode: {doubt}." in page
    assert ATTACK not in page
    assert [row["state"] for row in table if row["exercise"] == "encode"] == [TRIED]


@pytest.mark.parametrize("outputs", [[], [ERROR], [PICTURE]])
def test_literal_without_a_result_is_judged(tmp_path, outputs):
    """What is stored below a literal does not matter if it is no verdict."""
    handed_in(tmp_path / "Ada" / "00.ipynb", "00", {"rare": (RIGHT, outputs)})
    (learner,) = returned.learners(tmp_path)
    assert states(learner, "00") == {"rare": (SOLVED, "")}


@pytest.mark.parametrize(
    "change",
    [
        "gradient_two[0] = {0}\ngradient_two[1] = {1}",
        "gradient_two.__iadd__([{0}, {1}])",
        "import numpy as gradient_two",
        "def gradient_two(): ...",
        "for gradient_two in [[{0}, {1}]]: pass",
        "with answer() as gradient_two: pass",
        "def change():\n    global gradient_two\n    gradient_two = [{0}, {1}]\nchange()",
        "match [{0}, {1}]:\n    case gradient_two: pass",
    ],
)
def test_value_that_may_change_rests_on_stored_text(tmp_path, change):
    """An answer that is filled or replaced after its assignment is not judged by that."""
    exercise = exercises(NUMBERED["07"]).first_gradient
    source = f"gradient_two = [0.0, 0.0]\n{change.format(*exercise.answer)}\n"
    source += "ex.first_gradient.check(gradient_two)"
    output = in_cell(exercise.check(exercise.answer))
    handed_in(tmp_path / "Ada" / "07.ipynb", "07", {"first_gradient": (source, output)})
    (learner,) = returned.learners(tmp_path)
    found = learner.result("07", "first_gradient")
    assert (found.state, found.basis, found.doubt) == (SOLVED, STORED, "")


@pytest.mark.parametrize(
    "answer",
    [
        "__import__('pathlib').Path({file!r}).touch()",
        "(lambda: open({file!r}, 'w'))()",
        "10 ** 10 ** 10",
        "[0] * 10 ** 10",
        "f'{{open({file!r}, \"w\")}}'",
        "3\nrare_bits += 1",
        "3\nfor rare_bits in range(3): pass",
        "-" * 1_900 + "1",
        "[" * 1_900,
        "9" * 100_000,
        "\x00",
    ],
)
def test_what_is_no_literal_rests_on_stored_text(tmp_path, answer):
    """An answer that is no literal is not run: its stored text counts."""
    file = tmp_path / "file"
    source = f"rare_bits = {answer.format(file=str(file))}\nex.rare.check(rare_bits)"
    answered(tmp_path / "in", source, RARE.check(RARE.answer))
    found = result(tmp_path / "in")
    assert (found.state, found.basis, found.doubt) == (SOLVED, STORED, "")
    assert not file.exists()


@pytest.mark.parametrize(
    "answer",
    [
        "1e999",
        "-1e999",
        "9" * 900,
        "1j",
        "{}",
        "b'a'",
        "[1, [2]]",
        "[" * 90 + "]" * 90,
        "None, 1",
    ],
)
def test_odd_literals_are_judged(tmp_path, answer):
    """Literals that are infinite, huge or of another type are wrong, in the exercise's words."""
    source = f"rare_bits = {answer}\nex.rare.check(rare_bits)"
    found = result(answered(tmp_path, source, None))
    assert (found.state, found.basis, found.doubt) == (TRIED, JUDGED, "")


def test_every_verdict_is_recognised():
    """Every verdict that an exercise gives to declared and odd answers is recognised."""
    for path in PATHS:
        for exercise in exercises_of(exercises(path)).values():
            slips = [] if isinstance(exercise, Order) else [a for a, _ in exercise.misconceptions]
            for answer in [
                *slips,
                exercise.answer,
                ...,
                "?",
                7,
                float("nan"),
                abs,
                lambda *_: 1 / 0,
            ]:
                text = str(exercise.check(answer))
                found = returned.said(exercise, text, STORED)
                assert not found.doubt, text
                assert found.slips or not text.startswith(messages.NOT_YET), text


HOSTILE = {
    "huge": b'{"cells": []}' + b" " * returned.LARGEST,
    "deep": b"[" * 1_000_000,
    "deep cells": b'{"cells": ' + b'[{"a":' * 100_000,
    "not JSON": b"\xff\xfe\x00notebook",
    "empty": b"",
    "a list": b"[1, 2]",
    "many lists": b'{"cells": [' + b"[]," * 400_000 + b"[]]}",
    "NaN": b'{"cells": NaN}',
    "huge number": b'{"cells": ' + b"9" * 100_000 + b"}",
    "cells that are none": b'{"cells": [1, null, "x"]}',
    "sources that are none": b'{"cells": [{"cell_type": "code", "source": [{}], "outputs": 3}]}',
    "too many cells": json.dumps(
        {"cells": [{"cell_type": "code", "source": "1", "outputs": []}] * 5_000}
    ).encode(),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_file_is_named_and_the_others_count(tmp_path, made, content):
    """A hostile file takes little memory, is named on the page, and changes nothing else."""
    answered(tmp_path / "in", RIGHT, RARE.check(RARE.answer))
    (tmp_path / "in" / "Ada" / "hostile.ipynb").write_bytes(content)
    tracemalloc.start()
    (learner,) = returned.learners(tmp_path / "in")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200e6
    assert learner.result("00", "rare").state == SOLVED
    assert len(learner.unread) == 1
    assert f"<bdi>Ada</bdi>, not read: {learner.unread[0]}" in made(tmp_path / "in")[0]


def slow(folder, rounds):
    """A learner whose notebook has many answers, each as slow to judge or recognise as possible."""
    lesson = NUMBERED["03"]
    text = "✗ Not yet: the shape is " + "; it should be " * 130
    output = [{"output_type": "execute_result", "data": {"text/plain": text}}]
    sources = {name: f"ex.{name}.check(f)" for name in exercises_of(exercises(lesson))}
    sources["gloomy"] = f"x = [{'1,' * 450}]\nex.gloomy.check(x)"
    cells = [{"cell_type": "code", "source": s, "outputs": output} for s in sources.values()]
    (folder / "Ada").mkdir()
    (folder / "Ada" / lesson.name).write_text(json.dumps({"cells": cells * rounds}))
    (learner,) = returned.learners(folder)
    return learner


def test_answers_that_are_slow_to_judge_are_judged(tmp_path):
    """Nearly as many slow answers as a notebook may have are judged."""
    learner = slow(tmp_path, rounds=7)
    assert learner.notebooks == 1
    assert learner.result("03", "gloomy").basis == JUDGED
    assert learner.result("03", "vote").state == TRIED


def test_more_answers_than_an_honest_copy_has_are_not_judged(tmp_path):
    """A notebook that would take long to judge is named instead."""
    learner = slow(tmp_path, rounds=150)
    assert (learner.notebooks, learner.unread) == (0, ["a notebook of more than 100 answers"])


@pytest.mark.parametrize(("said", "names"), [("yes", True), ("No", False), ("NO", False)])
def test_names_are_left_out_in_any_case(said, names):
    """NAMES may be in capitals."""
    assert overview.with_names(said) is names


@pytest.mark.parametrize("said", ["", "none", "false", "0"])
def test_names_are_not_written_by_mistake(said):
    """What is neither yes nor no is refused, since a page with names may not be passed on."""
    with pytest.raises(SystemExit, match="NAMES must be yes or no; got"):
        overview.with_names(said)


def test_table_is_text_for_any_separator(tmp_path, made):
    """A spreadsheet that separates at semicolons finds no formula in a name either."""
    made(answered(tmp_path / "in", RIGHT, None, "Ada;=1+1"))
    lines = (overview.FOLDER / "overview.csv").read_text(encoding="utf-8-sig").splitlines()
    fields = [field for row in csv.reader(lines, delimiter=";") for field in row]
    assert [field for field in fields if field.startswith("Ada")]
    assert not [field for field in fields if field.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("file", "first", "noted", "lesson"),
    [
        ("Ada/03_cross_entropy.ipynb", "", None, "03"),
        ("Ada 03-Cross Entropy (2).ipynb", "", None, "03"),
        ("Ada/homework.ipynb", "import lessons_lib.exercises.lesson_03 as ex", None, "03"),
        ("Ada/homework.ipynb", "", "03_cross_entropy", "03"),
        ("Ada/00_start_here.ipynb", "", "03_cross_entropy", "03"),
        ("Ada/00_start_here.ipynb", "", ["03_cross_entropy"] * 100, "03"),
        ("Ada/00_start_here.ipynb", "", ATTACK, "00"),
        ("Ada/homework.ipynb", "", ATTACK, None),
        ("Ada/homework.ipynb", "from lessons_lib.exercises import lesson_77 as ex", None, None),
    ],
)
def test_lesson_is_known_without_its_first_cell(tmp_path, file, first, noted, lesson):
    """Without its import, a lesson is known by the note in its file, or by the file's name."""
    copy = own_copy(NUMBERED["03"])
    copy.metadata = {"lesson": {"name": noted}} if noted else {}
    for cell in code_cells(copy):
        if "import lesson_03 as ex" in cell.source:
            cell.source = first
        if asked(cell) == "recall":
            cell.source = f"ex.recall.check({exercises(NUMBERED['03']).recall.answer})"
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(json.dumps(copy), encoding="utf-8")
    (learner,) = returned.learners(tmp_path)
    assert states(learner, "03") == ({"recall": (SOLVED, "")} if lesson == "03" else {})
    assert learner.unread == ([] if lesson else ["a notebook that belongs to no lesson"])


@pytest.mark.parametrize(
    ("source", "stored", "state", "basis", "doubt"),
    [
        ("print(ex.recall.check(x))", False, TRIED, "", returned.NOT_STORED),
        ("verdict = ex.recall.check(x)", False, TRIED, "", returned.NOT_STORED),
        ("if True:\n    ex.recall.check(x)", False, TRIED, "", returned.NOT_STORED),
        ("verdict = ex.recall.check(x)\nverdict", True, SOLVED, STORED, ""),
        ("ex.recall.check(x)\nex.gloomy.check(y)", True, TRIED, "", returned.NOT_STORED),
        ("print(ex.recall.check({answer}))", False, SOLVED, JUDGED, ""),
        ("x = {answer}\nprint(ex.recall.check(x))", False, SOLVED, JUDGED, ""),
        ("# ex.recall.check(x)", True, LEFT, "", ""),
        ("x = ...\nprint(ex.recall.check(x))", False, LEFT, "", ""),
    ],
)
def test_check_counts_wherever_it_is(tmp_path, source, stored, state, basis, doubt):
    """A check that is not the start of a line counts; of two, the stored verdict is the last's."""
    recall = exercises(NUMBERED["03"]).recall
    output = in_cell(recall.check(recall.answer)) if stored else []
    cells = {"recall": (source.format(answer=recall.answer), output)}
    handed_in(tmp_path / "Ada" / "03.ipynb", "03", cells)
    (learner,) = returned.learners(tmp_path)
    found = learner.result("03", "recall")
    assert (found.state, found.basis, found.doubt) == (state, basis, doubt)


def test_check_without_result_hides_no_result(tmp_path):
    """Of two cells in which an exercise was tried, the one with a stored result counts."""
    encode = exercises(NUMBERED["03"]).encode
    output = in_cell(encode.check(len))
    cells = {
        "recall": ("ex.encode.check(f)", output),
        "gloomy": ("print(ex.encode.check(g))", []),
    }
    handed_in(tmp_path / "Ada" / "03.ipynb", "03", cells)
    (learner,) = returned.learners(tmp_path)
    assert len(learner.result("03", "encode").slips) == 1


@pytest.mark.parametrize(
    "file", ["student/00_start_here.ipynb", "00_START_HERE.IPYNB", "a/b/c/00_start_here.ipynb"]
)
def test_notebook_is_read_wherever_it_is(tmp_path, made, file):
    """A notebook in a copy of the folder that was handed out is read, and so is one in capitals."""
    home = tmp_path / "in" / "Ada"
    handed_in(home / file, "00", {"rare": (RIGHT, [])})
    (home / "student" / "data").mkdir(parents=True)
    (home / "student" / "data" / "08_timings.csv").write_text("handed out")
    (home / "student" / "00_start_here.pdf").write_text("handed out")
    for hidden in (".ipynb_checkpoints", "__MACOSX"):
        handed_in(home / hidden / FIRST.name, "00", {})
    (learner,) = returned.learners(tmp_path / "in")
    assert (learner.name, learner.notebooks, learner.unread) == ("Ada", 1, [])
    assert states(learner, "00") == {"rare": (SOLVED, "")}
    assert "All notebooks were read" in made(tmp_path / "in")[0]


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("work.ZIP", "an archive: unpack it"),
        ("student/00_start_here.ipynb.txt", "a file whose name does not end in .ipynb"),
        ("00_start_here.json", "a file whose name does not end in .ipynb"),
        ("a/b/c/d/00_start_here.ipynb", "a folder nested too deep"),
    ],
)
def test_what_is_not_read_is_said(tmp_path, made, file, why):
    """A learner of whose work nothing was read is named, with the reason, not as idle."""
    handed_in(tmp_path / "in" / "Ada" / file, "00", {"rare": (RIGHT, [])})
    handed_in(tmp_path / "in" / "Ben" / FIRST.name, "00", {"rare": (RIGHT, [])})
    handed_in(tmp_path / "in" / "Ben" / file, "00", {})
    handed_in(tmp_path / "in" / "Ben" / "more" / file, "00", {})
    page, _ = made(tmp_path / "in")
    assert "No notebook could be read from 1 of 2 learners:\n<bdi>Ada</bdi>." in page
    assert "have not tried anything" not in page
    notes = re.findall("<li>(.*?)</li>", page.partition("To look at")[2])
    assert [note for note in notes if "Ada" in note] == [
        f"<bdi>Ada</bdi>, not read: {why}.",
        "<bdi>Ada</bdi>, not read: a folder without a notebook.",
    ]
    assert f"<bdi>Ben</bdi>, not read: {why} (2 times)." in notes


def test_more_notebooks_than_anyone_has_are_not_read(tmp_path):
    """Of very many notebooks, wherever they are, some are read; the page says so."""
    (tmp_path / "Ada" / "student").mkdir(parents=True)
    for number in range(returned.MOST_NOTEBOOKS + 2):
        file = tmp_path / "Ada" / "student" / f"03_cross_entropy ({number}).ipynb"
        file.write_text('{"cells": []}')
    (learner,) = returned.learners(tmp_path)
    assert learner.notebooks == returned.MOST_NOTEBOOKS
    assert learner.unread == ["all but 50 of 52 notebooks"]


def test_what_lies_beside_the_learners_is_no_learner(tmp_path, made):
    """Files and folders beside those of learners are no learners; what is not read is listed."""
    folder = answered(tmp_path / "in", RIGHT, None)
    for name in ("__MACOSX/Ada/._00.ipynb", "data/08_timings.csv", "work.zip", "Ben.ipynb.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(ATTACK)
    page, table = made(folder)
    assert {row["learner"] for row in table} == {"Ada"}
    assert re.findall("<li>(.*?)</li>", page.partition("To look at")[2]) == [
        "<bdi>Ben.ipynb.txt</bdi>, not read: a file whose name does not end in .ipynb.",
        "<bdi>work.zip</bdi>, not read: an archive: unpack it.",
    ]
    assert "Ben" not in made(folder, names=False)[0]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_are_shown_and_do_nothing(tmp_path, made):
    """Tags, formulas, slashes and invisible characters in names stay text, in page and table."""
    odd = [
        ATTACK[:8] + ">",
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "a\\b",
        "b%2f..",
        "x\u202ey\nz",
        "n" * 200,
    ]
    for name in odd:
        answered(tmp_path / "in", WRONG, RARE.check(10), name)
    (tmp_path / "in" / os.fsdecode(b"\xff\xfe")).mkdir()
    page, table = made(tmp_path / "in")
    assert "<script" not in page
    assert html.escape(ATTACK[:8]) in page
    assert not re.search("[\u202e\udc80-\udcff]", page)
    names = {line["learner"] for line in table}
    assert len(names) == len(odd) + 1
    assert {"'=1+1", "'+1", "'-1", "'@SUM(A1)", "a\\b", "x�y�z"} <= names
    assert not [value for line in table for value in line.values() if value[:1] in "=+-@" and value]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither for everyone")
def test_links_and_pipes_are_not_opened(tmp_path):
    """A link out of the folder is not followed, whatever its target, and a pipe is not opened."""
    answered(tmp_path / "out", RIGHT, RARE.check(RARE.answer), "Bob")
    ada = tmp_path / "in" / "Ada"
    ada.mkdir(parents=True)
    (ada / FIRST.name).symlink_to(tmp_path / "out" / "Bob" / FIRST.name)
    (ada / "my_lessons").symlink_to(tmp_path / "out" / "Bob")
    (tmp_path / "in" / "Eve").symlink_to(tmp_path / "out" / "Bob")
    os.mkfifo(ada / "pipe.ipynb")
    os.mkfifo(tmp_path / "in" / "pipe.ipynb")
    found = {learner.name: learner for learner in returned.learners(tmp_path / "in")}
    assert found.keys() == {"Ada"}
    assert not found["Ada"].results
    link = "a link, or something else that is not a file"
    assert found["Ada"].unread == [link] * 3 + ["a folder without a notebook"]
    assert returned.beside(tmp_path / "in") == [("Eve", link), ("pipe.ipynb", link)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither for everyone")
def test_what_replaces_a_file_is_not_opened(tmp_path):
    """A learner on a hub can put a link or a pipe where a file was when its folder was listed."""
    answered(tmp_path, RIGHT, RARE.check(RARE.answer), "Bob")
    link, pipe = tmp_path / "link.ipynb", tmp_path / "pipe.ipynb"
    link.symlink_to(tmp_path / "Bob" / FIRST.name)
    os.mkfifo(pipe)
    threading.Thread(target=lambda: pipe.open("wb").close(), daemon=True).start()
    for file in (link, pipe):
        with pytest.raises(OSError, match=r"not a file|symbolic link"):
            returned.results(file)


def test_learners_whom_the_hub_tells_apart_are_two(tmp_path):
    for name, source in (("straße", RIGHT), ("strasse", WRONG)):
        answered(tmp_path, source, None, name)
    assert [learner.name for learner in returned.learners(tmp_path)] == ["strasse", "straße"]


FORMS = {
    "Ada": [
        *("03_cross_entropy_Ada.ipynb", "04_multi_sample_cross_entropy_ada (1).ipynb"),
        *("05_maximum_likelihood_Ada-Copy1.ipynb", "ADA_06-binary-cross-entropy.ipynb"),
        *("Ada 07_Fitting_Logistic_Regression - Copy (2).IPYNB", "Ada/00_start_here.ipynb"),
        *("ada/01_information_and_entropy.ipynb", "02_relative_entropy-Ada copy 2.ipynb"),
    ],
    "Ben Ng": [
        "Ben Ng_4711_assignsubmission_file_03_cross_entropy.ipynb",
        "Ben Ng_4812_assignsubmission_file_04_multi_sample_cross_entropy (1).ipynb",
        "Ben Ng_4913_assignsubmission_file_05_maximum_likelihood-Copy1.ipynb",
        "Ben Ng_5014_assignsubmission_file_homework.ipynb",
        "Ben Ng_5115_assignsubmission_file_/06_binary_cross_entropy.ipynb",
    ],
    "lovelaceada": [
        "lovelaceada_123_4567_03_cross_entropy.ipynb",
        "lovelaceada_LATE_123_4599_04_multi_sample_cross_entropy-1.ipynb",
        "lovelaceada_123_4601_homework.ipynb",
    ],
    "José": ["03_cross_entropy_José.ipynb", "04_multi_sample_cross_entropy_Jose\u0301.ipynb"],
    "Bob": ["Bob 00_start_here (new).ipynb", "Bob_03_cross_entropy (new 2)-Copy3.ipynb"],
    "Cy-1": ["03_cross_entropy_Cy-1.ipynb"],
    "Cy-2": ["03_cross_entropy_Cy-2.ipynb"],
    "Ada Copyright": ["Ada Copyright.ipynb"],
    "Dee_12": ["Dee_12_03_cross_entropy.ipynb"],
    "03_cross_entropy (1).ipynb": ["03_cross_entropy (1).ipynb"],
}


@pytest.mark.parametrize(("name", "files"), FORMS.items(), ids=FORMS)
def test_forms_of_a_name_are_one_learner(tmp_path, name, files):
    """A learner is one, whatever a browser, a system or a course's site adds to the name."""
    for file in files:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        write(own_copy(FIRST), tmp_path / file)
    (learner,) = returned.learners(tmp_path)
    assert learner.name.casefold() == name.casefold()
    assert learner.notebooks == len(files)
    assert not learner.unread


def test_two_notebooks_under_one_name_are_said(tmp_path, made):
    """They may be those of two people; a copy in which nothing was tried is not mentioned."""
    folder = tmp_path / "in"
    for file, source in [("Ada", RIGHT), ("ada (1)", WRONG), ("Ben", WRONG), ("Ben (1)", None)]:
        cells = {"rare": (source, [])} if source else {}
        handed_in(folder / f"00_start_here_{file}.ipynb", "00", cells)
    page, table = made(folder)
    rows = {row["learner"]: row["state"] for row in table if row["lesson"] == "00"}
    assert {name.lower(): state for name, state in rows.items()} == {"ada": SOLVED, "ben": TRIED}
    (note,) = re.findall("<li>(.*?)</li>", page.partition("To look at")[2])
    assert note.endswith("lesson 00: 2 notebooks; for each exercise the best one counts.")
    assert note.lower().startswith("<bdi>ada</bdi>, ")


def test_of_two_copies_the_better_result_counts(tmp_path):
    """If a learner has two copies, the better result for each exercise counts."""
    answered(tmp_path, RIGHT, RARE.check(RARE.answer))
    os.rename(tmp_path / "Ada" / FIRST.name, tmp_path / "Ada" / f"{FIRST.stem} (new).ipynb")
    answered(tmp_path, WRONG, RARE.check(10))
    assert result(tmp_path).state == SOLVED


def test_page_runs_and_loads_nothing(made):
    """The page allows its own style, and loads and runs nothing."""
    page, _ = made()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<script|<link|<img|\son\w+=|\sstyle=|https?://", page)
    assert "{" not in unmarked(re.sub(r"<style>.*?</style>", "", page, flags=re.S))
    assert "$" not in page


@pytest.mark.parametrize("content", [None, "empty"])
def test_folder_must_hold_something(tmp_path, content):
    """If a folder holds no notebooks, the message says what to name."""
    folder = tmp_path / "in"
    if content:
        folder.mkdir()
    with pytest.raises(SystemExit, match=r"Name the (one|folder) "):
        overview.main(folder, names=True)


def test_only_slips_with_a_name_are_taken_up(tmp_path, made):
    """A wrong answer without a known slip is counted, but is not to be taken up."""
    for number, answer in enumerate([7.77, 7.77, 0.1]):
        text = RARE.check(answer)
        answered(tmp_path / "in", f"ex.rare.check({answer})", text, f"Learner {number}")
    page, _ = made(tmp_path / "in")
    diagnosis = str(RARE.check(0.1)).partition(": ")[2]
    rows = [(row[0], row[2]) for _, row in table_rows(page, "slips")]
    assert rows == [("2", messages.OTHER_NUMBER), ("1", words(diagnosis))]
    (named,) = re.findall(r"<strong>(\d) of 3", page)
    assert named == "1"


@pytest.mark.parametrize("count", messages.SEVERAL_SLIPS)
def test_each_of_several_slips_is_counted(count):
    """A diagnosis that names several slips is counted once for each slip."""
    slips = (messages.FLIPPED, messages.IN_NATS, messages.TWICE, messages.TENFOLD)[:count]
    diagnosis = messages.SEVERAL_SLIPS[count].format(*slips)
    text = messages.VERDICT.format(verdict=messages.NOT_YET, text=diagnosis)
    assert returned.said(RARE, text, STORED).slips == slips


def test_notes_without_names_are_in_another_order(tmp_path, made):
    """Notes with names are in the order of the names; without names, they are in another order."""
    answered(tmp_path / "in", "ex.rare.check(mine())", f"{messages.NOT_YET}: {ATTACK}", "Ada")
    answered(tmp_path / "in", WRONG, RARE.check(RARE.answer), "Bob")
    notes = [
        re.findall(
            r"<li>(.*?)</li>", made(tmp_path / "in", names=names)[0].partition("To look at")[2]
        )
        for names in (True, False)
    ]
    unknown, disagree = (f"lesson 00, rare: {d}." for d in (returned.UNKNOWN, returned.DISAGREE))
    assert notes[0] == [f"<bdi>Ada</bdi>, {unknown}", f"<bdi>Bob</bdi>, {disagree}"]
    assert notes[1] == [disagree, unknown]
