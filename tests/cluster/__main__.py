"""`python -m tests.cluster start|stop`: what `make opensearch` and `make opensearch-stop` do."""

import sys

from tests.cluster.cluster import Cluster
from tests.cluster.software import missing


def main() -> None:
    """Start or stop the cluster of this checkout."""
    match sys.argv[1:]:
        case ["start"]:
            if lacks := missing():
                raise SystemExit(lacks)
            cluster = Cluster()
            cluster.start()
            print(f"green: {' '.join(cluster.addresses)}; logs: {cluster.folder}/node-*/logs")
        case ["stop"]:
            Cluster().stop()
        case _:
            raise SystemExit("python -m tests.cluster start|stop")


main()
