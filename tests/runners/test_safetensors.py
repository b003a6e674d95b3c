"""Safetensors and their config.json: scheme, bits and parameters of each way of packing."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from grader.errors import ContractError
from runners.safetensors import weights_origin

SIZES = {"BF16": 2, "F16": 2, "F32": 4, "I32": 4, "U8": 1, "F8_E4M3": 1, "I64": 8, "I8": 1}
Table = dict[str, tuple[str, list[int]]]
CONFIG = {"model_type": "llama", "num_hidden_layers": 4, "num_key_value_heads": 2}


def write(folder: Path, tensors: Table, config: dict[str, Any]) -> Path:
    folder.mkdir(exist_ok=True)
    at, table = 0, {}
    for name, (dtype, shape) in tensors.items():
        size = SIZES[dtype]
        for one in shape:
            size *= one
        table[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at + size]}
        at += size
    head = json.dumps({"__metadata__": {"format": "pt"}, **table}).encode()
    with (folder / "model.safetensors").open("wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        file.truncate(8 + len(head) + at)
    (folder / "config.json").write_text(json.dumps({**CONFIG, **config}), "utf-8")
    return folder


PACKED: list[Any] = [
    pytest.param(
        {"l.q.weight": ("BF16", [64, 64])}, {"torch_dtype": "bfloat16"},
        ("BF16", 16.0, 16.0), 64 * 64, 16.0, id="plain"),
    pytest.param(
        {"l.q.qweight": ("I32", [64, 8]), "l.q.qzeros": ("I32", [1, 8]),
         "l.q.scales": ("F16", [1, 64])},
        {"quantization_config": {"quant_method": "awq", "bits": 4, "group_size": 64}},
        ("W4A16", 4.0, 16.0), 64 * 64, (64 * 8 * 4 + 32 + 128) * 8 / 4096, id="AWQ"),
    pytest.param(
        {"l.q.qweight": ("I32", [16, 64]), "l.q.g_idx": ("I32", [64])},
        {"quantization_config": {"quant_method": "gptq", "bits": 8}},
        ("W8A16", 8.0, 16.0), 64 * 64, (16 * 64 * 4 + 256) * 8 / 4096, id="GPTQ, 8 bits"),
    pytest.param(
        {"l.q.weight": ("F8_E4M3", [64, 64]), "l.q.weight_scale_inv": ("F32", [1, 1])},
        {"quantization_config": {"quant_method": "fp8", "activation_scheme": "dynamic"}},
        ("FP8", 8.0, 8.0), 64 * 64, (4096 + 4) * 8 / 4096, id="FP8"),
    pytest.param(
        {"l.q.weight_packed": ("U8", [64, 32]), "l.q.weight_scale": ("F8_E4M3", [64, 4])},
        {"quantization_config": {"quant_method": "compressed-tensors", "config_groups": {
            "group_0": {"weights": {"num_bits": 4, "type": "float", "group_size": 16},
                        "input_activations": {"num_bits": 4, "type": "float"}}}}},
        ("NVFP4", 4.0, 4.0), 64 * 64, (2048 + 256) * 8 / 4096, id="NVFP4"),
    pytest.param(
        {"l.q.weight": ("I8", [64, 64]), "l.q.weight_scale": ("F32", [64, 1])},
        {"quantization_config": {"quant_method": "compressed-tensors", "config_groups": {
            "group_0": {"weights": {"num_bits": 8, "type": "int"},
                        "input_activations": {"num_bits": 8, "type": "int"}}}}},
        ("W8A8-INT", 8.0, 8.0), 64 * 64, (4096 + 256) * 8 / 4096, id="W8A8"),
]  # fmt: skip


@pytest.mark.parametrize(("tensors", "config", "scheme", "params", "bits"), PACKED)
def test_each_way_of_packing(
    tmp_path: Path,
    tensors: Table,
    config: dict[str, Any],
    scheme: tuple[str, float, float],
    params: int,
    bits: float,
) -> None:
    told = weights_origin(write(tmp_path / "m", tensors, config))
    assert (told.scheme, told.weight_bits, told.activation_bits) == scheme
    assert told.params == params
    assert told.bits == pytest.approx(bits, abs=1e-3)
    assert (told.family, told.layers, told.heads) == ("llama", 4, 2)
    assert told.file_digest is not None


def test_routed_experts_count_by_the_share_that_is_used(tmp_path: Path) -> None:
    tensors: Table = {"l.self_attn.q.weight": ("BF16", [64, 64])}
    tensors |= {f"l.mlp.experts.{one}.up.weight": ("BF16", [64, 64]) for one in range(8)}
    config = {"num_experts": 8, "num_experts_per_tok": 2, "dtype": "bfloat16"}
    told = weights_origin(write(tmp_path / "m", tensors, config))
    assert (told.params, told.active_params) == (9 * 4096, 3 * 4096)


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"no \.safetensors here"):
        weights_origin(tmp_path)
    (tmp_path / "x.safetensors").write_bytes(b"\x08\0\0\0\0\0\0\0notjson!")
    with pytest.raises(ContractError, match="no safetensors"):
        weights_origin(tmp_path)
