"""An OSCAL mapping collection as compliance-trestle reads it, whose models are generated from OSCAL's own schema.

`python oscal_with_trestle.py FILE`: status 1 where it refuses the document, or does not give back all of it.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

from trestle.oscal.mapping import MappingCollection


def plain(document: dict) -> dict:
    metadata = document["mapping-collection"]["metadata"]
    metadata["last-modified"] = datetime.fromisoformat(metadata["last-modified"].replace("Z", "+00:00")).isoformat()
    return document


path = Path(sys.argv[1])
read = MappingCollection.oscal_read(path)
assert read is not None, f"{path} is not there"
ours, theirs = (plain(json.loads(text)) for text in (path.read_text(), read.oscal_serialize_json()))
assert ours == theirs, "something is lost when OSCAL's models read and write the document"
print(f"{path}: {sum(len(mapping['maps']) for mapping in ours['mapping-collection']['mappings'])} maps, as OSCAL has them")
