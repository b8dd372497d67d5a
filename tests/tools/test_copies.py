"""The learner's own copies: they show no results, are made once, and are never changed."""

import json
import os
import re

import copies
import lab
import nbformat
import pytest
from lessons import NOTEBOOKS, PATHS, code_cells, headings, prose, read, tagged, tags, write

# Twice as fast, and no line of the library is covered here.
pytestmark = pytest.mark.no_cover

DATA = NOTEBOOKS / "data"
LESSON, OTHER = PATHS[3], PATHS[4]
each_lesson = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


@pytest.fixture
def folder(tmp_path):
    """A folder that holds copies of two lessons."""
    assert copies.update(tmp_path / "mine", [LESSON, OTHER]) == []
    return tmp_path / "mine"


@pytest.fixture
def changed(tmp_path):
    """A later version of the first of the two lessons."""
    notebook = read(LESSON)
    notebook.cells[2].source += "\n\nOne more sentence."
    path = tmp_path / "later" / LESSON.name
    path.parent.mkdir()
    write(notebook, path)
    return path


def contents(folder):
    """Every file below a folder, with its bytes and the time at which it was written."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in files
    }


def work_in(file):
    """Answer an exercise in a copy, and save it as JupyterLab would."""
    notebook = read(file)
    tagged("exercise", notebook)[0].source = "mine = 42\nex.recall.check(mine)"
    notebook.metadata["kernelspec"]["display_name"] = "Python 3"
    write(notebook, file)


@each_lesson
def test_own_copy_shows_no_result(path):
    """A learner's copy has no outputs and no notes; all else is as in the lesson, or is folded."""
    lesson, copy = read(path), copies.own_copy(path)
    nbformat.validate(copy)
    assert all(c.outputs == [] and c.execution_count is None for c in code_cells(copy))
    assert not tagged("notes", copy)
    kept = [cell for cell in lesson.cells if "notes" not in tags(cell)]
    assert [c.source for c in code_cells(copy)] == [c.source for c in code_cells(lesson)]
    assert headings(copy.cells) == headings(kept)
    fold = rf"<details>{copies.SUMMARY}\n\n(.*?)\n\n</details>"
    unfolded = [re.sub(fold, r"\1", text, flags=re.DOTALL) for text in prose(copy)]
    assert unfolded == [cell.source for cell in kept if cell.cell_type == "markdown"]


@each_lesson
def test_answers_to_move_it_are_folded(path):
    """Answers to *Move it* are folded in the cell below the moving figure, and nowhere else."""
    cells = copies.own_copy(path).cells
    places = [place for place, cell in enumerate(cells) if copies.SUMMARY in cell.source]
    assert places == [place + 1 for place, cell in enumerate(cells) if "moving" in tags(cell)]


@each_lesson
def test_links_work_from_the_learners_folder(path):
    """Links in a copy lead to another lesson or its data, or to a file one folder up."""
    text = "\n".join(prose(copies.own_copy(path)))
    targets = {t.partition("#")[0] for t in re.findall(r"\]\(([^)\s]+)\)", text)}
    inside = {other.name for other in PATHS} | {f"data/{f.name}" for f in DATA.iterdir()}
    for target in targets - inside:
        assert target.startswith("https://") or (copies.FOLDER / target).resolve().is_file()
    assert f"--ServerApp.root_dir={copies.FOLDER.parent}" in lab.arguments()


def test_next_task_is_not_folded():
    """What follows an answer in the same cell stays visible."""
    copy = copies.folded("It rises.\n\nThen it falls.\n\n**Predict.** How far?")
    assert copy.endswith("Then it falls.\n\n</details>\n\n**Predict.** How far?")


def test_first_start_makes_all(tmp_path):
    """The first start copies all lessons and the data that they read; a second changes nothing."""
    folder = tmp_path / "mine"
    assert copies.update(folder) == []
    data = {f"data/{file.name}" for file in DATA.iterdir()}
    assert set(contents(folder)) == {path.name for path in PATHS} | data
    before = contents(folder)
    assert copies.update(folder) == []
    assert contents(folder) == before


def test_work_is_not_touched(folder):
    """A lesson is not copied again because the learner has changed its copy."""
    work_in(folder / LESSON.name)
    before = contents(folder)
    assert copies.update(folder, [LESSON, OTHER]) == []
    assert contents(folder) == before


def test_results_alone_change_no_lesson(folder, tmp_path):
    """A lesson whose results alone have changed is not copied again."""
    notebook = read(LESSON)
    code_cells(notebook)[1].outputs = []
    later = tmp_path / LESSON.name
    write(notebook, later)
    assert copies.update(folder, [later]) == []
    assert len(list(folder.glob("*.ipynb"))) == 2


