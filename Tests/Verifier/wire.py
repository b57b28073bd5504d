"""Protocol Buffers as far as Pledgeline uses them. The .proto files are the document of the format, so they are read as they stand."""
import re
from pathlib import Path

PROTOS = Path(__file__).resolve().parents[2] / "Shared/Protos"
SCALARS = {"string": (2, ""), "bytes": (2, b""), "bool": (0, False), "fixed64": (1, 0)}  # wire type and default; all others: 0, 0
DEPTH = 100


class Unreadable(Exception):
    """Bytes that are not a message of the type they should have."""


class Message:
    """`m.unit` is a field or its default, `m.has("open")` tells whether it is there, `m.which("body")` which member of a oneof is."""

    __slots__ = ("type", "values", "unknown")

    def __init__(self, type, values):
        # What equals its default is as good as absent: that is how proto3 writes it.
        self.type, self.unknown = type, b""
        self.values = {name: value for name, value in values.items() if isinstance(value, Message) or value}

    def __getattr__(self, name):
        value = self.values.get(name)
        return self.type.named[name].default() if value is None else value

    def __eq__(self, other):
        return isinstance(other, Message) and (self.type, self.values, self.unknown) == (other.type, other.values, other.unknown)

    def has(self, name):
        return name in self.values

    def with_values(self, values):
        """The same with some fields changed; an empty value takes a field away."""
        return Message(self.type, {**self.values, **values})

    def which(self, oneof):
        return next((name for name in self.type.oneofs[oneof] if name in self.values), None)


class Field:
    """`day`: what sort of day the text is, by the option of that name; 0 if it is none."""

    def __init__(self, repeated, kind, name, number, options, oneofs):
        self.repeated, self.kind, self.name, self.number = bool(repeated), kind, name, int(number)
        self.rivals = next(([other for other in members if other != name] for members in oneofs.values() if name in members), [])
        self.is_message = kind in types
        self.wire, self.plain = SCALARS.get(kind, (2 if self.is_message else 0, 0))
        self.day = next((NUMBERS[sort] for sort in re.findall(r"\(day\)\s*=\s*(\w+)", options)), 0)

    def default(self):
        return () if self.repeated else Message(types[self.kind], {}) if self.is_message else self.plain

    def of_varint(self, raw):
        if self.kind == "bool":
            return raw != 0
        bits = 64 if self.kind in ("int64", "uint64") else 32
        raw &= (1 << bits) - 1
        return raw - (1 << bits) if raw >> bits - 1 and not self.kind.startswith("u") else raw


class Type:
    """A message type, read from the body of its declaration. `rule` is its option of that name, a `Rule`; None if it has none."""

    def __init__(self, name, body):
        self.name, self.body = name, body

    def resolve(self):
        rule = re.search(r"option\s*\(rule\)\s*=\s*\{([^}]*)\}", self.body)
        self.rule = rule and _rule(rule[1])
        declared = re.findall(r"oneof\s+(\w+)\s*\{([^}]*)\}", self.body)
        self.oneofs = {oneof: re.findall(r"(\w+)\s*=", members) for oneof, members in declared}
        found = re.findall(r"(repeated\s+)?(\w+)\s+(\w+)\s*=\s*(\d+)\s*(\[[^\]]*\])?;", self.body)
        self.fields = {int(parts[3]): Field(*parts, self.oneofs) for parts in found}
        self.named = {field.name: field for field in self.fields.values()}
        self.by_json = {**self.named, **{re.sub("_(.)", lambda m: m[1].upper(), name): field for name, field in self.named.items()}}


def _rule(text):
    """The option as it stands in a declaration: names, each with a text in quotes, one word, or several in brackets."""
    values = {}
    for name, quoted, words in re.findall(r'(\w+)\s*:\s*(?:"([^"]*)"|(\w+|\[[^\]]*\]))', text):
        numbers = [NUMBERS[word] if word != "true" else True for word in re.findall(r"\w+", words)]
        values[name] = numbers if words.startswith("[") else numbers[0] if words else quoted
    return Message(types["Rule"], values)


types, NUMBERS, ENUMS = {}, {}, {}  # message types by name; the numbers of enums by the names of their values, of all and of each
# The texts of refusals are in no record's type.
for _file in sorted(set(PROTOS.glob("**/*.proto")) - set(PROTOS.glob("**/*_refusals.proto"))):
    _text = re.sub(r"//.*", "", _file.read_text(encoding="utf-8"))
    for _what, _name, _body in re.findall(r"(message|enum)\s+(\w+)\s*\{((?:[^{}]|\{[^{}]*\})*)\}", _text):
        if _what == "message":
            types[_name] = Type(_name, _body)
        else:
            ENUMS[_name] = {name: int(number) for name, number in re.findall(r"(\w+)\s*=\s*(\d+)", _body)}
            NUMBERS.update(ENUMS[_name])
