"""Near-duplicates as the commands tell and fold them."""

import json

import pytest

from tests.tinxa.conftest import answer

RELEASE = (
    "UBND huyện vừa ban hành kế hoạch phòng chống lụt bão, yêu cầu các xã chủ động lực lượng, vật"
    " tư, phương tiện tại chỗ, kiểm tra hồ đập trước mùa mưa và phân công cán bộ trực ban."
)


@pytest.fixture
def copied(tinxa, tmp_path):
    copies = [
        {"id": "sau", "title": "Phòng chống lụt bão", "body": RELEASE, "published": "2023-05-30",
         "source": "dongson", "url": "https://dongson.example/1"},
        {"id": "trước", "title": "PHÒNG CHỐNG LỤT BÃO", "body": f"{RELEASE}\nTheo Ban chỉ huy.",
         "published": "2023-05-28", "source": "hoanghoa", "url": "https://hoanghoa.example/2"},
        {"id": "khác", "title": "Tin lụt bão", "body": "Bão đổi hướng."},
    ]  # fmt: skip
    lines = [json.dumps(article, ensure_ascii=False) for article in copies]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    tinxa("import", tmp_path / "in.jsonl")
    assert tinxa("index").returncode == 0
    return tinxa


def test_near_duplicates_are_counted_and_told(copied):
    hits = {hit["id"]: hit["similar"] for hit in answer(copied, "lụt bão")["hits"]}
    assert hits == {"sau": 1, "trước": 1, "khác": 0}
    assert "1 near-duplicate: tinxa show sau --similar" in copied("search", "lụt bão").stdout
    found = json.loads(copied("show", "sau", "--similar", "--json").stdout)
    assert set(found) == {"id", "first", "similar"}
    assert (found["id"], found["first"]["id"]) == ("sau", "trước")
    (other,) = found["similar"]
    assert (other["url"], other["of_this"]) == ("https://hoanghoa.example/2", 1)
    passage = other["passages"][-1]
    assert passage["text"] == RELEASE[:-1]
    assert passage["here"] == {"part": "body", "start": 0, "end": len(RELEASE) - 1}
    told = copied("show", "sau", "--similar").stdout
    assert told.startswith("1 near-duplicate; first published: 2023-05-28 · hoanghoa · https")
    assert "shared: 100% of this article" in told
    assert copied("show", "khác", "--similar").stdout == "It has no near-duplicates.\n"


def test_an_export_may_be_folded(copied, tmp_path):
    said = copied("export", "lụt bão", "-o", tmp_path / "all.jsonl").stderr
    assert said.endswith("all.jsonl: 3 articles\n")
    said = copied("export", "lụt bão", "--fold", "-o", tmp_path / "folded.jsonl").stderr
    assert said.endswith("folded.jsonl: 2 articles\n")
    lines = (tmp_path / "folded.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"trước", "khác"}
