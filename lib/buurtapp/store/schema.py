"""The tables of the register, their triggers for the journal, and the migrations between versions.

Every change to a journalled table leaves its former row in `change`, under the action at hand, so that
the last action can be taken back. What can be worked out again (`outcome`), what has left the house
already (`letter_code`, `printed`) and what may not outlive the next export (`sighting`) is not journalled.
"""

import sqlite3

SCHEMA_1 = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE form (id INTEGER PRIMARY KEY, name TEXT NOT NULL, item TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL, saved_at TEXT NOT NULL, UNIQUE (name, item));
CREATE TABLE address (id INTEGER PRIMARY KEY AUTOINCREMENT, street TEXT NOT NULL, number INTEGER NOT NULL,
    addition TEXT NOT NULL, postcode TEXT NOT NULL, city TEXT NOT NULL, use TEXT NOT NULL, status TEXT NOT NULL,
    side_address INTEGER NOT NULL, buurt TEXT NOT NULL, in_area INTEGER NOT NULL DEFAULT 1);
CREATE TABLE header (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE, columns TEXT NOT NULL);
CREATE TABLE import (id INTEGER PRIMARY KEY, source TEXT NOT NULL, digest TEXT NOT NULL, at TEXT NOT NULL,
    new_rows INTEGER NOT NULL, known_rows INTEGER NOT NULL);
CREATE TABLE signup (id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES import (id),
    header_id INTEGER NOT NULL REFERENCES header (id), source TEXT NOT NULL, row INTEGER NOT NULL,
    cells TEXT NOT NULL, fingerprint TEXT NOT NULL, nth INTEGER NOT NULL, moment TEXT NOT NULL,
    imported_at TEXT NOT NULL, consent_version TEXT NOT NULL, rules_version TEXT NOT NULL,
    UNIQUE (fingerprint, nth));
CREATE TABLE decision (id INTEGER PRIMARY KEY REFERENCES signup (id), decided TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '{}', by TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE verification (id INTEGER PRIMARY KEY REFERENCES signup (id), how TEXT NOT NULL, by TEXT NOT NULL,
    at TEXT NOT NULL);
CREATE TABLE outcome (id INTEGER PRIMARY KEY REFERENCES signup (id) ON DELETE CASCADE, name TEXT NOT NULL,
    sort_name TEXT NOT NULL, street TEXT NOT NULL, number TEXT NOT NULL, addition TEXT NOT NULL,
    postcode TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, consent INTEGER NOT NULL,
    rules INTEGER NOT NULL, age INTEGER NOT NULL, code TEXT NOT NULL, address_id INTEGER, verified TEXT NOT NULL,
    reasons TEXT NOT NULL, verdict TEXT NOT NULL, same_as INTEGER, raw TEXT NOT NULL);
CREATE TABLE past (id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('withdrawn', 'refused', 'put_out')),
    phone_mark TEXT NOT NULL DEFAULT '', row_mark TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, until TEXT);
CREATE TABLE forgotten (id INTEGER PRIMARY KEY, row_mark TEXT NOT NULL DEFAULT '',
    phone_mark TEXT NOT NULL DEFAULT '', at TEXT NOT NULL);
CREATE TABLE crew (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE member (id INTEGER PRIMARY KEY, phone TEXT NOT NULL UNIQUE, crew_code TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'to_add', since TEXT NOT NULL, lapses_on TEXT);
CREATE TABLE sighting (id INTEGER PRIMARY KEY, person TEXT NOT NULL, phone TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('joined', 'left')), at TEXT NOT NULL);
CREATE TABLE chat_match (id INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE,
    signup_id INTEGER NOT NULL REFERENCES signup (id) ON DELETE CASCADE, by TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE door (id INTEGER PRIMARY KEY, address_id INTEGER NOT NULL REFERENCES address (id),
    round INTEGER NOT NULL, result TEXT NOT NULL, on_day TEXT NOT NULL, by TEXT NOT NULL DEFAULT '',
    UNIQUE (address_id, round));
CREATE TABLE letter_code (code TEXT PRIMARY KEY, address_id INTEGER NOT NULL, nth INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL);
CREATE TABLE run (step TEXT PRIMARY KEY, at TEXT NOT NULL, counts TEXT NOT NULL);
CREATE TABLE lease (holder TEXT PRIMARY KEY, beat TEXT NOT NULL);
CREATE TABLE action (id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
    by TEXT NOT NULL, undoable INTEGER NOT NULL DEFAULT 1, undone_at TEXT);
CREATE TABLE change (id INTEGER PRIMARY KEY, action_id INTEGER NOT NULL REFERENCES action (id),
    tbl TEXT NOT NULL, row INTEGER NOT NULL, before TEXT);
CREATE TABLE at_hand (action_id INTEGER);
INSERT INTO at_hand VALUES (NULL);
CREATE INDEX signup_by_place ON signup (source, row);
CREATE INDEX change_by_action ON change (action_id);
"""

SCHEMA_2 = """
CREATE TABLE printed (kind TEXT NOT NULL, address_id INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (kind, address_id));
"""

JOURNALLED = ("form", "address", "header", "import", "signup", "decision", "verification", "past", "crew", "member",
              "chat_match", "door")  # fmt: skip

MIGRATIONS = (SCHEMA_1, SCHEMA_2)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the register to the newest version, step by step, in one transaction."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version >= len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in MIGRATIONS[version:]:
            for statement in filter(str.strip, script.split(";\n")):
                connection.execute(statement)
        _remake_triggers(connection)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The column names of one of the register's own tables."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def _remake_triggers(connection: sqlite3.Connection) -> None:
    for table in JOURNALLED:
        former = ", ".join(f"'{name}', OLD.{name}" for name in columns_of(connection, table))
        for event, row, before in (
            ("INSERT", "NEW", "NULL"),
            ("UPDATE", "OLD", f"json_object({former})"),
            ("DELETE", "OLD", f"json_object({former})"),
        ):
            name = f"journal_{table}_{event.lower()}"
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            connection.execute(
                f"CREATE TRIGGER {name} AFTER {event} ON {table} "
                "WHEN (SELECT action_id FROM at_hand) IS NOT NULL BEGIN "
                "INSERT INTO change (action_id, tbl, row, before) "
                f"SELECT action_id, '{table}', {row}.id, {before} FROM at_hand; END"
            )
