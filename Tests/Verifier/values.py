"""Days, decimals and ids."""
import re
from datetime import date
from fractions import Fraction

DAY = 86_400_000
CHINA = 8 * 3_600_000


def day(text):
    """Days since 1970 of an existing `yyyy-mm-dd` from 1900 to 2199; None for anything else."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) or not "1900" <= text[:4] <= "2199":
        return None
    try:
        return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None


def day_of(milliseconds):
    """The day in China (UTC+8) at a moment."""
    return (milliseconds + CHINA) // DAY


def written(days):
    """The `yyyy-mm-dd` of so many days since 1970."""
    return date.fromordinal(days + date(1970, 1, 1).toordinal()).isoformat()


def exact(decimal):
    """A Decimal as a fraction; None if its scale is not one it may have."""
    return Fraction(decimal.value, 10**decimal.scale) if decimal.scale <= 9 else None


def digits(units, places):
    """A whole number of units of the last place, written out."""
    text = str(abs(units)).rjust(places + 1, "0")
    return ("-" if units < 0 else "") + (text[:-places] + "." + text[-places:] if places else text)


def id_time(text):
    """The milliseconds in a UUID of version 7 in lower-case form; None for any other text."""
    if not re.fullmatch("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", text):
        return None
    return int(text[:8] + text[9:13], 16)


# Control characters but tab and line feed, those that turn the direction round, and those without width.
HIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Of an identity card, of a mobile telephone, of anything long that is nothing but a number; what a spreadsheet makes of them.
PERSONAL = re.compile(
    r"(?<![0-9])(?:[0-9]{18}|[0-9]{15}|1[3-9][0-9]{9})(?![0-9])|(?<![0-9])[0-9]{17}[xX]|\A[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+\Z"
    r"|\A(?:[-+()./ ]*[0-9]){7,}[-+()./ ]*[xX]?\Z")


def hidden(text):
    return HIDDEN.search(text) is not None


def names_somebody(person):
    """Whether a reference to a person is a name or a number by which people are known."""
    return any(ord(c) >= 0x2E80 or c.isspace() for c in person) or PERSONAL.search(person) is not None


def find(things, id):
    return next((thing for thing in things if thing.id == id), None)


def in_byte_order(text):
    return text.encode()
