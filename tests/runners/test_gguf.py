"""Headers of GGUF files: made-up ones with every oddity, and real ones of a real model."""

import json
from pathlib import Path

import pytest

from grader.cli import main
from grader.errors import ContractError
from runners.gguf.facts import Facts, named_quant, read_facts
from runners.gguf.header import read_header, shards
from runners.gguf.recipe import part_of
from tests.runners.ggufs import FILE_TYPE, TINY, Pair, write_gguf

MOE: dict[str, object] = {
    "general.architecture": "qwen3moe",
    "general.name": "Toy MoE",
    "general.file_type": FILE_TYPE["Q4_K_M"],
    "general.quantized_by": "somebody",
    "quantize.imatrix.file": "calibration.dat",
    "quantize.imatrix.chunks_count": 120,
    "tokenizer.chat_template": "{{ messages }}",
    "tokenizer.ggml.tokens": [f"token {one}" for one in range(500)],
    "qwen3moe.block_count": 2,
    "qwen3moe.context_length": 4096,
    "qwen3moe.embedding_length": 512,
    "qwen3moe.attention.head_count": 8,
    "qwen3moe.attention.head_count_kv": 2,
    "qwen3moe.attention.key_length": 128,
    "qwen3moe.attention.value_length": 128,
    "qwen3moe.expert_count": 8,
    "qwen3moe.expert_used_count": 2,
}


def moe_tensors() -> list[Pair]:
    found: list[Pair] = [("token_embd.weight", (512, 1000), "Q6_K"),
                         ("output.weight", (512, 1000), "Q6_K"),
                         ("output_norm.weight", (512,), "F32")]  # fmt: skip
    for layer in range(2):
        found += [
            (f"blk.{layer}.attn_q.weight", (512, 1024), "Q8_0"),
            (f"blk.{layer}.attn_norm.weight", (512,), "F32"),
            (f"blk.{layer}.ffn_gate_inp.weight", (512, 8), "F32"),
            (f"blk.{layer}.ffn_gate_exps.weight", (512, 256, 8), "IQ2_XXS"),
            (f"blk.{layer}.ffn_up_exps.weight", (512, 256, 8), "IQ2_XXS"),
            (f"blk.{layer}.ffn_down_exps.weight", (256, 512, 8), "IQ3_XXS" if layer else "Q4_K"),
            (f"blk.{layer}.ffn_gate_shexp.weight", (512, 256), "Q6_K"),
        ]
    return found


def facts(path: Path) -> Facts:
    write_gguf(path, MOE, moe_tensors())
    return read_facts(path)


def test_bits_and_active_parameters_come_from_the_table(tmp_path: Path) -> None:
    told = facts(tmp_path / "Toy-UD-Q4_K_XL.gguf")
    routed = 2 * 3 * 512 * 256 * 8
    whole = 2 * 512 * 1000 + 512 + 2 * (512 * 1024 + 512 + 512 * 8 + 512 * 256) + routed
    assert told.params == whole
    assert told.active_params == whole - routed + routed // 4
    size = sum(one.bytes or 0 for one in read_header(tmp_path / "Toy-UD-Q4_K_XL.gguf").tensors)
    assert told.bits == round(size * 8 / whole, 4)
    assert told.file_type == "Q4_K_M"  # what it calls itself, and nothing follows from it
    assert told.quant == "UD-Q4_K_XL"
    assert (told.quantized_by, told.context) == ("somebody", 4096)
    assert dict(told.imatrix)["quantize.imatrix.chunks_count"] == 120


def test_the_recipe_tells_parts_with_their_bits_and_shares(tmp_path: Path) -> None:
    told = facts(tmp_path / "m.gguf")
    parts = {one.part: one for one in told.recipe}
    assert list(parts) == [
        "experts_gate", "experts_up", "experts_down", "shared_experts", "router", "attention",
        "embeddings", "output", "other",
    ]  # fmt: skip
    assert parts["experts_gate"].bits == 2.0625
    assert parts["experts_down"].bits == round((144 + 98) * 8 / 512, 4)
    assert dict(parts["experts_down"].types) == {"Q4_K": 2**20, "IQ3_XXS": 2**20}
    assert sum(one.share for one in told.recipe) == pytest.approx(1)
    assert sum(one.bytes for one in told.recipe) == told.tensor_bytes
    assert not told.uniform


def test_the_geometry_of_the_cache(tmp_path: Path) -> None:
    cache = facts(tmp_path / "m.gguf").cache
    assert cache is not None
    assert (cache.layers, cache.heads, cache.key_length) == (2, (2,), 128)
    assert cache.elements == 2 * 2 * 256
    uneven = {**MOE, "qwen3moe.attention.head_count_kv": [2, 0]}
    write_gguf(tmp_path / "n.gguf", uneven, moe_tensors())
    mixed = read_facts(tmp_path / "n.gguf").cache
    assert mixed is not None
    assert mixed.elements == 2 * 256