def test_changed_lesson_comes_beside_the_old(folder, changed):
    """A changed lesson is copied once, under a clear name of which the learner is told."""
    work_in(folder / LESSON.name)
    before = contents(folder)
    (told,) = copies.update(folder, [changed, OTHER])
    new = folder / f"{LESSON.stem} (new).ipynb"
    assert told.startswith(f"{LESSON.stem}: the lesson has changed")
    assert new.name in told
    assert "One more sentence." in new.read_text(encoding="utf-8")
    after = contents(folder)
    assert after.items() >= before.items()
    assert set(after) - set(before) == {new.name}
    assert copies.update(folder, [changed, OTHER]) == []
    notebook = read(changed)
    notebook.cells[2].source += " And another."
    write(notebook, changed)
    (told,) = copies.update(folder, [changed])
    assert f'"{LESSON.stem} (new 2).ipynb"' in told


def test_renamed_copy_is_known(folder, changed):
    """A copy that was renamed is known by its note: only a changed lesson is copied again."""
    (folder / LESSON.name).rename(folder / "my evening.ipynb")
    assert copies.update(folder, [LESSON]) == []
    assert not (folder / LESSON.name).exists()
    (told,) = copies.update(folder, [changed])
    assert f'"{LESSON.stem} (new).ipynb"' in told


def test_deleted_copy_is_made_again(folder):
    """If a learner deletes a copy, or moves it to another folder, a new copy is made."""
    (folder / LESSON.name).unlink()
    assert copies.update(folder, [LESSON, OTHER]) == []
    assert copies.made_from(folder / LESSON.name)["name"] == LESSON.stem


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", '"text"', "{}", '{"metadata": []}', '{"metadata": {"lesson": 3}}'),
        *('{"metadata": {"lesson": {"name": {}, "digest": null}}}', "[" * 10**5, b"\xff\xfe\x00"),
    ],
    ids=range(10),
)
def test_what_cannot_be_read_is_kept(folder, content):
    """A damaged file, or a copy without its note, is kept; a new copy is put beside it, once."""
    file = folder / LESSON.name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = contents(folder)
    (told,) = copies.update(folder, [LESSON, OTHER])
    assert f'"{LESSON.stem} (new).ipynb"' in told
    assert contents(folder).items() >= before.items()
    assert copies.update(folder, [LESSON, OTHER]) == []


def test_note_that_an_editor_dropped(folder):
    """If an editor dropped a copy's note, the learner gets the present lesson, once."""
    notebook = read(folder / LESSON.name)
    del notebook.metadata["lesson"]
    write(notebook, folder / LESSON.name)
    (told,) = copies.update(folder, [LESSON])
    assert "does not say" in told
    assert copies.update(folder, [LESSON]) == []


def test_a_folder_under_the_name_of_a_lesson_is_left(folder):
    """A folder with the name of a lesson is no copy, so a copy is made beside it."""
    (folder / OTHER.name).unlink()
    (folder / OTHER.name).mkdir()
    (told,) = copies.update(folder, [LESSON, OTHER])
    assert f'"{OTHER.stem} (new).ipynb"' in told


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_that_leads_nowhere_is_left(folder, tmp_path):
    """Nothing is written to the place to which a dangling link leads."""
    (folder / LESSON.name).unlink()
    (folder / LESSON.name).symlink_to(tmp_path / "nowhere")
    assert len(copies.update(folder, [LESSON, OTHER])) == 1
    assert not (tmp_path / "nowhere").exists()


def test_data_of_ones_own_are_kept(folder):
    """A data file that differs from the lessons' own is named, and left as it is."""
    (file, *_) = (folder / "data").iterdir()
    file.write_text("mine", encoding="utf-8")
    (told,) = copies.update(folder, [LESSON])
    assert told.startswith(f"data/{file.name} ")
    assert file.read_text(encoding="utf-8") == "mine"


def test_lab_goes_on_where_the_learner_stopped(tmp_path, monkeypatch):
    """A start opens the lessons left open, or lesson 00 if none was or no copies existed."""
    monkeypatch.setattr(lab, "WORKSPACES", tmp_path)
    first = f"--LabApp.default_url=/lab/tree/my_lessons/{PATHS[0].name}"
    assert first in lab.arguments()
    workspace = tmp_path / "default-37a8.jupyterlab-workspace"
    workspace.write_text('{"data": {"layout-restorer:data": {}}}', encoding="utf-8")
    assert first in lab.arguments()
    opened = {"main": {"dock": {"widgets": [f"notebook:my_lessons/{OTHER.name}"]}}}
    workspace.write_text(json.dumps(opened), encoding="utf-8")
    assert "--LabApp.default_url=/lab" in lab.arguments()


def test_lab_says_what_is_in_its_way(tmp_path, monkeypatch):
    """If a file is where the folder should be, the error says so in one sentence."""
    (tmp_path / "my_lessons").write_text("", encoding="utf-8")
    monkeypatch.setattr(lab, "update", lambda: copies.update(tmp_path / "my_lessons"))
    with pytest.raises(SystemExit, match="my_lessons must be a folder"):
        lab.main([])
