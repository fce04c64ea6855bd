"""The metadata of a folder: RO-Crate 1.1, https://w3id.org/ro/crate/1.1."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from searcher.exporting.description import Description
from searcher.exporting.formats import FORMATS
from searcher.exporting.items import SUFFIX
from searcher.exporting.wording import DEMO, WORDING, told

CRATE: Final = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
_RIGHTS = (
    "Bài viết thuộc về các cổng đã đăng; trích dẫn phải ghi nguồn. The articles belong to the"
    " portals that published them, each named in its record; cite them. The selection and its"
    " description may be used freely."
)
_DEMO_RIGHTS = f"{DEMO}: các bài là hư cấu, thuộc Tinxa, giấy phép MIT. All invented; MIT licence."


def metadata(about: Description, files: Sequence[Path]) -> bytes:
    """Return the metadata of a folder that holds *files*."""
    parts = [_file(path) for path in files]
    entities = [_descriptor(), _root(about, files), *parts, _rights(about), _tinxa(about)]
    graph = [*entities, _action(about, files)]
    # The context of 1.1 is older than schema.org's property for the hash.
    context = [f"{_SPECIFICATION}/context", {"sha256": "https://schema.org/sha256"}]
    text = msgspec.json.encode({"@context": context, "@graph": graph})
    return msgspec.json.format(text, indent=2) + b"\n"


def _descriptor() -> dict[str, Any]:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(about: Description, files: Sequence[Path]) -> dict[str, Any]:
    words = WORDING[about.selection.lang]
    asked = about.selection.question.text
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{words['export']}: {asked}" if asked else words["export"],
        "description": ". ".join(f"{label}: {value}" for label, value in told(about)),
        "datePublished": about.exported_at[:10],
        "license": {"@id": "#rights"},
        "inLanguage": "vi",
        "hasPart": [{"@id": path.name} for path in files],
        "mentions": {"@id": "#export"},
    }


def _file(path: Path) -> dict[str, Any]:
    ending = SUFFIX if path.name.endswith(SUFFIX) else path.suffix
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return {
        "@id": path.name,
        "@type": "File",
        "name": path.name,
        "encodingFormat": FORMATS[ending.lstrip(".")].media_type.partition(";")[0],
        "contentSize": str(path.stat().st_size),
        "sha256": digest,
    }


def _rights(about: Description) -> dict[str, Any]:
    return {
        "@id": "#rights",
        "@type": "CreativeWork",
        "name": DEMO if about.demo else "Quyền của các cổng (rights of the portals)",
        "description": _DEMO_RIGHTS if about.demo else _RIGHTS,
    }


def _tinxa(about: Description) -> dict[str, Any]:
    return {
        "@id": "#tinxa",
        "@type": "SoftwareApplication",
        "name": "Tinxa",
        "softwareVersion": about.tinxa,
    }


def _action(about: Description, files: Sequence[Path]) -> dict[str, Any]:
    return {
        "@id": "#export",
        "@type": "CreateAction",
        "name": "tinxa export",
        "endTime": about.exported_at,
        "instrument": {"@id": "#tinxa"},
        "result": [{"@id": path.name} for path in files],
    }
