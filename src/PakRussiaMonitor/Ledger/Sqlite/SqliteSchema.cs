namespace PakRussiaMonitor.Ledger.Sqlite;

/// <summary>
/// The tables, as steps that are only ever added to; <c>PRAGMA user_version</c> counts the steps taken. Times are Unix
/// milliseconds unless the column says minute. Enumerations are stored by name.
/// </summary>
internal static class SqliteSchema
{
    public static readonly IReadOnlyList<string> Steps = [Sources + Articles + Topics + Book + Service, Leases, Pieces, Lists, Pacing, Pages, Observed, Cleaning, Answered, Bodies, FetchTimes];

    private const string Pieces = """
        ALTER TABLE article ADD COLUMN piece_pin INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE article ADD COLUMN sketched INTEGER;
        UPDATE article SET sketched = id WHERE merged_into IS NULL;
        CREATE INDEX article_sketched ON article (sketched) WHERE sketched IS NOT NULL;
        CREATE INDEX article_piece ON article (piece);
        """;

    private const string Sources = """
        CREATE TABLE source (
            id TEXT PRIMARY KEY, url TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
            settings TEXT NOT NULL DEFAULT '{}', version INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL,
            next_due_at INTEGER, lease_until INTEGER, interval_seconds INTEGER NOT NULL, failure_weight REAL NOT NULL DEFAULT 0,
            etag TEXT, last_modified TEXT, validators_at INTEGER, body_hash BLOB
        ) STRICT;
        CREATE UNIQUE INDEX source_url ON source (url) WHERE state <> 'Retired';
        CREATE INDEX source_due ON source (next_due_at) WHERE state = 'Active';

        CREATE TABLE response (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, content_type TEXT, received_at INTEGER NOT NULL,
            body BLOB NOT NULL, body_hash BLOB NOT NULL, state TEXT NOT NULL, cursor INTEGER NOT NULL DEFAULT 0,
            quarantined TEXT NOT NULL DEFAULT '[]', done_at INTEGER
        ) STRICT;
        CREATE INDEX response_pending ON response (source, id) WHERE state = 'Pending';
        CREATE INDEX response_done ON response (done_at) WHERE state <> 'Pending';

        CREATE TABLE fetch (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, started_at INTEGER NOT NULL, took_ms INTEGER NOT NULL,
            outcome TEXT NOT NULL, sentence TEXT NOT NULL, status INTEGER, bytes INTEGER, attempts INTEGER NOT NULL,
            response INTEGER, items INTEGER, new_articles INTEGER, quarantined INTEGER, possible_gap INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX fetch_source ON fetch (source, id);
        CREATE INDEX fetch_response ON fetch (response) WHERE response IS NOT NULL;
        """;

    private const string Articles = """
        CREATE TABLE article (
            id INTEGER PRIMARY KEY, url TEXT, title TEXT, author TEXT, outlet TEXT NOT NULL, language TEXT, kind TEXT NOT NULL,
            published_at INTEGER, seen_at INTEGER NOT NULL, text_rank INTEGER NOT NULL, revision INTEGER NOT NULL,
            content_hash BLOB NOT NULL, piece INTEGER NOT NULL, sketch BLOB, merged_into INTEGER
        ) STRICT;
        CREATE INDEX article_merged ON article (merged_into) WHERE merged_into IS NOT NULL;
        CREATE TABLE article_revision (
            article INTEGER NOT NULL, revision INTEGER NOT NULL, recorded_at INTEGER NOT NULL, source TEXT NOT NULL,
            title TEXT, author TEXT, published_at INTEGER, language TEXT, kind TEXT NOT NULL, text_rank INTEGER NOT NULL,
            text TEXT NOT NULL, truncated INTEGER NOT NULL, removed TEXT NOT NULL,
            PRIMARY KEY (article, revision)
        ) STRICT;
        CREATE TABLE article_source (
            article INTEGER NOT NULL, source TEXT NOT NULL, item TEXT NOT NULL, item_hash BLOB NOT NULL, first_seen_at INTEGER NOT NULL,
            PRIMARY KEY (article, source, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX article_source_item ON article_source (source, item);
        CREATE TABLE alias (key TEXT PRIMARY KEY, article INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX alias_article ON alias (article);
        """;

