"""A llama.cpp server out of the wheel of xllamacpp, called as `llama-server` is.

The C++ code behind the port is llama-server's own; only its command line is imitated here, as far
as the runner uses it. Run as ``python -m tests.runners.llama_server -m FILE --port N``.
"""

import argparse
import signal
import threading

import xllamacpp


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-m", required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("-c", type=int, default=2048)
    parser.add_argument("--parallel", type=int, default=1)
    parser.add_argument("-ctk", default="f16")
    parser.add_argument("-ctv", default="f16")
    parser.add_argument("-fa", default="auto")
    parser.add_argument("-t", type=int, default=1)
    options = parser.parse_args()
    params = xllamacpp.CommonParams()
    params.model.path = options.m
    params.hostnames = [options.host]
    params.port = options.port
    params.n_ctx = options.c
    params.n_parallel = options.parallel
    params.cache_type_k = getattr(xllamacpp.ggml_type, f"GGML_TYPE_{options.ctk.upper()}")
    params.cache_type_v = getattr(xllamacpp.ggml_type, f"GGML_TYPE_{options.ctv.upper()}")
    for threads in (params.cpuparams, params.cpuparams_batch):
        threads.n_threads = options.t
    params.fit_params = False
    params.warmup = False
    params.endpoint_props = True
    params.endpoint_metrics = True
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)  # noqa: T201 - goes to the log, as a server's does
    stop.wait()


if __name__ == "__main__":
    main()
