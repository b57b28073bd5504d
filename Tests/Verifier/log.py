"""An export of the topics, and what in it counts: the acceptance rule and the chain of a decision partition."""
import base64
import hashlib
import json
from collections import defaultdict
from typing import NamedTuple, Optional

from kinds import fact_of
from wire import NUMBERS, Unreadable, decode, new

WIRE = 2  # the version of the wire that this verifier reads
SERVICES = ["registry", "pledges", "supervision", "scoring"]  # each follows the decisions of all before it
PARTITIONS = {"registry": 1, "pledges": 8, "supervision": 8, "scoring": 1}


class NotAnExport(Exception):
    pass


class Record(NamedTuple):
    offset: int
    timestamp: int
    key: Optional[bytes]
    value: Optional[bytes]
    clock: Optional[str] = None  # Kafka's name for whose clock dated it; unknown in older exports


class Place(NamedTuple):
    topic: str
    partition: int

    def __str__(self):
        return f"{self.topic}[{self.partition}]"


class Export:
    """JSON lines, the first `{"namespace": …}`, then one record a line, key and value in base64, absent if null."""

    def __init__(self, path):
        self.records, self.namespace, self.count = defaultdict(list), None, 0
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    self._take(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise NotAnExport(f"line {number} of {path} is not an exported record: {error!r}") from None
        if self.namespace is None:
            raise NotAnExport(f"{path} is empty")

    def _take(self, line):
        if self.namespace is None:
            self.namespace = line["namespace"]
            return
        key, value = (base64.b64decode(line[name]) if name in line else None for name in ("key", "value"))
        place = Place(str(line["topic"]), int(line["partition"]))
        self.records[place].append(Record(int(line["offset"]), int(line["timestamp"]), key, value, line.get("timestampType")))
        self.count += 1

    def topic(self, *parts):
        return ".".join([self.namespace, *parts, "v1"])

    def place(self, position):
        """The partition of a service's decisions that a position lies in; of no service, one that nobody has."""
        names = [name for name in SERVICES if number(name) == position.service]
        return Place(self.topic(*names, "decisions"), position.partition)

    def places(self, service, kind):
        return [Place(self.topic(service, kind), partition) for partition in range(PARTITIONS[service])]


def number(service):
    return NUMBERS["SERVICE_" + service.upper()]


def partition_of(key, service):
    """Kafka's default partitioner: murmur2 of the key's bytes."""
    data, m, mask = key.encode(), 0x5BD1E995, 0xFFFF_FFFF
    h, whole = 0x9747B28C ^ len(data), len(data) & ~3
    for at in range(0, whole, 4):
        k = int.from_bytes(data[at : at + 4], "little") * m & mask
        h = h * m & mask ^ (k ^ k >> 24) * m & mask
    if data[whole:]:
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    return ((h ^ h >> 15) & 0x7FFF_FFFF) % PARTITIONS[service]


class Broken(Exception):
    """What an intact log never shows. Nothing after it can be trusted."""


class Step(NamedTuple):
    """An accepted decision with facts, as far as states are built from it. Facts are (unit, name, content)."""

    position: object
    time: int
    key: bytes
    facts: list


def facts_of(decision, service):
    return [fact_of(fact, service) for fact in decision.accepted.facts]


class Log:
    """- An Open counts if it names the epoch in force; that epoch ends, and the new one begins at sequence 0.
    - A Decision counts if its epoch is the one in force and its sequence the next.
    - It begins at offset 0, and no offset is missing.
    - A statement that was handed over answers no submission: it may only be the first of its epoch, and its input is the one decided last.
    - Everything else is passed over. But a decision of an epoch that never counted, or one that counts and does not go on from the submission
      decided last or has a wrong chain, means that the log was truncated or rewritten."""

    def __init__(self, namespace, service, place):
        self.service, self.place = service, place
        start = ["pledgeline.v1.chain", namespace, place.topic, str(place.partition)]
        self.chain = hashlib.sha256("\0".join(start).encode()).digest()
        self.epoch, self.sequence, self.last_input, self.time, self.next = 0, 0, -1, 0, 0
        # The code version of each epoch that counted; the chain after each record; what the decisions changed.
        self.epochs, self.chain_after, self.steps, self.is_broken = {}, {-1: self.chain}, [], False

    @staticmethod
    def parse(record):
        """(body, its content, chain); None if the record is not of this schema."""
        try:
            stored = decode("LogRecord", record.value or b"")
            content = decode("RecordBody", stored.body)
        except Unreadable:
            return None
        return (stored.body, content, stored.chain) if content.which("kind") else None

    def admits(self, decision):
        named = (decision.epoch, decision.seq, decision.previous_offset)
        if named != (self.epoch, self.sequence, self.last_input):
            return False
        return (self.sequence, decision.input_offset) == (0, self.last_input) if decision.statement else decision.input_offset > self.last_input

    def take(self, record, parsed):
        if record.offset < self.next:
            raise Broken("offset_went_back")
        if record.offset > self.next:
            raise Broken("offsets_missing" if self.next else "log_start_moved")
        if parsed and parsed[1].has("open"):
            self._open(parsed[1].open, parsed[0])
        elif parsed:
            self._decision(parsed[1].decision, parsed[0], parsed[2], record.offset)
        self.next = record.offset + 1
        self.chain_after[record.offset] = self.chain

    def _open(self, ask, body):
        if ask.prev_epoch == self.epoch and ask.epoch and ask.epoch not in self.epochs:
            if ask.wire != WIRE:
                raise Broken("other_wire")
            self.epoch, self.sequence, self.epochs[ask.epoch] = ask.epoch, 0, ask.code_version
            self.chain = hashlib.sha256(self.chain + body).digest()

    def _decision(self, decision, body, chain, offset):
        if decision.epoch not in self.epochs:
            raise Broken("unknown_epoch")
        if (decision.epoch, decision.seq) != (self.epoch, self.sequence):
            return
        if not self.admits(decision):
            raise Broken("input_out_of_order")
        self.chain = hashlib.sha256(self.chain + body).digest()
        if self.chain != chain:
            raise Broken("chain_broken")
        self.sequence, self.last_input, self.time = decision.seq + 1, decision.input_offset, max(self.time, decision.time)
        if decision.has("accepted"):
            position = new("Position", service=number(self.service), partition=self.place.partition, offset=offset)
            self.steps.append(Step(position, decision.time, decision.submission.key, facts_of(decision, self.service)))

    def cut(self, next):
        """The last record before `next`, and the chain after it."""
        return new("CutPosition", service=number(self.service), partition=self.place.partition, offset=next - 1, chain=self.chain_after[next - 1])
