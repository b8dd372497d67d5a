"""The exercises of the lessons, one module each, and what was done of them in this session."""

import sys

from lessons_lib.exercises import messages
from lessons_lib.exercises.feedback import Text
from lessons_lib.exercises.kinds import Exercise

__all__ = ["exercises_of", "progress"]


def exercises_of(module):
    """The exercises that a lesson's module declares, by name, in their order."""
    return {name: getattr(module, name) for name in names_of_exercises(vars(module))}


def names_of_exercises(namespace):
    """The names in a lesson's module that a learner is to see: those of its exercises."""
    return [name for name, value in namespace.items() if isinstance(value, Exercise)]


def progress():
    """Which exercises are done in this session, lesson by lesson. Nothing is written to disk."""
    lines = []
    for name in sorted(sys.modules):
        if not name.startswith(f"{__name__}.lesson_"):
            continue
        exercises = exercises_of(sys.modules[name])
        undone = [name for name, exercise in exercises.items() if not exercise.done]
        line = messages.PROGRESS_LESSON.format(
            lesson=name[-2:], done=len(exercises) - len(undone), count=len(exercises)
        )
        if undone:
            line += "; " + messages.PROGRESS_NEXT.format(name=undone[0])
        lines.append(f"- {line}")
    return Text(
        "\n".join([f"**{messages.PROGRESS_TITLE}**", "", *(lines or [messages.PROGRESS_NONE])])
    )
