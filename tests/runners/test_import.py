"""What others have: folders, lm-evaluation-harness, llama-perplexity, llama-bench."""

import json
from pathlib import Path

import pytest

from grader.cli import main
from grader.errors import ContractError
from grader.manifest import read_manifest
from runners.imports.llama_cpp import bench_scores, perplexity_scores
from runners.imports.naming import model_name

PERPLEXITY = """\
llama_model_loader: loaded meta data with 26 key-value pairs and 201 tensors from /m/Tiny-1B-Q4_K_M.gguf (version GGUF V3 (latest))
print_info: file format = GGUF V3 (latest)
print_info: file type   = Q4_K - Medium
print_info: file size   = 636.18 MiB (4.85 BPW)
perplexity: 0.98 seconds per pass - ETA 2.62 minutes
[1]7.5132,[2]8.1209,[3]8.4216,
Final estimate: PPL = 8.9012 +/- 0.05512

"""  # noqa: E501 - a log as it is
DIVERGENCE = """\
llama_model_loader: loaded meta data with 26 key-value pairs and 201 tensors from Tiny-1B-Q2_K.gguf (version GGUF V3 (latest))
====== Perplexity statistics ======
Mean PPL(Q)                   :   9.871532 ±   0.062480
Mean PPL(base)                :   8.601221 ±   0.053122
Cor(ln(PPL(Q)), ln(PPL(base))):  98.31%
====== KL divergence statistics ======
Mean    KLD:   0.135021 ±   0.000931
Maximum KLD:  11.832741
99.0%   KLD:   1.221093
Median  KLD:   0.071020
====== Token probability statistics ======
Same top p: 84.213 ± 0.120 %
"""  # noqa: E501 - a log as it is
BENCH = [
    {"build_commit": "6bca76ff", "build_number": 6800, "model_filename": "m/Tiny-1B-Q4_K_M.gguf",
     "model_type": "llama 1B Q4_K - Medium", "model_size": 667081728, "model_n_params": 1100048384,
     "n_prompt": 512, "n_gen": 0, "n_depth": 0, "avg_ts": 812.31, "stddev_ts": 3.2},
    {"build_commit": "6bca76ff", "build_number": 6800, "model_filename": "m/Tiny-1B-Q4_K_M.gguf",
     "model_type": "llama 1B Q4_K - Medium", "model_size": 667081728, "model_n_params": 1100048384,
     "n_prompt": 0, "n_gen": 128, "n_depth": 0, "avg_ts": 61.5, "stddev_ts": 0.4},
]  # fmt: skip
TABLE = """\
| model                          |       size |     params | backend    | threads |          test |                  t/s |
| ------------------------------ | ---------: | ---------: | ---------- | ------: | ------------: | -------------------: |
| llama 1B Q4_K - Medium         | 636.18 MiB |     1.10 B | CPU        |       8 |         pp512 |        812.31 ± 3.20 |
| llama 1B Q4_K - Medium         | 636.18 MiB |     1.10 B | CPU        |       8 |         tg128 |         61.50 ± 0.40 |

build: 6bca76ff (6800)
"""  # noqa: E501 - a table as it is


def test_perplexity_and_divergence() -> None:
    (only,) = perplexity_scores(PERPLEXITY, "log")
    assert (only.model, only.quant, only.metric, only.value) == (
        "Tiny-1B", "Q4_K_M", "perplexity", 8.9012
    )  # fmt: skip
    assert (only.bits, only.higher_is_better) == (4.85, False)
    told = {one.metric: one.value for one in perplexity_scores(DIVERGENCE, "log")}
    assert told == {
        "perplexity": 9.871532, "kl_divergence": 0.135021, "kl_divergence_99": 1.221093,
        "same_top_token": 0.84213,
    }  # fmt: skip
    with pytest.raises(ContractError, match="no result of llama-perplexity"):
        perplexity_scores(PERPLEXITY.partition("Final")[0], "log")
    with pytest.raises(ContractError, match="give --quant"):
        perplexity_scores("Final estimate: PPL = 8.9 +/- 0.1", "log")


def test_bench_in_every_form() -> None:
    lines = "\n".join(json.dumps(one) for one in BENCH)
    keys = list(BENCH[0])
    rows = "\n".join(",".join(f'"{one[key]}"' for key in keys) for one in BENCH)
    for text in (json.dumps(BENCH), lines, ",".join(keys) + "\n" + rows, TABLE):
        told = bench_scores(text, "bench", "Tiny-1B")
        assert [(one.quant, one.metric, one.value) for one in told] == [
            ("Q4_K_M", "pp512_tokens_per_second", 812.31),
            ("Q4_K_M", "tg128_tokens_per_second", 61.5),
        ]
    assert bench_scores(json.dumps(BENCH), "bench")[0].bits == 4.8513
    with pytest.raises(ContractError, match="no rows of llama-bench"):
        bench_scores("nothing", "bench")


