"""What every submission must fulfil before any service's own rules are asked."""
import hashlib
from typing import NamedTuple, Optional

import jsonform
from kinds import body_of, record_key
from log import partition_of
from values import DAY, hidden, id_time
from wire import Message, Unreadable, new

LARGEST, LONGEST_NAME, MOST_TOKENS = 64 * 1024, 120, 32
LATEST = (1 << 48) - 1
REMEMBERED_DAYS, FUTURE_DAYS = 45, 1


class Item(NamedTuple):
    """A submission as far as it can be judged by itself."""

    time: int
    digest: bytes
    reasons: set  # codes: why it must be refused
    head: Optional[Message]  # what the decision repeats of it; None if no right signature says who sent it
    payload: Optional[Message]
    key: bytes
    after: list  # the decisions to wait for: the signer's, then those of whoever passed it on


def envelope_of(record):
    """None if there is none, or the record is too large to be looked into."""
    try:
        envelope = jsonform.read("Envelope", record.value) if record.value and len(record.value) <= LARGEST else None
    except Unreadable:
        return None
    return envelope if envelope and envelope.payload else None


def read(record, namespace, service, partition, is_forged):
    envelope = envelope_of(record)
    reasons, head, payload, after = set(), None, None, []
    if record.value is None:
        reasons = {"null_value"}
    elif len(record.value) > LARGEST:
        reasons = {"too_large"}
    elif not envelope:
        reasons = {"unreadable_envelope"}
    elif is_forged:
        reasons = {"bad_signature"}
    else:
        try:
            payload = jsonform.read("Payload", envelope.payload)
            after = list(payload.after) + list(envelope.after)
            reasons = {"bad_id"} if id_time(payload.id) is None else set(_reasons(payload, len(after), namespace, service, partition))
        except Unreadable:
            reasons = {"unreadable_payload"}
        if payload and "bad_id" not in reasons:
            # A refusal repeats no name that is too long or has hidden characters.
            unit = payload.unit if not reasons or len(payload.unit.encode()) <= LONGEST_NAME and not hidden(payload.unit) else ""
            head = new("SubmissionHead", id=payload.id, key=envelope.key, unit=unit, kind=body_of(payload)[1] or "")
    digest = b"" if record.value is None else hashlib.sha256(record.value).digest()
    return Item(min(max(0, record.timestamp), LATEST), digest, reasons, head, payload, envelope.key if envelope else b"", after)


def _reasons(payload, tokens, namespace, service, partition):
    (named, kind, body), key = body_of(payload), record_key(payload)
    if payload.namespace != namespace:
        yield "wrong_namespace"
    if named is None and payload.unknown[:1] == bytes([3 << 3]):
        yield "old_wire"
    elif named != service:
        yield "wrong_service"
    elif kind is None:
        yield "unknown_kind"
    if max(len(payload.unit.encode()), len(key.encode())) > LONGEST_NAME:
        yield "name_too_long"
    if tokens > MOST_TOKENS:
        yield "too_many_tokens"
    if any(hidden(text) for text in texts(payload)):
        yield "hidden_character"
    if partition != (body.partition if kind == "tick" else partition_of(key, service)):
        yield "wrong_partition"


def texts(value):
    """All texts of a message, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)
    elif isinstance(value, Message):
        yield from texts(list(value.values.values()))


def is_stale(id, time):
    return not time - REMEMBERED_DAYS * DAY <= id_time(id) <= time + FUTURE_DAYS * DAY


def second_signature(payload, key, namespace):
    """(whose, key, message, signature) of the second signature that a payload holds: a tally's second teller's, or a new key's; None if none."""
    _, kind, body = body_of(payload)
    if kind == "submit_tally":
        return "of second tellers", body.second_key, b"\0".join([b"pledgeline.v1.tally", namespace.encode(), body.tally]), body.second_signature
    if kind == "rotate_key":
        return "of new keys", body.key, b"\0".join([b"pledgeline.v1.rotate", namespace.encode(), key]), body.proof
    return None
