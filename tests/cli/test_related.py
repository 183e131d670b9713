from pathlib import Path

from tests.cli.conftest import Run

PAPERS = """\
{"title": "Model soups", "abstract": "Averaging weights of models improves robustness."}
{"title": "A survey", "abstract": "Of all things, averaging is one."}
{"title": "Merging models", "abstract": "We merge models by averaging their weights."}
{"title": "Cells", "abstract": "How the cells of mice divide."}
"""


def test_the_likest_papers_are_printed_first(run: Run, tmp_path: Path) -> None:
    (tmp_path / "papers.jsonl").write_text(PAPERS)
    run("add", str(tmp_path / "papers.jsonl"))
    listed = run("related", "Model", "soups")
    assert listed.status == 0
    assert [line.strip(" ●") for line in listed.lines] == ["Merging models", "A survey"]
    assert run("related", "--limit", "1", "--format", "ids", "Model soups").out.startswith("title:")
    assert len(run("related", "--limit", "1", "Model soups").lines) == 1


def test_a_paper_that_nobody_knows_has_no_related_ones(run: Run) -> None:
    outcome = run("related", "Nothing of the kind")
    assert outcome.status == 1
    assert outcome.err == "tuireader: no paper is known as Nothing of the kind\n"