for _type in types.values():
    _type.resolve()


def new(name, **values):
    return Message(types[name], values)


def decode(name, data):
    return _decode(new(name), data, 0, len(data), DEPTH)


def _varint(data, at):
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        value, at, shift = value | (byte & 0x7F) << shift, at + 1, shift + 7
        if byte < 0x80:
            return value & (1 << 64) - 1, at
    raise Unreadable("varint")


def _skip(data, at, tag, depth):
    """The end of a field nobody asked for."""
    wire = tag & 7
    if wire == 2:
        size, at = _varint(data, at)
        return at + size
    if wire in (0, 1, 5):
        return _varint(data, at)[1] if wire == 0 else at + (8 if wire == 1 else 4)
    while wire == 3 and depth:
        inner, at = _varint(data, at)
        if inner == tag + 1:
            return at
        at = _skip(data, at, inner, depth - 1)
    raise Unreadable("wire type")


def _decode(message, data, at, end, depth):
    while at < end:
        start = at
        tag, at = _varint(data, at)
        field = message.type.fields.get(tag >> 3)
        if tag >> 3 == 0 or depth == 0:
            raise Unreadable("field")
        if field and field.repeated and field.wire == 0 and tag & 7 == 2:
            at = _packed(message, field, data, at, end)
            continue
        if not field or tag & 7 != field.wire:
            at = _skip(data, at, tag, depth)
            message.unknown += data[start:at]
            continue
        if field.wire == 0:
            raw, at = _varint(data, at)
            value = field.of_varint(raw)
        else:
            size, at = (8, at) if field.wire == 1 else _varint(data, at)
            if at + size > end:
                raise Unreadable("length")
            value, at = _content(message, field, data, at, at + size, depth), at + size
        store(message.values, field, value)
    if at != end:
        raise Unreadable("end")
    return message


def _packed(message, field, data, at, end):
    """The end of several numbers under one tag, which is how repeated ones are written."""
    size, at = _varint(data, at)
    last = at + size
    if last > end:
        raise Unreadable("length")
    while at < last:
        raw, at = _varint(data, at)
        store(message.values, field, field.of_varint(raw))
    if at != last:
        raise Unreadable("end")
    return at


def _content(message, field, data, at, end, depth):
    if field.is_message:
        # A message met again is merged with what is there.
        old = None if field.repeated else message.values.get(field.name)
        return _decode(old or new(field.kind), data, at, end, depth - 1)
    if field.wire == 1:
        return int.from_bytes(data[at:end], "little")
    try:
        return data[at:end] if field.kind == "bytes" else data[at:end].decode()
    except UnicodeDecodeError:
        raise Unreadable("text") from None


def store(values, field, value):
    if field.repeated:
        values.setdefault(field.name, []).append(value)
        return
    for rival in field.rivals:
        values.pop(rival, None)
    if field.is_message or value:
        values[field.name] = value
    else:
        values.pop(field.name, None)


def encode(message):
    """The canonical bytes: fields in the order of their numbers, defaults left out."""
    out = b""
    for number, field in sorted(message.type.fields.items()):
        found = message.values.get(field.name, [])
        if field.repeated and field.wire == 0 and found:
            inner = b"".join(_written(int(item) & (1 << 64) - 1) for item in found)
            out += _written(number << 3 | 2) + _written(len(inner)) + inner
            continue
        for item in found if field.repeated else [found] if message.has(field.name) else []:
            out += _written(number << 3 | field.wire)
            if field.wire == 0:
                out += _written(int(item) & (1 << 64) - 1)
            elif field.wire == 1:
                out += item.to_bytes(8, "little")
            else:
                inner = encode(item) if field.is_message else item.encode() if isinstance(item, str) else item
                out += _written(len(inner)) + inner
    return out + message.unknown


def _written(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def difference(expected, found, path=""):
    """Where two values differ first, for people; empty if they do not."""
    if expected == found:
        return ""
    if isinstance(expected, Message) and isinstance(found, Message) and expected.type is found.type:
        pairs = [(getattr(expected, name), getattr(found, name), f"{path}.{name}") for name in expected.type.named]
    elif isinstance(expected, (list, tuple)) and isinstance(found, (list, tuple)) and len(expected) == len(found):
        pairs = [(a, b, f"{path}[{index}]") for index, (a, b) in enumerate(zip(expected, found))]
    else:
        return f"{path.lstrip('.')}: {str(expected)[:60]!r} by the rules, {str(found)[:60]!r} in the log"
    return next((words for pair in pairs if (words := difference(*pair))), f"{path}: unknown fields")
