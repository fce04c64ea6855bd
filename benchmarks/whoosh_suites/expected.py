"""What fails with our codec and passes with Whoosh's, and why it has to."""

from typing import Final

EXPECTED: Final = {
    "whoosh3": {
        "tests/test_codecs.py::test_corrupt_postings_block_raises_clear_error": (
            "damages the file of postings of Whoosh's codec, which ours does not write; a damaged"
            " file of arrays is refused by name (tests/indexer/test_whoosh_index.py)"
        ),
        "tests/test_codecs.py::test_tiny_blocks_stored_uncompressed_round_trip": (
            "looks for compressed blocks in that same file"
        ),
    },
    "whoosh-reloaded": {},
}
