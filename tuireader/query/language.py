"""The filter language by example: what the help shows and the README's table is made from."""

EXAMPLES = (
    ("self sup vision", "papers with all of these words, by their beginnings"),
    ('"exact phrase"', "the phrase as it stands"),
    ("title:word abstract:word", "a word in the title, in the abstract"),
    ("author:kim venue:acl", "an author, a venue"),
    ("category:cs. id:2301.", "the beginning of a category, of an arXiv id or DOI"),
    ("source:page", "papers that came from such a file"),
    ("tag:later note:proof", "a tag by its beginning, a word in the note"),
    ("in:notes word", "words in notes, too; anywhere:word for one of them"),
    ("queue:next", "papers in that queue, in its order"),
    ("is:unread is:starred", "marks; also is:read, is:queued, is:tagged, is:noted"),
    ("has:pdf has:date", "papers with a PDF, with a date"),
    ("year:2023 year:2020..2023", "published then"),
    ("date:>=2024-05-01", "published since; also <, <=, >, and months"),
    ("added:<7d read:<30d", "less than so long ago, > longer; h, d, w, m, y"),
    ("added:2024-05 read:2024..", "added then, read since; as with date:"),
    ("-word, not word", "papers without it"),
    ("this or that", "either; (…) groups; a space means and"),
    ("sort:title", "order: date, added, title, author; -sort: turns it round"),
    ("sort:relevance", "best match first; also sort:queue, sort:random"),
)
"""What one writes, and what it finds. A test parses each."""