def test_a_set_of_files_is_read_whole_from_any_of_them(tmp_path: Path) -> None:
    tensors = moe_tensors()
    split = {"split.count": 2, "split.tensors.count": len(tensors)}
    first, second = (tmp_path / f"m-Q2_K-0000{at}-of-00002.gguf" for at in (1, 2))
    write_gguf(first, {**MOE, **split, "split.no": 0}, [])
    write_gguf(second, {**split, "split.no": 1}, tensors)
    told = read_facts(second)
    assert (told.files, told.architecture, told.quant) == (2, "qwen3moe", "Q2_K")
    assert told.params == facts(tmp_path / "whole.gguf").params
    assert shards(second) == (first, second)
    second.unlink()
    with pytest.raises(ContractError, match=r"00002-of-00002\.gguf is not there"):
        read_facts(first)


def test_damage_is_told(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    write_gguf(path, MOE, moe_tensors(), missing=100)
    with pytest.raises(ContractError, match="bytes are missing at the end"):
        read_facts(path)
    whole = (tmp_path / "m.gguf").read_bytes()
    for length in (3, 10, 40, 700):
        path.write_bytes(whole[:length])
        with pytest.raises(ContractError, match=r"no GGUF|breaks off|damaged"):
            read_facts(path)
    path.write_bytes(b"GGUF\0\0\0\3" + bytes(64))
    with pytest.raises(ContractError, match="big-endian"):
        read_facts(path)


def test_a_type_of_tomorrow_leaves_bits_unknown_and_the_rest_known(tmp_path: Path) -> None:
    write_gguf(tmp_path / "m.gguf", MOE, [*moe_tensors(), ("blk.0.new.weight", (64,), "Q9_X")])
    told = read_facts(tmp_path / "m.gguf")
    assert told.bits is None
    assert told.architecture == "qwen3moe"
    assert "type99" in dict(told.recipe[-1].types)


def test_the_digest_follows_header_and_weights(tmp_path: Path) -> None:
    path = tmp_path / "m.gguf"
    first = facts(path).digest
    renamed = path.rename(tmp_path / "other.gguf")
    assert read_facts(renamed).digest == first
    with renamed.open("r+b") as file:
        file.seek(read_header(renamed).data_at)
        file.write(b"weights")
    assert read_facts(renamed).digest != first


def test_the_small_model_of_the_tests() -> None:
    told = read_facts(TINY)
    assert (told.params, told.file_bytes) == (3_410_176, 6_854_848)
    assert told.bits == 16.0108
    assert told.uniform
    assert told.template_digest is not None


@pytest.mark.parametrize(
    ("name", "quant"),
    [
        ("Qwen3-8B-Q4_K_M.gguf", "Q4_K_M"),
        ("model.IQ2_XXS.gguf", "IQ2_XXS"),
        ("M-UD-Q2_K_XL-00001-of-00003.gguf", "UD-Q2_K_XL"),
        ("llama-bf16.gguf", "BF16"),
        ("gpt-oss-20b-mxfp4.gguf", "MXFP4"),
        ("TinyLlama.gguf", None),
    ],
)
def test_a_quant_is_read_off_a_name(name: str, quant: str | None) -> None:
    assert named_quant(name) == quant


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("blk.0.attn_qkv.weight", "attention"),
        ("blk.0.attn_kv_a_mqa.weight", "attention"),
        ("blk.0.ssm_in.weight", "attention"),
        ("blk.0.attn_q_norm.weight", "other"),
        ("blk.0.ffn_norm.weight", "other"),
        ("blk.0.ffn_down.weight", "feed_forward"),
        ("blk.0.ffn_down.3.weight", "experts_down"),
        ("blk.0.ffn_gate_inp_shexp.weight", "shared_experts"),
        ("blk.0.exp_probs_b.bias", "router"),
        ("output_norm.weight", "other"),
        ("output.weight", "output"),
    ],
)
def test_tensors_belong_to_parts(name: str, part: str) -> None:
    assert part_of(name) == part


def test_the_verb_prints_for_people_and_for_machines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts(tmp_path / "m-Q4_K_M.gguf")
    assert main(["gguf", str(tmp_path / "m-Q4_K_M.gguf")]) == 0
    said = capsys.readouterr().out
    assert "GB per billion parameters" in said
    assert "effective capacity" in said
    assert "asymmetric" in said
    assert main(["gguf", str(tmp_path / "m-Q4_K_M.gguf"), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["recipe"]["experts_gate"]["types"] == {"IQ2_XXS": 2**21}
    assert told["effective_capacity_bits"] == told["params"] * told["bits"]
    assert main(["gguf", str(tmp_path / "none.gguf")]) == 2
