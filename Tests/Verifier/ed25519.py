"""Ed25519 verification (RFC 8032) in plain integers, of many signatures at once.

A point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z on -x² + y² = 1 + dx²y² over the integers modulo P.
"""
import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)
# How many signatures are summed at a time.
BATCH = 4096


def add(p, q):
    x1, y1, z1, t1 = p
    x2, y2, z2, t2 = q
    a, b = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    c, d = 2 * D * t1 * t2 % P, 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def is_neutral(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def negative(p):
    return -p[0] % P, p[1], p[2], -p[3] % P


def point(data, strictly=True):
    """The point that 32 bytes stand for; None if they stand for none. Strictly only as RFC 8032 writes it; a key may also be written with y beyond P,
    or with the sign of a zero, as the services' library takes it."""
    y, sign = int.from_bytes(data, "little") & (1 << 255) - 1, data[31] >> 7
    if y >= P and strictly:
        return None
    y %= P
    u, v = y * y - 1, D * y * y + 1
    x = u * v**3 * pow(u * v**7 % P, (P - 5) // 8, P) % P
    if (v * x * x - u) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (v * x * x - u) % P or (x == 0 and sign and strictly):
        return None
    x = -x % P if x & 1 != sign else x
    return x, y, 1, x * y % P


def encoded(p):
    inverse = pow(p[2], -1, P)
    x, y = p[0] * inverse % P, p[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def challenge(key, message, signature):
    return int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER


def holds(key, message, signature):
    """One signature by itself, exactly: R is what s·B - h·A is written as (RFC 8032, 5.1.7, without a cofactor)."""
    a, s = point(key, strictly=False) if len(key) == 32 else None, int.from_bytes(signature[32:], "little")
    if not a or len(signature) != 64 or s >= ORDER:
        return False
    return encoded(_sum([(s, BASE), (challenge(key, message, signature), negative(a))])) == signature[:32]


def wrong(claims):
    """The names of the claims (name, key, message, signature) whose signature is wrong, but for those with points of small order that their makers
    chose so that they cancel: whoever holds a signature for wrong that is not named here asks `holds`."""
    points, good, bad = {}, [], set()
    for name, key, message, signature in claims:
        if len(key) == 32 and key not in points:
            points[key] = point(key, strictly=False)
        r = point(signature[:32]) if len(signature) == 64 else None
        s = int.from_bytes(signature[32:], "little")
        if not points.get(key) or not r or s >= ORDER:
            bad.add(name)
        else:
            good.append((name, key, message, signature, r, s))
    for start in range(0, len(good), BATCH):
        bad |= _wrong_in(good[start : start + BATCH], points)
    return bad


def _wrong_in(claims, points):
    """Halves what does not hold until the wrong ones stand alone."""
    if _all_hold(claims, points):
        return set()
    if len(claims) == 1:
        return {claims[0][0]}
    middle = len(claims) // 2
    return _wrong_in(claims[:middle], points) | _wrong_in(claims[middle:], points)


def _all_hold(claims, points):
    """A signature is right if s·B - R - h·A is neutral. Here all of them are summed, each times a 128-bit number of its own that nobody
    could know while signing (a hash of them all): the sum is neutral if each is. If not each is, it is so by a chance below 2^-120, or if what is
    wrong are points of small order."""
    seed = hashlib.sha512(b"".join(c[1] + c[3] + hashlib.sha256(c[2]).digest() for c in claims)).digest()
    terms, of_key, of_base = [], dict.fromkeys((c[1] for c in claims), 0), 0
    for index, (_, key, message, signature, r, s) in enumerate(claims):
        z = int.from_bytes(hashlib.sha512(seed + index.to_bytes(4, "big")).digest()[:16], "little") | 1
        terms.append((z, negative(r)))
        of_base = (of_base + z * s) % ORDER
        of_key[key] = (of_key[key] + z * challenge(key, message, signature)) % ORDER
    terms.append((of_base, BASE))
    terms += [(scalar, negative(points[key])) for key, scalar in of_key.items()]
    return is_neutral(_sum(terms))


def _sum(terms):
    """Σ scalar·point: for each window of bits the points are sorted by digit, and a digit's sum counts as often as it says."""
    total, bits = NEUTRAL, 8 if len(terms) > 256 else 4
    for shift in range(256 - bits, -1, -bits):
        for _ in range(bits):
            total = add(total, total)
        by_digit = [None] * (1 << bits)
        for scalar, term in terms:
            digit = scalar >> shift & (1 << bits) - 1
            if digit:
                by_digit[digit] = add(by_digit[digit], term) if by_digit[digit] else term
        running = NEUTRAL
        for found in reversed(by_digit[1:]):
            running = add(running, found) if found else running
            total = add(total, running)
    return total
