"""What is typed into a note is on disk soon: it is found again after the worst end of all."""

import signal
from pathlib import Path

from tests.e2e.ends import opened
from tests.e2e.terminal import ITSELF


def test_a_note_that_was_being_written_is_found_again_whatever_ended_the_reader(
    tmp_path: Path,
) -> None:
    def drafts() -> list[str]:
        return [each.read_text() for each in (tmp_path / "home" / "drafts").glob("*.md")]

    with opened(tmp_path, "none", shell=ITSELF) as terminal:
        terminal.until("1 of 9")
        terminal.send("eA thought\r- half")
        terminal.until(lambda: drafts() == ["A thought\n- half"])
        terminal.program.send_signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
    with opened(tmp_path, "none", shell=ITSELF) as terminal:
        terminal.until("Saved a note that was left open")
        assert drafts() == []
        terminal.send("e fin", then="fin")
        terminal.program.send_signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert drafts() == ["A thought\n- half fin"]
