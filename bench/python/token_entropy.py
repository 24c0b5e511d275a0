"""Entropies of tokens from logits."""

import numpy as np


def entropy_from_logits(table, tokens, vocabulary):
    import torch

    torch.set_num_threads(1)
    table = table.astype(np.float32)
    logits = np.empty((int(tokens), int(vocabulary)), dtype=np.float32)
    for i in range(int(tokens)):
        places = np.arange(i * vocabulary, (i + 1) * vocabulary, dtype=np.uint32)
        logits[i] = table[(places * np.uint32(2654435761)) >> np.uint32(16)]
    logits = torch.from_numpy(logits)

    def job():
        probabilities = torch.nn.functional.softmax(logits, dim=-1)
        return (torch.logsumexp(logits, dim=-1) - torch.sum(probabilities * logits, dim=-1)).numpy()

    return job
