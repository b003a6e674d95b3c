"""Names of models as files and servers have them."""

import re

from runners.gguf.facts import named_quant


def model_name(name: str) -> str:
    """Name a model after its file or served name, without quant, shard and ending."""
    stem = re.sub(r"(?:-\d{5}-of-\d{5})?\.gguf$", "", name)
    quant = named_quant(f"{stem}.gguf")
    if quant:
        stem = re.sub(rf"[-_. ]*{re.escape(quant)}", "", stem, flags=re.IGNORECASE)
    return stem.strip("-_. ") or "model"