    private const string Topics = """
        CREATE TABLE topic (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at INTEGER NOT NULL, retired_at INTEGER) STRICT;
        CREATE TABLE topic_revision (
            topic TEXT NOT NULL, revision INTEGER NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, state TEXT NOT NULL,
            created_at INTEGER NOT NULL, current_from INTEGER, backfill_cursor INTEGER NOT NULL DEFAULT 0, backfill_until INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (topic, revision)
        ) STRICT;
        CREATE INDEX topic_revision_version ON topic_revision (version);
        """;

    private const string Book = """
        CREATE TABLE ledger (
            seq INTEGER PRIMARY KEY, topic TEXT NOT NULL, topic_revision INTEGER NOT NULL, article INTEGER NOT NULL, n INTEGER NOT NULL,
            articles INTEGER NOT NULL CHECK (articles IN (1, -1)),
            pieces_published INTEGER NOT NULL CHECK (pieces_published IN (1, 0, -1)),
            pieces_seen INTEGER NOT NULL CHECK (pieces_seen IN (1, 0, -1)),
            published_minute INTEGER, seen_minute INTEGER NOT NULL, outlet TEXT NOT NULL, author TEXT, language TEXT,
            kind TEXT NOT NULL, piece INTEGER NOT NULL, recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX ledger_article ON ledger (article, topic, topic_revision, n);
        CREATE INDEX ledger_piece ON ledger (piece);
        CREATE INDEX ledger_topic ON ledger (topic, topic_revision, seq);
        CREATE TRIGGER ledger_rows_stay BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER ledger_rows_remain BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """;

    /// <summary>Who holds a source's lease, and how often it changed hands or was fetched: what began before the last time comes too late.</summary>
    private const string Leases = """
        ALTER TABLE source ADD COLUMN lease_owner TEXT;
        ALTER TABLE source ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
        """;

    /// <summary>How often publishers want to be asked, moves of feeds, and what the fetches of each day brought.</summary>
    private const string Pacing = """
        ALTER TABLE source ADD COLUMN asked_seconds INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE source ADD COLUMN floor_seconds INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE source ADD COLUMN moved_to TEXT;
        ALTER TABLE source ADD COLUMN moved_times INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE source ADD COLUMN moved_since INTEGER;
        ALTER TABLE fetch ADD COLUMN note TEXT;
        ALTER TABLE fetch ADD COLUMN known_items INTEGER;
        CREATE TABLE source_day (
            source TEXT NOT NULL, day INTEGER NOT NULL, fetches INTEGER NOT NULL, good INTEGER NOT NULL, new_items INTEGER NOT NULL,
            PRIMARY KEY (source, day)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO source_day SELECT source, started_at / 86400000, count(*),
            sum(CASE WHEN outcome IN ('Fetched', 'NotModified', 'Unchanged') THEN 1 ELSE 0 END), coalesce(sum(new_articles), 0)
        FROM fetch GROUP BY source, started_at / 86400000;
        """;

    private const string Service = """
        CREATE TABLE actor_state (key TEXT PRIMARY KEY, value TEXT NOT NULL, saved_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE api_key (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, hash BLOB NOT NULL UNIQUE, scopes TEXT NOT NULL,
            created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER
        ) STRICT;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL
        ) STRICT;
        """;

