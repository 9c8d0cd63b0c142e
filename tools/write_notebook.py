"""Writes docs/analysts.ipynb: the cells below, run from the first to the last, with what each shows.

A test runs the cells of the written file again. Run with `python tools/write_notebook.py`.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "analysts.ipynb"
CELLS = (
    "# A scenario in a notebook\nFive lines from a scenario to a frame and a chart. Units are in the names of columns;"
    " every figure comes from the same draws as on screen.",
    'import scenarios\n\nasked = scenarios.open_scenario("existing_practice", years=8, draws=1024)\n'
    "run = asked.run()\nrun.sentence",
    "## Strategies\nPeople are those no longer in the condition at the end, value is over the whole horizon; `p10` and"
    " `p90` hold eight futures in ten, and the simulation error is that of the mean.",
    "run.strategies().round(2)",
    "run.against_piecemeal().round(2)",
    "## The ladder\nValue at every level of spend, in millions of pounds; the chart is an Altair chart like any other.",
    'run.ladder().groupby("title").tail(1).round(2)',
    'run.chart("ladder").to_dict()["$schema"]',
    "## Wards and futures\nOne row a ward and strategy; one row a future.",
    "focus = run.wards().query(\"strategy == 'one_mission'\")\n"
    'focus.nlargest(5, "people_reached_mean_persons").round(1)',
    'wanted = ["sv_commit_book", "scaleup", "total_value_gbp:one_mission", "total_value_gbp:piecemeal"]\n'
    "run.draws()[wanted].describe().round(3)",
    "## What if\nAn assumption with its reason, as on the command line; a saved scenario opens by its reference.",
    'cheaper = "fixed_cost_mission = 20000 because finance costed it"\n'
    "scenarios.open_scenario(assume=cheaper, draws=1024).run().sentence",
)


def main() -> int:
    cells, scope = [], {}
    for number, text in enumerate(CELLS, start=1):
        if text.startswith("#") or text[:1].isupper():
            cells.append({"cell_type": "markdown", "id": f"c{number}", "metadata": {}, "source": text})
        else:
            cells.append(code_cell(number, text, scope))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    TARGET.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(cells)} cells, run")
    return 0


def code_cell(number: int, text: str, scope: dict[str, object]) -> dict[str, object]:
    """A cell with what its last expression shows."""
    value, outputs = run_cell(text, scope), []
    if value is not None:
        data = {"text/plain": str(value) if hasattr(value, "to_html") else repr(value)}
        if hasattr(value, "to_html"):
            data["text/html"] = value.to_html()
        outputs.append({"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": data})
    made = {"cell_type": "code", "id": f"c{number}", "metadata": {}, "execution_count": number}
    return {**made, "source": text, "outputs": outputs}


def run_cell(text: str, scope: dict[str, object]) -> object:
    """Run a cell as a notebook does: everything, and the value of its last expression."""
    tree = ast.parse(text)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), scope)
    return None if last is None else eval(compile(ast.Expression(last.value), "cell", "eval"), scope)


if __name__ == "__main__":
    sys.exit(main())
