"""Puts our codec in the place of Whoosh's, in every Python that has this folder in its path.

A plugin of pytest would not reach the processes that Whoosh's tests start.
"""

import whoosh.codec
import whoosh.codec.whoosh3

from indexer.engines.whoosh.inside import ArrayCodec

whoosh.codec.default_codec = ArrayCodec
whoosh.codec.whoosh3.W3Codec = ArrayCodec
