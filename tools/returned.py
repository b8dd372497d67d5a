"""The notebooks of a class, read as a record of what each learner solved, tried and left.

Nothing that a learner wrote is run. An answer that is a literal is judged again, by the exercise
itself. For any other, the mark of the stored verdict says how far the learner got, and its words,
compared with those of the exercise, say which slip was made. Nothing that a file says is passed on,
only the words of the exercises and the names of folders and files.
"""

import ast
import collections
import dataclasses
import functools
import itertools
import json
import os
import re
import stat
import unicodedata
import warnings
from dataclasses import dataclass, field
from pathlib import Path

from lessons import NOTEBOOKS, NUMBERED, PATHS, exercises

from lessons_lib.exercises import exercises_of, messages
from lessons_lib.exercises.kinds import Choice, Number, Order

LEFT, TRIED, SOLVED = "left", "tried", "solved"
STORED, JUDGED = "stored text", "answer judged again"
DISAGREE = "the stored result does not match the answer; the answer counts"
UNKNOWN = "the stored result is worded differently in this version"
NOT_STORED, FAILED = "no result is stored", "it stopped with an error"
MARKS = (messages.TO_DO, messages.CORRECT, messages.NOT_YET)

# Limits that no honest copy comes near, to read any file quickly: bytes, then numbers of things.
LARGEST = 5_000_000
MOST_FILES, MOST_NOTEBOOKS, MOST_CELLS, MOST_CHECKS = 10_000, 50, 2_000, 100
DEEPEST = 3  # folders below a learner's own
LONGEST_VERDICT, LONGEST_ANSWER, LONGEST_NAME = 2_000, 1_000, 80

LESSON = re.compile(r"^(?:from|import) lessons_lib\.exercises(?: import |\.)lesson_(\d\d)\b", re.M)
# Also inside another call, where `lessons.CHECK` finds none: `print(ex.recall.check(x))`.
CHECK = re.compile(r"\bex\.(\w+)\.check\(")
COMMENT = re.compile(r"#.*")
# What may stand for the underscores in the name of a lesson's file.
STEMS = [(path.name[:2], re.compile(path.stem.replace("_", "[-_ ]"), re.I)) for path in PATHS]
# What a browser, a system or JupyterLab appends to the name of a further copy.
COPY = re.compile(r" ?\((?:new ?)?\d*\)|[- ]+Copy ?\d*(?=$|[-_ ])", re.I)
# What Moodle and Canvas put between a learner's name and the name of the file.
HANDED_IN = re.compile(r"(.+?)(?:_\d+_assignsubmission_file(?:_|$)|(?:_LATE)?_\d+_\d+_)")
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz")
# What a Mac adds to an archive, and what handouts contain beside the notebooks.
NOBODYS = {"__MACOSX", *(f"{path.stem}.pdf" for path in PATHS), *os.listdir(NOTEBOOKS / "data")}
FIELD = re.compile(r"\{[^}]*\}")
ORDINALS = re.compile(" (?:Second|Third|Fourth), ")
# The errors that Python's parser and the reading of a literal can raise.
UNREADABLE = (SyntaxError, ValueError, TypeError, MemoryError, RecursionError)


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one learner made of one exercise, the evidence for that, and what counts against it."""

    state: str = LEFT
    slips: tuple[str, ...] = ()
    basis: str = ""
    doubt: str = ""


@dataclass(kw_only=True)
class Learner:
    """A learner's results by (lesson, exercise), and what could not be read, in words.

    An exercise that is not among the results counts as left. `copies` counts, by lesson, the
    notebooks in which something was tried.
    """

    name: str
    results: dict[tuple[str, str], Result] = field(default_factory=dict)
    notebooks: int = 0
    copies: collections.Counter[str] = field(default_factory=collections.Counter)
    unread: list[str] = field(default_factory=list)

    def result(self, lesson, name):
        return self.results.get((lesson, name), Result())


def learners(folder):
    """The learners whose folders or notebooks are in `folder`, by name."""
    found = {}
    for entry in entries(folder):
        if is_folder(entry):
            name, (files, unread) = name_of(entry.name), inside(Path(entry))
            if name == "data" and not files:
                continue
            if not files:
                unread.append("a folder without a notebook")
            if len(files) > MOST_NOTEBOOKS:
                unread.append(f"all but {MOST_NOTEBOOKS} of {len(files)} notebooks")
        elif is_notebook(entry):
            name, files, unread = name_in(entry.name), [Path(entry)], []
        else:
            continue
        # As the hub tells names apart: "straße" is not "strasse".
        key = unicodedata.normalize("NFC", name.lower())
        learner = found.setdefault(key, Learner(name=shown(name)))
        learner.unread += unread
        for file in files[:MOST_NOTEBOOKS]:
            add(learner, file)
    return [found[key] for key in sorted(found)]


def beside(folder):
    """(name, reason) for each file beside the learners' folders and notebooks that is not read."""
    files = (e for e in entries(folder) if not is_folder(e) and not is_notebook(e))
    return [(shown(file.name), why_unread(file)) for file in files]


