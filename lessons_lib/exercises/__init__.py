"""The exercises, in one module for each lesson, and how many of them are done."""

import itertools
import sys
from pathlib import Path

from lessons_lib.exercises import messages, saved
from lessons_lib.exercises.feedback import Text
from lessons_lib.exercises.kinds import Exercise

__all__ = ["exercises_of", "progress"]


def exercises_of(module):
    """The exercises that a lesson's module declares, by name, in order."""
    return {name: getattr(module, name) for name in names_of_exercises(vars(module))}


def names_of_exercises(namespace):
    """The names in a lesson's module that a learner is to see: those of its exercises."""
    return [name for name, value in namespace.items() if isinstance(value, Exercise)]


def progress():
    """How much of each lesson is done, according to the saved copies beside this notebook.

    Of several copies of a lesson, the one with the most exercises done counts.
    """
    lines, copies = [], saved.copies(Path.cwd())
    for lesson, same in itertools.groupby(copies, key=lambda copy: copy.lesson):
        same = list(same)
        lines.append(_share(max(same, key=lambda copy: len(copy.done))))
        if unsaved := _done_here(lesson) - set().union(*(copy.done for copy in same)):
            lines[-1] += messages.PROGRESS_UNSAVED.format(names=", ".join(sorted(unsaved)))
    lines = "\n".join(lines) or messages.PROGRESS_NONE
    return Text(f"**{messages.PROGRESS_TITLE}**\n\n{lines}")


def _share(copy):
    """How much of the lesson in a copy is done, and where its next exercise is."""
    text = messages.PROGRESS_LESSON.format(
        title=copy.title, done=len(copy.done), count=len(copy.asked)
    )
    undone = (name for name in copy.asked if name not in copy.done)
    if name := next(undone, None):
        text += messages.PROGRESS_NEXT.format(heading=copy.asked[name], link=copy.link(name))
    return text


def _done_here(lesson):
    """The exercises of a lesson that have been answered correctly in this session."""
    module = sys.modules.get(f"{__name__}.lesson_{lesson}")
    exercises = exercises_of(module) if module else {}
    return {name for name, exercise in exercises.items() if exercise.done}