    /// <summary>Receipts are walked in their order; articles that were ever revised; the words of stored articles (see WordIndex).</summary>
    private const string Lists = """
        CREATE INDEX ledger_published ON ledger (topic, topic_revision, coalesce(published_minute, -9000000000), article) WHERE articles = 1;
        CREATE INDEX ledger_seen ON ledger (topic, topic_revision, seen_minute, article) WHERE articles = 1;
        CREATE INDEX article_revised ON article_revision (article) WHERE revision = 2;
        CREATE TABLE word_block (block INTEGER PRIMARY KEY, articles INTEGER) STRICT;
        CREATE TABLE word_page (block INTEGER NOT NULL, first TEXT NOT NULL, page BLOB NOT NULL, PRIMARY KEY (block, first)) STRICT;
        """;

    /// <summary>Pages behind items' links, each with a schedule of its own.</summary>
    private const string Pages = """
        CREATE TABLE page (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL, item_hash BLOB NOT NULL,
            at_url TEXT NOT NULL, host TEXT NOT NULL, hops INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL, asked_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, done_at INTEGER, lease TEXT, lease_until INTEGER,
            outcome TEXT, sentence TEXT NOT NULL DEFAULT '', body_hash BLOB, canonical TEXT,
            UNIQUE (source, url)
        ) STRICT;
        CREATE INDEX page_due ON page (host, due_at, id) WHERE state = 'Pending';
        CREATE INDEX page_held ON page (host) WHERE lease IS NOT NULL;
        CREATE INDEX page_asked ON page (source, asked_at);
        CREATE INDEX page_canonical ON page (source, canonical) WHERE canonical IS NOT NULL;
        """;

    /// <summary>
    /// When sources were observed (see Observation): a response that shares nothing with what was known is apart. Sets of sources that
    /// a count was asked for, under the hash of their ids.
    /// </summary>
    private const string Observed = """
        CREATE TABLE observed (
            source TEXT NOT NULL, from_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (source, from_ms)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE panel (id TEXT PRIMARY KEY, sources TEXT NOT NULL) STRICT;
        ALTER TABLE response ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX fetch_read ON fetch (source, id) WHERE response IS NOT NULL;
        CREATE INDEX audit_action ON audit (action, id);
        """;

    /// <summary>What cleaning knows of each source: its recurring lines and removed shares, operators' rules; what operators say of pages.</summary>
    private const string Cleaning = """
        CREATE TABLE source_cleaning (
            source TEXT PRIMARY KEY, version INTEGER NOT NULL, articles INTEGER NOT NULL, lines TEXT NOT NULL, shares TEXT NOT NULL, alarm INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE source_rule (
            source TEXT NOT NULL, id TEXT NOT NULL, action TEXT NOT NULL, line TEXT NOT NULL, article INTEGER, created_at INTEGER NOT NULL,
            PRIMARY KEY (source, id)
        ) STRICT;
        CREATE TABLE page_override (domain TEXT PRIMARY KEY, keep TEXT NOT NULL, cut TEXT NOT NULL, version INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT;
        ALTER TABLE article_revision ADD COLUMN kind_evidence TEXT;
        """;

    /// <summary>Requests under the keys that their senders gave them (see AnsweredRequests).</summary>
    private const string Answered = """
        CREATE TABLE answered_request (
            caller TEXT NOT NULL, key TEXT NOT NULL, request BLOB NOT NULL, begun_at INTEGER NOT NULL, status INTEGER, headers TEXT, body BLOB,
            PRIMARY KEY (caller, key)
        ) STRICT;
        CREATE INDEX answered_request_begun ON answered_request (begun_at);
        CREATE INDEX answered_request_caller ON answered_request (caller, begun_at);
        """;

    /// <summary>What was sent, apart from the row that says how far it is handled: that one is asked for and written again with every batch.</summary>
    private const string Bodies = """
        CREATE TABLE response_body (response INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
        INSERT INTO response_body (response, body) SELECT id, body FROM response;
        ALTER TABLE response DROP COLUMN body;
        """;

    /// <summary>Fetches by their time: the newest before a start, the oldest for the sweep.</summary>
    private const string FetchTimes = """CREATE INDEX fetch_started ON fetch (started_at);""";
}
