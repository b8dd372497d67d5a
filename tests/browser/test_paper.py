"""Handouts as PDFs, printed by the browser of this computer: `make browser`."""

import handouts
import paper
from lessons import PATHS


def test_handout_is_printed(screenshots):
    """A handout has several sheets, the fonts of formulas, and no link to this computer's files."""
    target = screenshots / "handout.pdf"
    target.unlink(missing_ok=True)
    paper.write_pdf(handouts.student_copy(PATHS[1]), target)
    printed = target.read_bytes()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") > 3
    assert b"KaTeX_Main" in printed
    assert b"file:" not in printed
