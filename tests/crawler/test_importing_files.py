"""Files beside imported pages: read from the imported folder, and from nowhere else."""

import pytest

from archive.store import Archive
from crawler.importing.options import ImportOptions
from crawler.importing.run import import_paths
from crawler.profile import Profile
from crawler.rules import Fields
from tests.crawler.papers import NOTICE, docx, paper

CHOOSING = Profile(
    name="tep", article=Fields(title=("h1",), body=("div.body",), attachments=("a.tep",))
)


def page(*addresses, link=""):
    links = "".join(f"<a class='tep' href='{address}'>Tệp</a>" for address in addresses)
    return (
        f"<html><head>{link}</head><body><h1>Xã Yên Phú làm thủy lợi</h1>"
        f"<div class='body'><p>Xã đã nạo vét xong kênh.</p>{links}</div></body></html>"
    )


def attachments(path, into):
    options = ImportOptions(profile="tep", profiles={"tep": CHOOSING})
    with Archive.open(into / "archive.sqlite") as archive:
        import_paths([path], archive=archive, options=options, report=print)
        (change,) = archive.changes()
        return change.record.article.attachments


@pytest.fixture
def tin(tmp_path):
    folder = tmp_path / "tin"
    (folder / "bai").mkdir(parents=True)
    (folder / "tep").mkdir()
    return folder


@pytest.mark.parametrize(
    ("link", "base"),
    [
        ("", "file:///tin"),
        ("<link rel='canonical' href='http://xa.example/bai/a.html'>", "http://xa.example"),
    ],
)
def test_files_beside_a_page_are_read_from_disk(tmp_path, tin, link, base):
    outside = tmp_path / "ngoai.pdf"
    outside.write_bytes(paper(NOTICE))
    (tin / "tep" / "thông báo.pdf").write_bytes(paper(NOTICE))
    (tin / "tep" / "lien-ket.pdf").symlink_to(outside)
    addresses = (
        "../tep/th%C3%B4ng%20b%C3%A1o.pdf", "../tep/lien-ket.pdf", "../../ngoai.pdf",
        "../tep/khong-co.pdf", outside.as_uri(),
    )  # fmt: skip
    (tin / "bai" / "a.html").write_text(page(*addresses, link=link), "utf-8")
    first, *others = attachments(tin, tmp_path)
    assert first.url == f"{base}/tep/th%C3%B4ng%20b%C3%A1o.pdf"
    assert first.text_source == "text"
    assert "lịch tiêm phòng" in first.text
    # The file: address is none of a page's, so that it is no attachment at all.
    assert [file.text_source for file in others] == [None] * 3


def test_a_page_by_itself_reads_what_stands_in_its_folder(tmp_path, tin):
    (tin / "kế hoạch.docx").write_bytes(docx("Xã lập kế hoạch."))
    (tin / "a.html").write_text(page("kế hoạch.docx"), "utf-8")
    assert [file.text for file in attachments(tin / "a.html", tmp_path)] == ["Xã lập kế hoạch."]
