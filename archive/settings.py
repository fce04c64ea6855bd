"""The user's settings: `tinxa.toml` in the data folder, overridden by the environment."""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from archive.errors import SettingsError

_ENVIRONMENT = {
    "contact": "TINXA_CONTACT",
    "port": "TINXA_PORT",
    "cache_mb": "TINXA_CACHE_MB",
    "read_only": "TINXA_READ_ONLY",
    "engine": "TINXA_ENGINE",
}
EngineName = Literal["whoosh", "opensearch"]


class ClusterSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where an OpenSearch cluster is; who asks it, the environment tells.

    *addresses* are those of its nodes, *ca* the file with the authorities that their certificates
    must come from, *index* the name under which all is searched there. Several archives may feed
    it, each under an *archive* name of its own. *shards* are those of a new index, *timeout* is in
    seconds.
    """

    addresses: tuple[str, ...] = ()
    ca: Path | None = None
    index: str = "tinxa"
    archive: Annotated[str, msgspec.Meta(pattern="^[a-z0-9_]{1,40}$")] = "main"
    shards: Annotated[int, msgspec.Meta(ge=1)] = 1
    timeout: Annotated[float, msgspec.Meta(gt=0)] = 30.0


_AUTH_ENVIRONMENT = {
    "cookie_secret": "TINXA_COOKIE_SECRET",
    "client_secret": "TINXA_CLIENT_SECRET",
}


class SignIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How visitors of the page sign in, and what they may do: the table ``[auth]``.

    *redirect_uri* is the page's own address with ``/oauth2callback``; *cookie_secret* signs cookies
    and the links of feeds; the rest is what the OpenID Connect provider says. *readers* and
    *editors* name addresses, whole domains as ``@paper.example``, or everybody as ``*``.
    """

    redirect_uri: Annotated[str, msgspec.Meta(pattern=r"^https?://[^/]+/oauth2callback$")]
    cookie_secret: Annotated[str, msgspec.Meta(min_length=32)]
    client_id: str
    client_secret: str
    server_metadata_url: str
    readers: tuple[str, ...] = ("*",)
    editors: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user may set; every key has a default.

    *contact* is an address or page that portals' owners can turn to; the crawler sends it along.
    *port* is where the page listens on 127.0.0.1. *cache_mb* bounds how many megabytes of what
    searches found a process keeps in memory. With *read_only* the page changes nothing: no watches,
    no dossiers and no portals are made there. *engine* keeps the index: the embedded one, or the
    cluster that *opensearch* tells of. With *auth* visitors have to sign in.
    """

    contact: str | None = None
    port: int = 8501
    cache_mb: Annotated[int, msgspec.Meta(ge=0)] = 256
    read_only: bool = False
    engine: EngineName = "whoosh"
    opensearch: ClusterSettings = ClusterSettings()
    auth: SignIn | None = None


def load_settings(path: Path) -> Settings:
    """Read the settings of *path*, which may be missing, and apply the environment.

    Raises `SettingsError` naming file, key and cure.
    """
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML: {error}. Mend that line.") from error
    for key, variable in _ENVIRONMENT.items():
        if variable in os.environ:
            values[key] = os.environ[variable]
    if isinstance(auth := values.get("auth"), dict):
        given = {k: os.environ[v] for k, v in _AUTH_ENVIRONMENT.items() if v in os.environ}
        values["auth"] = auth | given
    try:
        return msgspec.convert(values, Settings, strict=False, dec_hook=_decoded)
    except msgspec.ValidationError as error:
        known = ", ".join(Settings.__struct_fields__)
        raise SettingsError(
            f"{path} (or the environment): {error}. The keys are: {known}."
        ) from error


def _decoded(kind: type, value: Any) -> Any:
    return kind(value)