def test_a_folder_for_each_quant_becomes_samples(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for quant, text in (("Q8_0", "<!doctype html><p>a</html>"), ("Q2_K", "```html\n<p>b\n```")):
        (tmp_path / "my-model" / quant).mkdir(parents=True)
        (tmp_path / "my-model" / quant / "hello.html").write_text(text, "utf-8")
        (tmp_path / "my-model" / quant / "notes.txt").write_text("a text", "utf-8")
        app = tmp_path / "my-model" / quant / "app"
        app.mkdir()
        (app / "index.html").write_text("<!doctype html><script src=a.js></script>", "utf-8")
        (app / "a.js").write_text("let a = 1", "utf-8")
    out = tmp_path / "out"
    assert main(["import", "folder", str(tmp_path / "my-model"), "--out", str(out)]) == 0
    assert "6 samples" in capsys.readouterr().out
    told = read_manifest(out / "web_page" / "my-model" / "Q2_K" / "hello-0")
    assert (told.origin.model, told.origin.quant) == ("my-model", "Q2_K")
    assert told.item is not None
    assert told.item.messages  # the rubric knows this item, so all of it is there
    kept = out / "web_page" / "my-model" / "Q2_K" / "hello-0"
    assert (kept / "hello.html").read_text("utf-8") == "```html\n<p>b\n```"  # as it was
    whole = read_manifest(out / "web_page" / "my-model" / "Q8_0" / "app-0")
    assert (whole.where.entry, whole.where.files) == ("index.html", ("a.js", "index.html"))
    assert read_manifest(out / "plain_text" / "my-model" / "Q8_0" / "notes-0").asked == "notes"
    one = ["import", "folder", str(tmp_path / "my-model"), "--rubric", "tetris"]
    assert main([*one, "--out", str(tmp_path / "games")]) == 0
    assert not (tmp_path / "games" / "plain_text").exists()
    assert main(["import", "folder", str(tmp_path / "my-model"), "--out", str(out)]) == 2
    assert "there already" in capsys.readouterr().err


def test_lm_evaluation_harness(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "results" / "tiny-Q4_K_M"
    folder.mkdir(parents=True)
    stamp = "2026-11-20T10-00-00.000000"
    sample = {
        "doc_id": 3, "doc": {"question": "2+2?"}, "target": "4",
        "arguments": {"gen_args_0": {"arg_0": "Q: 2+2?\nA:", "arg_1": {"until": ["\n"]}}},
        "resps": [["It is 4."]], "filtered_resps": ["4"], "filter": "strict-match",
        "metrics": ["exact_match"], "exact_match": 1.0,
    }  # fmt: skip
    likelihood = {**sample, "doc_id": 4, "resps": [[[-1.5, False]], [[-2.5, False]]]}
    log = folder / f"samples_gsm8k_{stamp}.jsonl"
    log.write_text(f"{json.dumps(sample)}\n{json.dumps(likelihood)}\n", "utf-8")
    results = {
        "model_name": "me/tiny-Q4_K_M",
        "results": {"gsm8k": {"alias": "gsm8k", "exact_match,strict-match": 0.41,
                              "exact_match_stderr,strict-match": 0.013, "perplexity,none": 7.5}},
        "higher_is_better": {"gsm8k": {"exact_match": True, "perplexity": False}},
    }  # fmt: skip
    (folder / f"results_{stamp}.json").write_text(json.dumps(results), "utf-8")
    out, db = tmp_path / "out", tmp_path / "b.duckdb"
    source = str(tmp_path / "results")
    assert main(["import", "lm-eval", source, "--out", str(out), "--db", str(db)]) == 0
    (found,) = out.rglob("manifest.json")
    told = read_manifest(found.parent)
    assert told.item is not None
    assert (told.item.prompt, told.item.expected) == ("Q: 2+2?\nA:", "4")
    assert told.item.param("task") == "gsm8k"
    assert (told.origin.model, told.origin.quant) == ("tiny", "Q4_K_M")
    assert (found.parent / "answer.txt").read_text("utf-8") == "It is 4."
    capsys.readouterr()
    assert main(["import", "lm-eval", source, "--csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "tiny,Q4_K_M,exact_match (strict-match),0.41,gsm8k,true,lm-evaluation-harness,," in lines
    assert "tiny,Q4_K_M,perplexity,7.5,gsm8k,false,lm-evaluation-harness,," in lines
    assert main(["sql", "select count(*) as n from external_score", "--db", str(db)]) == 0
    assert "2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("Qwen3-8B-Q4_K_M.gguf", "Qwen3-8B"),
        ("Qwen3-8B-UD-Q2_K_XL-00001-of-00002.gguf", "Qwen3-8B"),
        ("llama-3.Q8_0.gguf", "llama-3"),
        ("plain", "plain"),
        ("Q4_K_M.gguf", "model"),
    ],
)
def test_models_are_named_without_their_quant(name: str, model: str) -> None:
    assert model_name(name) == model
