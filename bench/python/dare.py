"""TTRL v1's reward in plain Python, written from its description: extract, normalise, vote, grade each rollout against the label."""

import re
from collections import Counter
from fractions import Fraction

replacements = [
    ('\n', ''), ('\\!', ''), ('\\\\', '\\'), ('tfrac', 'frac'), ('dfrac', 'frac'), ('\\left', ''), ('\\right', ''),
    ('^{\\circ}', ''), ('^\\circ', ''), ('\\$', ''), ('$', ''), ('\\%', ''), ('%', ''), (' .', ' 0.'), ('{.', '{0.'),
]
units = ('degree', 'cm', 'centimeter', 'meter', 'mile', 'second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'foot', 'feet', 'inch', 'yard')
unit_patterns = [re.compile(rf'{unit}(es)?(s)? *(\^[0-9]+)?') for unit in units]
text_pattern = re.compile(r'\\text\{(.*?)\}')
number_pattern = re.compile(r'-?\d*\.?\d+')
short_fraction = re.compile(r'\\frac(\d)(\d)')
simple_fraction = re.compile(r'^\\frac\{(-?\d+)\}\{(-?\d+)\}$')


def last_boxed(text):
    start = text.rfind('\\boxed')
    if start < 0:
        return None
    depth = 0
    for i in range(start, len(text)):
        if text[i] == '{':
            depth += 1
        elif text[i] == '}':
            depth -= 1
            if depth == 0:
                return text[text.index('{', start) + 1:i]
    return None


def strip_string(text):
    text = text.strip()
    for old, new in replacements:
        text = text.replace(old, new)
    text = text_pattern.sub(r'\1', text)
    text = short_fraction.sub(r'\\frac{\1}{\2}', text)
    if len(text.split('=')) == 2 and len(text.split('=')[0]) <= 2:
        text = text.split('=')[1]
    return text.replace(' ', '').rstrip('.')


def extract(text):
    answer = last_boxed(text)
    if answer is None:
        for phrase in ('he answer is', 'final answer is'):
            if phrase in text:
                answer = text.split(phrase)[-1].strip().rstrip('.')
                break
    if answer is None:
        numbers = number_pattern.findall(text.replace(',', ''))
        answer = numbers[-1] if numbers else ''
    return strip_string(answer)


def normalise(answer):
    for pattern in unit_patterns:
        answer = pattern.sub('', answer)
    answer = answer.replace(',', '').lower()
    return answer


def value(answer):
    found = simple_fraction.match(answer)
    try:
        return Fraction(int(found[1]), int(found[2])) if found else Fraction(answer)
    except (ValueError, ZeroDivisionError):
        return None


def grade(answer, label):
    if answer == label:
        return 1.0
    a, b = normalise(answer), normalise(label)
    if a == b:
        return 1.0
    x, y = value(a), value(b)
    return 1.0 if x is not None and x == y else 0.0


def vote(texts, groups, has_text):
    texts = texts.split('\x1e')
    size = len(texts) // groups
    read = extract if has_text else strip_string

    def job():
        results = []
        for g in range(groups):
            answers = [read(text) for text in texts[g * size:(g + 1) * size]]
            label, count = Counter(answers).most_common(1)[0]
            rewards = [grade(answer, label) for answer in answers]
            results += [count / len(answers), sum(rewards)]
        return results

    return job