def entries(folder):
    """The entries of a folder by name, without hidden ones and what was handed out as it is."""
    with os.scandir(folder) as found:
        seen = (e for e in found if not e.name.startswith(".") and e.name not in NOBODYS)
        return sorted(itertools.islice(seen, MOST_FILES), key=lambda entry: entry.name)


def inside(folder, depth=DEEPEST):
    """The notebooks in a folder and in the folders in it, and why anything else is not read."""
    try:
        found = entries(folder)
    except OSError:
        return [], ["a folder that cannot be read"]
    files, unread = [], []
    for entry in found:
        if is_notebook(entry):
            files.append(Path(entry))
        elif not is_folder(entry):
            unread.append(why_unread(entry))
        elif depth == 0:
            unread.append("a folder nested too deep")
        else:
            more_files, more_unread = inside(Path(entry), depth - 1)
            files += more_files
            unread += more_unread
    return files, unread


def is_folder(entry):
    return entry.is_dir(follow_symlinks=False)


def is_notebook(entry):
    return entry.name.lower().endswith(".ipynb") and entry.is_file(follow_symlinks=False)


def why_unread(entry):
    """Why an entry that is neither a folder nor a notebook is not read."""
    if not entry.is_file(follow_symlinks=False):
        return "a link, or something else that is not a file"
    if entry.name.lower().endswith(ARCHIVES):
        return "an archive: unpack it"
    return "a file whose name does not end in .ipynb"


def name_of(folder):
    """The learner's name in the name of a folder."""
    handed_in = HANDED_IN.match(folder)
    return handed_in[1] if handed_in else folder


def name_in(file):
    """The learner's name in the name of a file, such as `03_cross_entropy_Ada.ipynb`."""
    before, after = file[: -len(".ipynb")], ""
    for _, stem in STEMS:
        if found := stem.search(before):
            before, after = before[: found.start()], before[found.end() :]
    if handed_in := HANDED_IN.match(before):
        return handed_in[1]
    return COPY.sub("", before + after).strip(" _-") or file


def shown(name):
    """A name that can be printed anywhere: on one line, and without invisible characters."""
    name = "".join(c if c.isprintable() else "�" for c in name)
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def add(learner, file):
    """Add the results in a notebook to a learner's; of two copies, the better result counts."""
    try:
        found = results(file)
    except OSError:
        learner.unread.append("a notebook that cannot be read")
    except ValueError as error:
        learner.unread.append(str(error))
    else:
        learner.notebooks += 1
        learner.copies.update({key[0] for key, result in found.items() if result.state != LEFT})
        for key, result in found.items():
            learner.results[key] = better(learner.results.get(key, result), result)


def better(first, second):
    """The result that got further; if both got equally far, one without doubt, or the first."""
    order = [LEFT, TRIED, SOLVED]
    return max(first, second, key=lambda result: (order.index(result.state), not result.doubt))


def results(file):
    """The results by (lesson, exercise) in a notebook; a ValueError says what other files are."""
    with open(file, "rb", opener=still_a_file) as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"a file of more than {LARGEST // 1_000_000} MB")
    try:
        notebook = json.loads(content)
        few = notebook["cells"][: MOST_CELLS + 1]
        cells = [("".join(c["source"]), stored(c)) for c in few if c["cell_type"] == "code"]
        noted = str(notebook.get("metadata", {}).get("lesson", {}).get("name"))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ValueError("a file that is not a notebook") from None
    if len(few) > MOST_CELLS:
        raise ValueError(f"a notebook of more than {MOST_CELLS:,} cells")
    lesson = lesson_of(cells, [noted, file.name])
    if lesson is None:
        raise ValueError("a notebook that belongs to no lesson")
    return results_of(cells, lesson)


def still_a_file(path, flags):
    """Open what was a file when its folder was listed; on a hub its learner may replace it."""
    # Windows has neither flag, and no pipes in folders.
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    opened = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError("not a file")
    return opened


def lesson_of(cells, names):
    """The number of the lesson that some cells import, or that is named first; None if none is."""
    imported = (found[1] for source, _ in cells if (found := LESSON.search(source)))
    named = (lesson for name in names for lesson, stem in STEMS if stem.search(name))
    return next((n for n in itertools.chain(imported, named) if n in NUMBERED), None)


def stored(cell):
    """The verdict that is stored below a cell, or why there is none."""
    if any(output["output_type"] == "error" for output in cell["outputs"]):
        return FAILED
    texts = ["".join(o.get("data", {}).get("text/plain", "")) for o in cell["outputs"]]
    verdicts = [text[:LONGEST_VERDICT] for text in texts if mark(text) in MARKS]
    return verdicts[-1] if verdicts else NOT_STORED


