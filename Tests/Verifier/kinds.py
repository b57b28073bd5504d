"""The kinds of submissions: where payloads and facts hold theirs, and what the schema says of each by the options of its message."""
from wire import types

# By service the kinds it decides, each with the type of its message.
KINDS = {
    service: {kind: types[field.kind] for kind, field in types[types["Payload"].named[service].kind].named.items()}
    for service in types["Payload"].oneofs["service_body"]}


def body_of(payload):
    """(service, kind, content): which field is set in a payload, which in that, and what this one holds. None for what is not there."""
    service = payload.which("service_body")
    return service, *(_held(getattr(payload, service)) if service else (None, None))


def fact_of(fact, service):
    """(unit, name, content) of a fact of the service. Those of another one have no name."""
    return fact.unit, *_held(getattr(fact, service))


def _held(message):
    name = message.which("kind")
    return name, getattr(message, name) if name else None


def record_key(payload):
    """By whose text the record is partitioned: the unit, or the field that the kind's rule names."""
    service, kind, body = body_of(payload)
    field = KINDS[service][kind].rule.key if kind else ""
    return getattr(body, field) if field else payload.unit


def days(type):
    """(path, sort) of every field with a day, in the type itself or in a message in it that is not a list."""
    found = []
    for name, field in type.named.items():
        if field.day:
            found.append(([name], field.day))
        elif field.is_message and not field.repeated:
            found += [([name, *path], sort) for path, sort in days(types[field.kind])]
    return found
