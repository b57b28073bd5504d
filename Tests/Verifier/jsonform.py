"""Submissions written as JSON: what is allowed (RFC 8259, strictly), and which message it means (protobuf's JSON mapping).

The signature and the digest are over the text as it stands, so nothing here is ever written back.
"""
import base64
import re

from wire import ENUMS, Unreadable, decode, new, store

FIRST_BYTE, DEEPEST = b"{", 32
SPACE = re.compile(r"[ \t\n\r]*")
STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"')
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
ESCAPE = re.compile(r"\\(?:u(....)|(.))")
WORDS = {"true": True, "false": False, "null": None}
PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Text(str):
    """A text in quotes, with what stood between them."""


class Number(str):
    """A number as it is written."""


def read(name, data):
    """A message of this type: JSON if its first byte says so, else protobuf."""
    if data[:1] != FIRST_BYTE:
        return decode(name, data)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Unreadable("text") from None
    value, at = _value(text, 0, 0)
    if _space(text, at) != len(text):
        raise Unreadable("something follows")
    return _message(new(name), value)


# The text.


def _space(text, at):
    return SPACE.match(text, at).end()


def _value(text, at, depth):
    at = _space(text, at)
    if text[at : at + 1] in ("{", "["):
        if depth >= DEEPEST:
            raise Unreadable("depth")
        return _members(text, at, depth)
    if text[at : at + 1] == '"':
        return _string(text, at)
    if found := NUMBER.match(text, at):
        return Number(found.group()), found.end()
    for word, value in WORDS.items():
        if text.startswith(word, at):
            return value, at + len(word)
    raise Unreadable("value")


def _members(text, at, depth):
    """An object as a dictionary (no name twice), or an array as a list."""
    is_object, members = text[at] == "{", []
    end, at = "}" if is_object else "]", _space(text, at + 1)
    while text[at : at + 1] != end:
        if members:
            at = _space(text, _take(text, at, ","))
        name = None
        if is_object:
            name, at = _string(text, at)
            at = _take(text, _space(text, at), ":")
        value, at = _value(text, at, depth + 1)
        members.append((str(name), value) if is_object else value)
        at = _space(text, at)
    if is_object and len(dict(members)) != len(members):
        raise Unreadable("name twice")
    return dict(members) if is_object else members, at + 1


def _take(text, at, mark):
    if text[at : at + 1] != mark:
        raise Unreadable(mark)
    return at + 1


def _string(text, at):
    found = STRING.match(text, at)
    if not found:
        raise Unreadable("string")
    plain = ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else PLAIN.get(m[2], m[2]), found[1])
    try:
        # Halves of characters beyond the basic plane are joined; one alone is none.
        value = Text(plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le"))
    except UnicodeDecodeError:
        raise Unreadable("surrogate") from None
    value.raw = found[1]
    return value, found.end()


# What it means.


def _message(message, members):
    if not isinstance(members, dict):
        raise Unreadable("object")
    for name, value in members.items():
        field = message.type.by_json.get(name)
        if not field:
            raise Unreadable(name)
        if field.repeated:
            _repeated(message.values, field, value)
        elif value is None:
            # Absent, unless it is one of several contents: then it says nothing.
            if not (field.rivals and field.is_message):
                message.values.pop(field.name, None)
        elif field.is_message:
            if field.rivals and any(other in message.values for other in [field.name, *field.rivals]):
                raise Unreadable("two contents")
            store(message.values, field, _message(message.values.get(field.name) or new(field.kind), value))
        else:
            store(message.values, field, _scalar(field, value))
    return message


def _repeated(values, field, items):
    if items is None:
        return
    if not isinstance(items, list):
        raise Unreadable("array")
    for item in items:
        store(values, field, _message(new(field.kind), item) if field.is_message else _scalar(field, item))


def _scalar(field, value):
    if field.kind == "bool":
        if not isinstance(value, bool):
            raise Unreadable("bool")
        return value
    if field.kind in ENUMS and isinstance(value, Text):
        if value not in ENUMS[field.kind]:
            raise Unreadable("enum")
        return ENUMS[field.kind][value]
    if field.kind == "string" and isinstance(value, Text):
        return str(value)
    if field.kind == "bytes" and isinstance(value, Text):
        return _bytes(value)
    if field.kind in ("string", "bytes") or not isinstance(value, (Text, Number)):
        raise Unreadable("kind of value")
    bits = 64 if field.kind.endswith("64") or field.kind in ENUMS else 32
    low, high = (0, 1 << bits) if field.kind in ("uint32", "uint64", "fixed64") else (-1 << bits - 1, 1 << bits - 1)
    number = _integer(value)
    if number is None or not low <= number < high or low == 0 and value.startswith("-"):
        raise Unreadable("number")
    return number


def _integer(value):
    """Whole numbers, also written as 1.0 or 1e3, quoted or not; None for others."""
    if isinstance(value, Text) and "\\" in value.raw and not re.fullmatch("(-?[0-9]+)?", value.raw[: value.raw.index("\\")]):
        return None
    if not NUMBER.fullmatch(value):
        return None
    if re.fullmatch("-?[0-9]+", value):
        return int(value)
    # The protobuf library goes by the nearest binary fraction, so this must, too.
    number = float(value)
    return int(number) if abs(number) < 1 << 64 and number.is_integer() else None


def _bytes(text):
    """Base64, in its usual or its URL alphabet but not both, padded or not; spaces are passed over."""
    raw = text.raw.replace("\\/", "/")
    if "\\" in raw or re.search("[+/]", raw) and re.search("[-_]", raw):
        raise Unreadable("base64")
    digits = raw.replace(" ", "").replace("-", "+").replace("_", "/")
    plain = digits.rstrip("=")
    rest, padding = len(plain) % 4, len(digits) - len(plain)
    is_right = rest == 0 and padding == 0 or rest in (2, 3) and padding in (0, 4 - rest)
    # Between the quotes something must stand, or nothing at all.
    if not re.fullmatch("[A-Za-z0-9+/]*", plain) or not is_right or raw and not plain:
        raise Unreadable("base64")
    return base64.b64decode(plain + "=" * (-len(plain) % 4))
