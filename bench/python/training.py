"""The networks of bench/training.ts in PyTorch."""

import torch
import torch.nn.functional as F


def _layers(shapes, weights):
    start = 0
    for shape in shapes:
        size = int(torch.tensor(shape).prod())
        yield torch.tensor(weights[start:start + size], dtype=torch.float32).reshape(shape)
        start += size


def _train(parameters, forward, x, labels, steps):
    torch.set_num_threads(1)
    y = torch.tensor(labels, dtype=torch.long)
    for each in parameters:
        each.requires_grad_()
    optimizer = torch.optim.Adam(parameters, lr=1e-3, eps=1e-8)

    def job():
        losses = []
        for _ in range(steps):
            optimizer.zero_grad(set_to_none=True)
            loss = F.cross_entropy(forward(x), y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return losses

    return job


def train_mlp(inputs, labels, weights, steps):
    shapes = [[128, 256], [256], [256, 256], [256], [256, 10], [10]]
    w1, b1, w2, b2, w3, b3 = parameters = list(_layers(shapes, weights))
    x = torch.tensor(inputs, dtype=torch.float32).reshape(256, 128)

    def forward(x):
        return F.relu(F.relu(x @ w1 + b1) @ w2 + b2) @ w3 + b3

    return _train(parameters, forward, x, labels, steps)


def train_cnn(inputs, labels, weights, steps):
    shapes = [[3, 3, 1, 16], [16], [3, 3, 16, 32], [32], [32, 10], [10]]
    f1, b1, f2, b2, w, b = _layers(shapes, weights)
    f1, f2 = [each.permute(3, 2, 0, 1).contiguous() for each in (f1, f2)]
    x = torch.tensor(inputs, dtype=torch.float32).reshape(32, 1, 28, 28)

    def forward(x):
        # 'same' padding of stride 2 and an even size is one pixel behind, none before.
        h = F.relu(F.conv2d(F.pad(x, (0, 1, 0, 1)), f1, b1, stride=2))
        h = F.relu(F.conv2d(F.pad(h, (0, 1, 0, 1)), f2, b2, stride=2))
        return h.mean(dim=(2, 3)) @ w + b

    return _train([f1, b1, f2, b2, w, b], forward, x, labels, steps)
