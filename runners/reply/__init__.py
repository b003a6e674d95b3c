"""From what a model said to the files that it meant. Pure: texts in, files out."""
