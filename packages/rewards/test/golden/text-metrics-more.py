"""Writes text-metrics-more.json beside this file: random texts with the scores of NLTK 3.8 (BLEU with each smoothing, METEOR, stems), and of the
definitions of rouge-score and pycocoevalcap (BLEU, CIDEr-D) in plain Python.

    python3 text-metrics-more.py

needs NLTK (Debian: python3-nltk).
"""

import json
import math
import os
import random
import warnings
from collections import Counter

from nltk.stem.porter import PorterStemmer
from nltk.translate.bleu_score import SmoothingFunction, corpus_bleu, sentence_bleu
from nltk.translate.meteor_score import meteor_score

warnings.simplefilter('ignore')
random.seed(20261123)
words = (
    'the heart is are was mildly enlarged effusion effusions opacity opacities no without small left right lung lungs clear stable increased '
    'increasing consolidation , . The Pleural constructor __proto__ naïve flies dying'
).split()
synonyms = {'small': ['little', 'clear'], 'enlarg': ['increas'], 'stabl': ['clear', 'small'], 'left': ['right']}


class Lemma:
    def __init__(self, word):
        self.word = word

    def name(self):
        return self.word


class Synset:
    def __init__(self, lemmas):
        self.names = [Lemma(word) for word in lemmas]

    def lemmas(self):
        return self.names


class Thesaurus:
    """The part of WordNet's interface that NLTK's METEOR calls."""

    def __init__(self, entries):
        self.entries = entries

    def synsets(self, word):
        return [Synset(self.entries[word])] if word in self.entries else []


class Identity:
    def stem(self, word):
        return word


def text(most, letters):
    return [random.choice(letters) for _ in range(random.randint(0, most))]


def varied(tokens, letters):
    kept = [random.choice(letters) if random.random() < 0.2 else token for token in tokens if random.random() < 0.85]
    cut = random.randint(0, len(kept))
    return kept[cut:] + kept[:cut] if random.random() < 0.3 else kept


def bleu_of(references, hypothesis):
    methods = SmoothingFunction()
    result = {}
    for number in range(8):
        if number == 4 and len(hypothesis) < 2:  # NLTK leaves precisions of 0 out of the mean
            continue
        try:
            score = sentence_bleu(references, hypothesis, smoothing_function=getattr(methods, f'method{number}'))
        except AssertionError:  # method 6 refuses texts without a common trigram
            continue
        result['none' if number == 0 else f'method{number}'] = 0.0 if score < 1e-50 else score
    return result


def meteor_of(references, hypothesis, alpha, beta, gamma):
    def score(stemmer, entries):
        return meteor_score(references, hypothesis, stemmer=stemmer, wordnet=Thesaurus(entries), alpha=alpha, beta=beta, gamma=gamma)

    return {
        'exact': score(Identity(), {}),
        'exact_stem_nltkPorter': score(PorterStemmer(), {}),
        'exact_stem_synonyms': score(PorterStemmer(), synonyms),
    }


def table(reference, candidate):
    rows = [[0] * (len(candidate) + 1) for _ in range(len(reference) + 1)]
    for i, a in enumerate(reference, 1):
        for j, b in enumerate(candidate, 1):
            rows[i][j] = rows[i - 1][j - 1] + 1 if a == b else max(rows[i - 1][j], rows[i][j - 1])
    return rows


