"""What an abstract leads to, told by addresses."""

import pytest

from tuireader.typeset import Block, ResourceKind, Span, resources
from tuireader.typeset.resources import kind_of

PAGE, PDF = "https://arxiv.org/abs/2301.00001", "https://arxiv.org/pdf/2301.00001"
CODE, DATA, MODEL = ResourceKind.CODE, ResourceKind.DATA, ResourceKind.MODEL
DEMO, PAPER, PROJECT = ResourceKind.DEMO, ResourceKind.PAPER, ResourceKind.PROJECT
VIDEO, NOTEBOOK, LINK = ResourceKind.VIDEO, ResourceKind.NOTEBOOK, ResourceKind.LINK


def leading_to(*links: str) -> Block:
    return Block(tuple(Span("text", link=link) for link in links))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("github.com/a/b", CODE),
        ("www.GitHub.com/a/b/", CODE),
        ("gitlab.com/a/b", CODE),
        ("gitlab.inria.fr/a", CODE),
        ("bitbucket.org/a", CODE),
        ("codeberg.org/a/b", CODE),
        ("anonymous.4open.science/r/x", CODE),
        ("huggingface.co/org/name", MODEL),
        ("huggingface.co/datasets/org/name", DATA),
        ("huggingface.co/spaces/org/name", DEMO),
        ("huggingface.co/papers/2301.00001", PAPER),
        ("huggingface.co/org", LINK),
        ("huggingface.co/blog/post", LINK),
        ("kaggle.com/x", DATA),
        ("zenodo.org/records/1", DATA),
        ("figshare.com/x", DATA),
        ("osf.io/abc", DATA),
        ("doi.org/10.5281/zenodo.1", DATA),
        ("doi.org/10.1234/x", PAPER),
        ("arxiv.org/abs/2301.00002", PAPER),
        ("youtube.com/watch?v=x", VIDEO),
        ("youtu.be/x", VIDEO),
        ("vimeo.com/1", VIDEO),
        ("bilibili.com/video/x", VIDEO),
        ("a-b.github.io", PROJECT),
        ("a.github.io/b", PROJECT),
        ("sites.google.com/view/x", PROJECT),
        ("a.gitlab.io/b", PROJECT),
        ("colab.research.google.com/drive/x", NOTEBOOK),
        ("github.com/a/b/blob/main/x.ipynb", NOTEBOOK),
        ("example.org", LINK),
        ("example.org/github.com/a", LINK),
        ("notgithub.com/a", LINK),
        ("github.com.example.org/a", LINK),
        ("evilgithub.io", LINK),
        ("a.github.io.example.org", LINK),
    ],
)
def test_a_kind_is_known_by_the_address(address: str, kind: ResourceKind) -> None:
    assert kind_of(f"https://{address}") is kind


def test_page_and_pdf_come_first_then_links_as_they_are_met() -> None:
    blocks = [
        leading_to("https://x.github.io", "https://github.com/x/y"),
        leading_to("http://x.org/"),
    ]
    assert [each.title for each in resources(blocks, PAGE, PDF)] == [
        "Page — arxiv.org/abs/2301.00001",
        "PDF — arxiv.org/pdf/2301.00001",
        "Project page — x.github.io",
        "Code — github.com/x/y",
        "Link — x.org",
    ]


def test_each_address_is_named_once() -> None:
    links = "http://www.github.com/x/y/", "https://github.com/x/y", "https://github.com/x/y.git"
    assert [each.link for each in resources([leading_to(*links)])] == [links[0]]
    assert len(resources([leading_to("http://arxiv.org/abs/2301.00001")], PAGE)) == 1


def test_what_is_unsafe_is_not_named() -> None:
    assert resources([leading_to("javascript:x", "https://u@x.org", "")], "file:///x", "") == ()


def test_a_link_of_several_spans_is_one() -> None:
    link = "https://x.org/a"
    assert len(resources([Block((Span("a", link=link), Span("b", link=link), Span("c")))])) == 1
