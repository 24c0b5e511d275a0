"""Small networks, as in src/internal/conformance/composites.ts. They are computed by torch, so its autograd gives their gradients, too."""

import torch
import torch.nn.functional as F

COMPOSITES = {}


def composite(function):
    COMPOSITES[function.__name__] = function
    return function


@composite
def attention(x, query, key, value, heads):
    batch, length, width = x.shape
    split = lambda w: (x @ w).reshape(batch, length, heads, width // heads).transpose(1, 2)  # noqa: E731
    q, k, v = split(query), split(key), split(value)
    weights = torch.softmax(q @ k.transpose(-1, -2) / (width // heads) ** 0.5, -1)
    return (weights @ v).transpose(1, 2).reshape(batch, length, width)


@composite
def causalAttention(query, key, value):
    """Later positions are masked by adding -1e9, as most networks do."""
    length = query.shape[-2]
    mask = torch.triu(torch.full((length, length), -1e9, dtype=query.dtype), 1)
    scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5 + mask
    return torch.softmax(scores, -1) @ value


@composite
def layerNorm(x, scale, offset):
    return F.layer_norm(x, x.shape[-1:], scale, offset, 1e-5)


@composite
def mlpLoss(x, hiddenWeights, hiddenBias, outputWeights, outputBias, labels):
    """Cross entropy of a perceptron with one hidden layer (tanh)."""
    hidden = torch.tanh(x @ hiddenWeights + hiddenBias)
    return F.cross_entropy(hidden @ outputWeights + outputBias, labels.long())


@composite
def cnnLoss(images, filter, bias, weights, targets):
    """Mean squared error of convolution, relu, max pooling, dense."""
    convolved = F.conv2d(images.permute(0, 3, 1, 2), filter.permute(3, 2, 0, 1), bias, padding=1)
    pooled = F.max_pool2d(torch.relu(convolved), 2).permute(0, 2, 3, 1)
    return F.mse_loss(pooled.reshape(len(images), -1) @ weights, targets)


@composite
def recurrence(x, inputWeights, recurrentWeights, bias):
    """The last state of a gated recurrent cell with one gate, over the second axis of x."""
    state = torch.zeros(x.shape[0], recurrentWeights.shape[0], dtype=x.dtype)
    for t in range(x.shape[1]):
        gates = x[:, t] @ inputWeights + state @ recurrentWeights + bias
        gate, candidate = gates.chunk(2, -1)
        gate = torch.sigmoid(gate)
        state = gate * state + (1 - gate) * torch.tanh(candidate)
    return state


@composite
def embeddingLoss(table, tokens, weights):
    """Mean over a sequence of embedded tokens, squared norm of a projection."""
    return (F.embedding(tokens.long(), table).mean(1) @ weights).square().sum()


@composite
def contrastiveLoss(embeddings, temperature):
    """Normalised embeddings, their similarities, and the log-probability of the next row."""
    unit = embeddings / embeddings.norm(dim=1, keepdim=True)
    count = len(embeddings)
    similarity = unit @ unit.T / temperature - 1e9 * torch.eye(count, dtype=embeddings.dtype)
    return F.cross_entropy(similarity, (torch.arange(count) + 1) % count)