def mark(verdict):
    """The words with which a verdict begins, such as "✓ Correct"."""
    return verdict.partition(": ")[0]


def results_of(cells, lesson):
    """The results in some cells, each with its stored text; a later result replaces an earlier."""
    declared = exercises_of(exercises(NUMBERED[lesson]))
    checks = []
    for source, text in cells:
        names = CHECK.findall(COMMENT.sub("", source))
        # A cell shows its last line.
        checks += [
            (name, source, text if name == names[-1] else NOT_STORED)
            for name in declared.keys() & names
        ]
    if len(checks) > MOST_CHECKS:
        raise ValueError(f"a notebook of more than {MOST_CHECKS} answers")
    found = {}
    for name, source, text in checks:
        result = judged(declared[name], source, name, text)
        found[lesson, name] = better(result, found.get((lesson, name), result))
    return found


def judged(exercise, source, name, text):
    """The result of a cell, judged from its answer if possible, otherwise from its stored text."""
    answer = answer_in(source, name)
    again = judge(exercise, answer)
    if again is not None:
        doubt = DISAGREE if mark(text) in MARKS and mark(text) != mark(again) else ""
        return dataclasses.replace(said(exercise, again, JUDGED), doubt=doubt)
    if mark(text) in (messages.CORRECT, messages.NOT_YET):
        return said(exercise, text, STORED)
    if is_dots(answer):
        return Result()
    return Result(state=TRIED, doubt=FAILED if text == FAILED else NOT_STORED)


def answer_in(source, name):
    """The answer that a cell gives to the check of an exercise, parsed; None if it is not clear."""
    if len(source) > LONGEST_ANSWER:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
        value = argument(tree, name)
        return bound(tree, value.id) if isinstance(value, ast.Name) else value
    except UNREADABLE:
        return None


def argument(tree, name):
    """What is passed to the check of an exercise, or a ValueError if there is no single check."""
    (call,) = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == f"ex.{name}.check"
    )
    (value,) = call.args
    return value


def bound(tree, name):
    """The value or function that a cell gives to a name; None if it may change there later."""
    # One mention gives the value, the other passes it on; `.name` is another name.
    if len(re.findall(rf"(?<!\.)\b{name}\b", ast.unparse(tree))) == 2:
        for line in tree.body:
            match line:
                case ast.Assign(targets=[ast.Name(id=given)]) if given == name:
                    return line.value
                case ast.FunctionDef(name=given) if given == name:
                    return line
    return None


def judge(exercise, answer):
    """The verdict on a parsed answer; None if it is a function, or not a literal."""
    if not isinstance(exercise, (Number, Choice, Order)):
        return None
    try:
        value = ast.literal_eval(answer)
    except UNREADABLE:
        return None
    return str(exercise.check(value))


def is_dots(answer):
    """Whether a parsed answer is still the dots of the lesson, or a function of dots."""
    lines = answer.body if isinstance(answer, ast.FunctionDef) else [answer]
    return all(isinstance(line, ast.AST) and ast.unparse(line) in ("...", "pass") for line in lines)


def said(exercise, verdict, basis):
    """The result that a verdict states: by its mark, and by its words as far as they are known."""
    state, _, words = verdict.partition(": ")
    if state == messages.TO_DO:
        return Result()
    if state == messages.CORRECT:
        return Result(state=SOLVED, basis=basis, doubt="" if words == exercise.why else UNKNOWN)
    slips = [diagnosis(exercise, part) for part in parts_of(words)]
    doubt = UNKNOWN if None in slips else ""
    return Result(state=TRIED, slips=tuple(filter(None, slips)), basis=basis, doubt=doubt)


def parts_of(words):
    """The diagnoses that a verdict names, of which there may be several."""
    for template in messages.SEVERAL_SLIPS.values():
        opening = template.partition("{")[0]
        if words.startswith(opening):
            return ORDINALS.split(words.removeprefix(opening), maxsplit=3)
    return [words]


def diagnosis(exercise, text):
    """The diagnosis that a text states, with dots where it would repeat what a learner wrote."""
    return next((words for pattern, words in catalog(exercise) if pattern.fullmatch(text)), None)


@functools.cache
def catalog(exercise):
    """(pattern, words) of every diagnosis that an exercise can give."""
    own = [*(said for _, said in exercise.misconceptions), *getattr(exercise, "traps", {}).values()]
    common = [
        said.replace("{unit}", unit)
        for name, said in vars(messages).items()
        if name.isupper() and isinstance(said, str) and said[0].islower()
        for unit in ("bits", "nats", "Bits", "Nats")
    ]
    exact = [(re.compile(re.escape(said)), said) for said in own]
    return exact + [
        (re.compile(".+?".join(map(re.escape, FIELD.split(said)))), FIELD.sub("…", said))
        for said in dict.fromkeys(common)
    ]
