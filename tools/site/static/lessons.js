// What scrolls sideways can be reached with the keyboard; nothing else becomes a tab stop.
const reach = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
document.querySelectorAll("pre, div.math, .table-wrapper").forEach((e) => reach.observe(e));

// Judge the number in a form of class `answer` by the verdicts that it holds; see tools/pages.py.
// Right answers and foreseen wrong ones agree as in lessons_lib: within a tolerance, or rounded.
for (const form of document.querySelectorAll("form.answer")) {
  const digits = Number(form.dataset.digits);
  const tolerance = Number(form.dataset.tolerance);
  const [right, ...wrong] = form.querySelectorAll("[data-answer]");
  const other = form.querySelector("[data-other]");
  const distance = (verdict, number) => Math.abs(number - Number(verdict.dataset.answer));
  const fits = (verdict, number) => {
    const exact = Number(verdict.dataset.answer);
    return (
      distance(verdict, number) <= tolerance * Math.abs(exact) ||
      number === Number(exact.toPrecision(digits))
    );
  };
  const judge = (number) => {
    if (fits(right, number)) return right;
    const near = wrong.filter((verdict) => fits(verdict, number));
    near.sort((a, b) => distance(a, number) - distance(b, number));
    return near[0] ?? other;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const verdict = judge(form.querySelector("input").valueAsNumber);
    form.querySelector("[role=status]").replaceChildren(...verdict.cloneNode(true).childNodes);
  });
}
