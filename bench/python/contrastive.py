"""The losses as their authors' programs compute them: RnC row by row of negatives, RankSim anchor by anchor."""

import torch
import torch.nn.functional as functional

torch.set_num_threads(1)


def with_gradient(features, loss):
    def job():
        features.grad = None
        value = loss()
        value.backward()
        return [float(value.detach()), float(features.grad.abs().sum())]

    return job


def rank_n_contrast(features, labels, dim, temperature):
    z = torch.tensor(features.reshape(-1, dim), dtype=torch.float32, requires_grad=True)
    y = torch.tensor(labels, dtype=torch.float64).reshape(-1, 1)
    n = len(y)

    def loss():
        distances = (y[:, None] - y[None]).abs().sum(-1)
        logits = -(z[:, None] - z[None]).norm(2, dim=-1) / temperature
        logits = logits - logits.max(dim=1, keepdim=True).values.detach()
        exponentials = logits.exp()
        others = ~torch.eye(n, dtype=torch.bool)
        logits = logits.masked_select(others).view(n, n - 1)
        exponentials = exponentials.masked_select(others).view(n, n - 1)
        distances = distances.masked_select(others).view(n, n - 1)
        total = 0.0
        for k in range(n - 1):
            negatives = (distances >= distances[:, k : k + 1]).float()
            log_probabilities = logits[:, k] - torch.log((negatives * exponentials).sum(dim=-1))
            total = total - log_probabilities.sum() / (n * (n - 1))
        return total

    return with_gradient(z, loss)


def ranks(values):
    """1/n for the largest; of equal values the one with the larger index comes first."""
    n = values.shape[1]
    order = n - 1 - torch.sort(values.flip(1), dim=1, descending=True, stable=True).indices
    return (torch.argsort(order, dim=1) + 1).to(values.dtype) / n


class BlackboxRank(torch.autograd.Function):
    @staticmethod
    def forward(context, values, interpolation):
        result = ranks(values)
        context.interpolation = interpolation
        context.save_for_backward(values, result)
        return result

    @staticmethod
    def backward(context, gradient):
        values, result = context.saved_tensors
        moved = ranks(values + context.interpolation * gradient)
        return -(result - moved) / (context.interpolation + 1e-8), None


def rank_similarity(features, labels, dim, interpolation):
    z = torch.tensor(features.reshape(-1, dim), dtype=torch.float32, requires_grad=True)
    y = torch.tensor(labels, dtype=torch.float32)

    def loss():
        unit = functional.normalize(z, dim=1)
        similarity = unit @ unit.T
        total = 0.0
        for i in range(len(y)):
            wanted = ranks(-(y[i] - y).abs().unsqueeze(0))
            total = total + functional.mse_loss(BlackboxRank.apply(similarity[i].unsqueeze(0), interpolation), wanted)
        return total

    return with_gradient(z, loss)


def select_most_varying(matrix, size, count):
    """GCLSS's dynamic programme, which maximises, with the lists that it copies."""
    m = matrix.reshape(size, size)

    def job():
        best = [[0.0] * (count + 1) for _ in range(size + 1)]
        chosen = [[[] for _ in range(count + 1)] for _ in range(size + 1)]
        for i in range(2, size + 1):
            best[i][2], chosen[i][2] = best[i - 1][2], list(chosen[i - 1][2])
            for k in range(i - 1):
                if 2 * m[k, i - 1] > best[i][2]:
                    best[i][2], chosen[i][2] = 2 * m[k, i - 1], [k, i - 1]
            for j in range(3, min(i, count) + 1):
                best[i][j], chosen[i][j] = best[i - 1][j], list(chosen[i - 1][j])
                for k in range(j - 1, i):
                    value = best[k][j - 1] + 2 * m[i - 1, chosen[k][j - 1]].sum()
                    if value > best[i][j]:
                        best[i][j], chosen[i][j] = value, chosen[k][j - 1] + [i - 1]
        return sorted(chosen[size][count])

    return job
