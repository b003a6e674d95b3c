"""What the header of a GGUF file tells: recipe, real bits per weight, geometry. No weight is read.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md.
"""
