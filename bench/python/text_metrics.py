"""Text metrics of pairs of texts: NLTK's functions, and rouge-score's and pycocoevalcap's definitions in plain Python."""

import math
import re
from collections import Counter, defaultdict


def pairs(candidates, references):
    return list(zip(candidates.split('\x1e'), references.split('\x1e')))


def nltk_bleu(candidates, references):
    from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu

    texts, smoothing = pairs(candidates, references), SmoothingFunction().method1
    return lambda: [sentence_bleu([r.split()], c.split(), smoothing_function=smoothing) for c, r in texts]


class NoSynonyms:
    """The part of WordNet's interface that NLTK's METEOR calls."""

    def synsets(self, word):
        return ()


def nltk_meteor(candidates, references):
    from nltk.stem.porter import PorterStemmer
    from nltk.translate.meteor_score import single_meteor_score

    texts, stemmer, wordnet = pairs(candidates, references), PorterStemmer(), NoSynonyms()
    return lambda: [single_meteor_score(r.split(), c.split(), stemmer=stemmer, wordnet=wordnet) for c, r in texts]


def ngrams(text, most=4):
    words = text.split()
    counts = defaultdict(int)
    for n in range(1, most + 1):
        for i in range(len(words) - n + 1):
            counts[tuple(words[i:i + n])] += 1
    return len(words), counts


def coco_bleu(candidates, references):
    texts = pairs(candidates, references)

    def score(candidate, reference):
        length, counts = ngrams(candidate)
        wanted, most = ngrams(reference)
        correct = [0] * 4
        for ngram, count in counts.items():
            correct[len(ngram) - 1] += min(most.get(ngram, 0), count)
        product = 1.0
        for n in range(4):
            product *= (correct[n] + 1e-15) / (max(0, length - n) + 1e-9)
        ratio = (length + 1e-15) / (wanted + 1e-9)
        return product ** 0.25 * (math.exp(1 - 1 / ratio) if ratio < 1 else 1)

    return lambda: [score(c, r) for c, r in texts]


def rouge_score_2(candidates, references):
    texts = pairs(candidates, references)

    def tokens(text):
        text = re.sub(r'[^a-z0-9]+', ' ', text.lower())
        return [token for token in re.split(r'\s+', text) if re.match(r'^[a-z0-9]+$', token)]

    def bigrams(words):
        counts = Counter()
        for ngram in (tuple(words[i:i + 2]) for i in range(len(words) - 1)):
            counts[ngram] += 1
        return counts

    def score(candidate, reference):
        mine, theirs = bigrams(tokens(candidate)), bigrams(tokens(reference))
        overlap = 0
        for ngram in theirs:
            overlap += min(theirs[ngram], mine[ngram])
        precision, recall = overlap / max(sum(mine.values()), 1), overlap / max(sum(theirs.values()), 1)
        return 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0

    return lambda: [score(c, r) for c, r in texts]


def coco_rouge_l(candidates, references):
    texts = pairs(candidates, references)

    def common(a, b):
        if len(a) < len(b):
            a, b = b, a
        lengths = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
        for j in range(1, len(b) + 1):
            for i in range(1, len(a) + 1):
                if a[i - 1] == b[j - 1]:
                    lengths[i][j] = lengths[i - 1][j - 1] + 1
                else:
                    lengths[i][j] = max(lengths[i - 1][j], lengths[i][j - 1])
        return lengths[len(a)][len(b)]

    def score(candidate, reference):
        mine, theirs = candidate.split(), reference.split()
        length = common(mine, theirs)
        precision, recall = length / len(mine), length / len(theirs)
        return (1 + 1.2 ** 2) * precision * recall / (recall + 1.2 ** 2 * precision) if length else 0.0

    return lambda: [score(c, r) for c, r in texts]


def cider_d(candidates, references):
    texts = pairs(candidates, references)

    def vectors(length, counts, frequency, total):
        weights = [{} for _ in range(4)]
        norms = [0.0] * 4
        for ngram, count in counts.items():
            n = len(ngram) - 1
            weight = count * (total - math.log(max(1.0, frequency[ngram])))
            weights[n][ngram] = weight
            norms[n] += weight ** 2
        return weights, [math.sqrt(norm) for norm in norms], max(0, length - 1)

    def similarity(mine, theirs):
        penalty = math.exp(-((mine[2] - theirs[2]) ** 2) / (2 * 6.0 ** 2))
        total = 0.0
        for n in range(4):
            product = 0.0
            for ngram, weight in mine[0][n].items():
                other = theirs[0][n].get(ngram, 0.0)
                product += min(weight, other) * other
            if mine[1][n] != 0 and theirs[1][n] != 0:
                product /= mine[1][n] * theirs[1][n]
            total += product * penalty
        return total / 4 * 10

    def job():
        cooked = [(ngrams(c), ngrams(r)) for c, r in texts]
        frequency = defaultdict(float)
        for _, (_, counts) in cooked:
            for ngram in counts:
                frequency[ngram] += 1
        total = math.log(len(cooked))
        return [similarity(vectors(*c, frequency, total), vectors(*r, frequency, total)) for c, r in cooked]

    return job
