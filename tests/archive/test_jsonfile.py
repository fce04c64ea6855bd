"""Files that people edit: mistakes are told with their place, and writing leaves nothing half."""

import os
import threading

import msgspec
import pytest

from archive import jsonfile
from archive.errors import FileError


class Note(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    number: int = 0


def test_what_is_written_is_read_and_no_file_is_none(tmp_path):
    path = tmp_path / "a" / "note.json"
    assert jsonfile.read(path, Note) is None
    jsonfile.write(path, Note("Thu ngân sách"))
    assert jsonfile.read(path, Note) == Note("Thu ngân sách")
    assert "Thu ngân sách" in path.read_text("utf-8")
    assert [file.name for file in path.parent.iterdir()] == ["note.json"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{\n  "text": "a"\n  "number": 1\n}', "line 3, column 3"),
        ('{"text": 5}', "$.text"),
        ('{"text": "a", "nummer": 1}', "nummer"),
        ("[" * 100_000, "note.json"),
        (b"\xff\xfe", "0xff"),
        ("", "line 1"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path, text, place):
    path = tmp_path / "note.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = path.read_bytes()
    with pytest.raises(FileError, match="Mend it there") as caught:
        jsonfile.read(path, Note)
    assert str(caught.value).startswith(f"{path}: ")
    assert place in str(caught.value)
    assert path.read_bytes() == before


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "note.json"
    jsonfile.write(path, Note("first"))

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        jsonfile.write(path, Note("second"))
    assert jsonfile.read(path, Note) == Note("first")
    assert [file.name for file in tmp_path.iterdir()] == ["note.json"]


def test_two_writers_lose_nothing(tmp_path):
    path = tmp_path / "note.json"
    jsonfile.write(path, Note("n"))

    def count():
        for _ in range(20):
            with jsonfile.locked(path):
                known = jsonfile.read(path, Note)
                jsonfile.write(path, Note("n", known.number + 1))

    threads = [threading.Thread(target=count) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert jsonfile.read(path, Note).number == 60


def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonfile, "_PATIENCE", 0)
    path = tmp_path / "note.json"
    with (
        jsonfile.locked(path),
        pytest.raises(FileError, match="could not be locked"),
        jsonfile.locked(path),
    ):
        pass
