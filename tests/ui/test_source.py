"""The source of the screen is read for what would have a text be taken for markup."""

import ast
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "tuireader" / "ui"

WIDGETS = {"Static", "Label", "OptionList", "Option", "Button", "Checkbox", "ListItem", "notify"}
"""What takes a str for markup."""

ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}
"""What takes an assigned str for markup."""

BANNED = {"webbrowser", "MarkdownViewer", "Markdown", "from_markup", "escape", "open_url"}


def unsafe(source: str) -> list[str]:
    """What in a module could have a text be taken for markup, or a link be opened blindly."""
    tree = ast.parse(source)
    safe = {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and isinstance(node.returns, ast.Name)
        and node.returns.id == "Content"
    }
    return [
        f"line {line}: {what}"
        for node in ast.walk(tree)
        for line, what in _unsafe(node, safe | {"Content"})
    ]


def _unsafe(node: ast.AST, safe: set[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    if isinstance(node, ast.Call):
        name = _name(node.func)
        marked_up = not any(
            each.arg == "markup" and isinstance(each.value, ast.Constant) and not each.value.value
            for each in node.keywords
        )
        texts = [each for each in node.keywords if each.arg == "content"]
        arguments = [*node.args, *(each.value for each in texts)]
        updated = name == "update" and isinstance(getattr(node.func, "value", None), ast.Call)
        if (name in WIDGETS and marked_up) or updated:
            found += [(node.lineno, name) for each in arguments if not _is_content(each, safe)]
        if any(each.arg == "open_links" for each in node.keywords):
            found.append((node.lineno, "open_links"))
    if isinstance(node, ast.Assign):
        names = [each.attr for each in node.targets if isinstance(each, ast.Attribute)]
        if ATTRIBUTES.intersection(names) and not _is_content(node.value, safe):
            found.append((node.lineno, names[0]))
    if isinstance(node, ast.Name | ast.Attribute) and _name(node) in BANNED:
        found.append((node.lineno, _name(node)))
    if isinstance(node, ast.Import | ast.ImportFrom):
        imported = {each.name for each in node.names} | {getattr(node, "module", None)}
        found += [(node.lineno, str(each)) for each in imported & BANNED]
    return found


def _is_content(node: ast.expr, safe: set[str]) -> bool:
    if isinstance(node, ast.Starred):
        return _is_content(node.value, safe)
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        return _is_content(node.elt, safe)
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    return _name(function) in safe or (
        isinstance(function, ast.Attribute) and _name(function.value) in safe
    )


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("module", sorted(UI.rglob("*.py")), ids=lambda each: each.stem)
def test_no_text_is_ever_taken_for_markup(module: Path) -> None:
    assert unsafe(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(title)",
        "Static('x')",
        "Static(f'{title}')",
        "widgets.Label(paper.title, id='x')",
        "OptionList(*titles)",
        "OptionList(*(each for each in titles))",
        "self.notify(title)",
        "self.notify(title, markup=True)",
        "self.query_one(Static).update(title)",
        "self.border_title = title",
        "scroll.tooltip = f'{title}'",
        "import webbrowser",
        "from webbrowser import open",
        "Content.from_markup(title)",
        "escape(title)",
        "Viewer(open_links=True)",
        "def f() -> str: ...\nStatic(f())",
    ],
)
def test_what_is_banned_is_found(source: str) -> None:
    assert unsafe(source)


@pytest.mark.parametrize(
    "source",
    [
        "Static(Content(title), id='x')",
        "Static(Content.styled(title, 'bold'))",
        "OptionList(*(Content(each) for each in titles))",
        "self.notify(title, markup=False)",
        "self.border_title = Content(title)",
        "def f() -> Content: ...\nStatic(f())",
        "found.update({1: 2})",
    ],
)
def test_what_is_safe_is_let_pass(source: str) -> None:
    assert unsafe(source) == []