def lcs_positions(reference, candidate):
    rows, i, j, found = table(reference, candidate), len(reference), len(candidate), []
    while i > 0 and j > 0:
        if reference[i - 1] == candidate[j - 1]:
            i, j = i - 1, j - 1
            found.append(i)
        elif rows[i][j - 1] > rows[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return found


def scores(hits, candidate, reference):
    precision, recall = hits / max(candidate, 1), hits / max(reference, 1)
    fmeasure = 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0.0
    return {'precision': precision, 'recall': recall, 'fmeasure': fmeasure}


def rouge_n(reference, candidate, n):
    a, b = (Counter(tuple(tokens[i:i + n]) for i in range(len(tokens) - n + 1)) for tokens in (reference, candidate))
    return scores(sum((a & b).values()), sum(b.values()), sum(a.values()))


def rouge_lsum(reference, candidate):
    counts_r, counts_c = (Counter(token for sentence in side for token in sentence) for side in (reference, candidate))
    total_r, total_c, hits = sum(counts_r.values()), sum(counts_c.values()), 0
    for sentence in reference:
        for i in sorted(set().union(*(lcs_positions(sentence, other) for other in candidate))):
            token = sentence[i]
            if counts_c[token] > 0 and counts_r[token] > 0:
                hits, counts_c[token], counts_r[token] = hits + 1, counts_c[token] - 1, counts_r[token] - 1
    return scores(hits, total_c, total_r)



def ngrams(tokens, most=4):
    return Counter(tuple(tokens[i:i + n]) for n in range(1, most + 1) for i in range(len(tokens) - n + 1))


def coco_bleu(corpus):
    correct, guess, length, wanted = [0] * 4, [0] * 4, 0, 0
    for candidate, references in corpus:
        counts = ngrams(candidate)
        most = Counter()
        for reference in references:
            most |= ngrams(reference)
        for ngram, count in counts.items():
            correct[len(ngram) - 1] += min(count, most[ngram])
        for n in range(4):
            guess[n] += max(0, len(candidate) - n)
        length += len(candidate)
        wanted += min((abs(len(r) - len(candidate)), len(r)) for r in references)[1]
    ratio, product, result = (length + 1e-15) / (wanted + 1e-9), 1.0, []
    for n in range(4):
        product *= (correct[n] + 1e-15) / (guess[n] + 1e-9)
        result.append(product ** (1 / (n + 1)) * (math.exp(1 - 1 / ratio) if ratio < 1 else 1))
    return result


def cider_d(corpus, sigma):
    frequency = Counter(ngram for _, references in corpus for ngram in {g for r in references for g in ngrams(r)})
    total = math.log(len(corpus))

    def vector(tokens):
        return {g: count * (total - math.log(max(1.0, frequency[g]))) for g, count in ngrams(tokens).items()}

    def norm(weights, n):
        return math.sqrt(sum(w * w for g, w in weights.items() if len(g) == n))

    result = []
    for candidate, references in corpus:
        mine, score = vector(candidate), 0.0
        for reference in references:
            theirs = vector(reference)
            bigrams = max(0, len(candidate) - 1) - max(0, len(reference) - 1)
            for n in range(1, 5):
                product = sum(min(w, theirs.get(g, 0.0)) * theirs.get(g, 0.0) for g, w in mine.items() if len(g) == n)
                norms = norm(mine, n) * norm(theirs, n)
                score += (product / norms if norms else 0.0) * math.exp(-bigrams ** 2 / (2 * sigma ** 2))
        result.append(score / 4 / len(references) * 10)
    return result


def pairs():
    for k in range(40):
        letters = words if k % 2 else words[:6]
        candidate = text([3, 12, 40, 80][k % 4], letters)
        yield candidate, [varied(candidate, letters) for _ in range(1 + k % 3)]


cases = []


def case(metric, name, given, expected, source):
    cases.append({'id': f'{name}', 'metric': metric, 'input': given, 'expected': expected, 'tolerance': 1e-9, 'source': source})


def joined(tokens):
    return ' '.join(tokens)


corpus = []
for k, (candidate, references) in enumerate(pairs()):
    corpus.append((candidate, references))
    given = {'hypothesis': joined(candidate), 'references': [joined(reference) for reference in references]}
    case('sentenceBleuSmoothed', f'random-bleu-{k}', given, bleu_of(references, candidate), 'NLTK 3.8 sentence_bleu, each SmoothingFunction')
    given = {**given, 'synonymsOfStemmedHypothesisWord': synonyms, 'alpha': 0.9, 'beta': 3, 'gamma': 0.5}
    case('meteor', f'random-meteor-{k}', given, meteor_of(references, candidate, 0.9, 3, 0.5), 'NLTK 3.8 meteor_score')
    given = {**given, 'alpha': 0.5, 'beta': 1.5, 'gamma': 0.8}
    case('meteor', f'random-meteor-parameters-{k}', given, meteor_of(references, candidate, 0.5, 1.5, 0.8), 'NLTK 3.8 meteor_score')
    given = {'hypothesis': joined(candidate), 'reference': joined(references[0])}
    expected = {f'rouge{n}': rouge_n(references[0], candidate, n) for n in (1, 2, 3)}
    expected['rougeL'] = scores(table(references[0], candidate)[-1][-1], len(candidate), len(references[0]))
    case('rouge', f'random-rouge-{k}', given, expected, 'plain Python, rouge-score')

for k in range(30):
    candidate = [text([8, 50][k % 2], words[:8]) for _ in range(random.randint(0, 5))]
    reference = [varied(sentence, words[:8]) for sentence in candidate] + [text(6, words[:8])]
    random.shuffle(reference)
    given = {'hypothesis': '\n'.join(map(joined, candidate)), 'reference': '\n'.join(map(joined, reference))}
    case('rouge', f'random-rouge-lsum-{k}', given, {'rougeLsum': rouge_lsum(reference, candidate)}, 'plain Python, rouge-score')



def as_input(pairs):
    return {'hypotheses': [joined(c) for c, _ in pairs], 'references': [[joined(r) for r in rs] for _, rs in pairs]}


long = [pair for pair in corpus if len(pair[0]) > 3]  # NLTK counts one n-gram in texts that have none
of_corpus = {'none': corpus_bleu([r for _, r in long], [c for c, _ in long])}
for n in (1, 2, 3, 4):  # the others read the last text
    method = getattr(SmoothingFunction(), f'method{n}')
    of_corpus[f'method{n}'] = corpus_bleu([r for _, r in long], [c for c, _ in long], smoothing_function=method)
case('corpusBleu', 'random-corpus-bleu', as_input(long), of_corpus, 'NLTK 3.8 corpus_bleu')
given = as_input(corpus)
case('corpusBleuCoco', 'random-corpus-bleu-coco', given, coco_bleu(corpus), 'plain Python, pycocoevalcap')
for sigma in (6, 2):
    values = cider_d(corpus, sigma)
    expected = {'mean': sum(values) / len(values), 'perItem': values}
    case('ciderD', f'random-cider-d-{sigma}', {**given, 'n': 4, 'sigma': sigma}, expected, 'plain Python, pycocoevalcap')
for k, (candidate, references) in enumerate(corpus[:12]):
    case('corpusBleuCoco', f'random-bleu-coco-{k}', as_input([(candidate, references)]), coco_bleu([(candidate, references)]), 'plain Python, pycocoevalcap')

stemmed = (
    'caresses ponies flies dies spied died feed agreed plastered motoring conflated troubled sized hopping falling hissing fizzed failing filing happy sky '
    'enjoy relational conditional valenci digitizer conformabli radicalli differentli vietnamization operator formaliti sensibiliti geology archaeology '
    'thoughtfully triplicate formative electriciti hopefulness revival inference airliner gyroscopic adjustable irritant replacement adoption communism '
    'activate effective bowdlerize probate rate cease controll roll pneumothoraces dying news ate up is'
).split()
stems = {mode: [PorterStemmer(mode=name).stem(word) for word in stemmed] for mode, name in (
    ('nltk', 'NLTK_EXTENSIONS'), ('martin', 'MARTIN_EXTENSIONS'), ('original', 'ORIGINAL_ALGORITHM'))}
case('porterStem', 'stems', {'words': stemmed}, stems, 'NLTK 3.8 PorterStemmer, its three modes')

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'text-metrics-more.json'), 'w') as file:
    about = 'Random texts; written by text-metrics-more.py, which runs NLTK 3.8 and the definitions of rouge-score and pycocoevalcap in plain Python.'
    json.dump({'about': about, 'cases': cases}, file, separators=(',', ':'), ensure_ascii=False)
    file.write('\n')
