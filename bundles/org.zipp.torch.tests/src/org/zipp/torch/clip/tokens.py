"""Writes tokens.json: ids of lines by an implementation of CLIP's tokenizer that shares nothing with ours.

python3 tokens.py FOLDER_WITH_VOCABULARY > tokens.json
"""
import json
import sys
import unicodedata

folder = sys.argv[1]
vocabulary = json.load(open(folder + "/vocab.json", encoding="utf-8"))
merges = [tuple(l.split()) for l in open(folder + "/merges.txt", encoding="utf-8").read().strip().split("\n")[1:]]
rank = {m: i for i, m in enumerate(merges)}

printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
character, extra = {}, 0
for b in range(256):
    if b in printable:
        character[b] = chr(b)
    else:
        character[b] = chr(256 + extra)
        extra += 1


def clean(text):
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join(kept.split()).lower()


def pieces(text):
    i = 0
    while i < len(text):
        for special in ("<|startoftext|>", "<|endoftext|>", "'s", "'t", "'re", "'ve", "'m", "'ll", "'d"):
            if text.startswith(special, i):
                yield special
                i += len(special)
                break
        else:
            kind = lambda c: " " if c.isspace() else unicodedata.category(c)[0] if unicodedata.category(c)[0] in "LN" else "O"
            k = kind(text[i])
            j = i + 1
            while k in "LO" and j < len(text) and kind(text[j]) == k:
                j += 1
            if k != " ":
                yield text[i:j]
            i = j


def bpe(piece):
    if piece in ("<|startoftext|>", "<|endoftext|>"):
        return [vocabulary[piece]]
    word = [character[b] for b in piece.encode("utf-8")]
    word[-1] += "</w>"
    while len(word) > 1:
        best = min(zip(word, word[1:]), key=lambda p: rank.get(p, 1e9))
        if best not in rank:
            break
        new, i = [], 0
        while i < len(word):
            if i + 1 < len(word) and (word[i], word[i + 1]) == best:
                new.append(word[i] + word[i + 1])
                i += 2
            else:
                new.append(word[i])
                i += 1
        word = new
    return [vocabulary[w] for w in word]


LINES = ["a photo of a cat", "An ASTRONAUT riding a horse, 4k, trending on artstation", "it's they'll we've I'm you'd don't you're '",
         "e\u0301 vs \u00e9, A\u030a \u212b", "\u0130stanbul \u01c5 \u00df \u1e9e", "\u03a3\u03a3\u03a3 \u03bf\u03b4\u03bf\u03a3", "zero\u200bwidth\u200djoin\ufeff",
         "tab\tnew\nline\r\n\u3000wide\u00a0nbsp", "\u2028line\u2029para", "null\x00 bell\x07 \x85next \ufffd!", "\u4f60\u597d world\u4e16\u754c", "\u3042\u30ab\u304d \ud55c\uae00",
         "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 emoji", "2\u00bd \u2163 \u0664\u0662 1,000.50", "(masterpiece:1.2), [[ugly]] {a|b} <lora:x:0.8>",
         "<|startoftext|> and <|ENDOFTEXT|> inside", "!<|endoftext|>", "--- *** ___ snake_case kebab-case", "\ue000private\U000f0000", "caf\u00e9 na\u00efve \u00c5ngstr\u00f6m \u0142\u00f3d\u017a",
         "\u0928\u092e\u0938\u094d\u0924\u0947 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u05e9\u05dc\u05d5\u05dd", "a'ss 'S 'RE", "   ", "'", "\uac00\u1100\u1161", "x" * 200]

if __name__ == "__main__":
    json.dump([{"line": l, "ids": [i for p in pieces(clean(l)) for i in bpe(p)]} for l in LINES], sys.stdout, indent=0)
