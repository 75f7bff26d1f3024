namespace PakRussiaMonitor.Ledger;

/// <summary>
/// The durable boundaries along an item's way, by name: just before and just after something is on disk. Here nothing
/// happens at them; the crash tests put another in its place that kills the process there.
/// </summary>
public class CrashPoints
{
    /// <summary>Due sources are leased, nothing is fetched.</summary>
    public const string FetchClaimed = "fetch.claimed";

    /// <summary>The answer is in memory alone.</summary>
    public const string FetchReceived = "fetch.received";

    /// <summary>Response, validators, schedule and history are written, the commit is not.</summary>
    public const string FetchBeforeCommit = "fetch.before-commit";

    public const string FetchSaved = "fetch.saved";

    /// <summary>A stored response is read and parsed; a slice of its items is next.</summary>
    public const string DrainBegun = "drain.begun";

    /// <summary>Articles and ledger rows are written, the commit is not.</summary>
    public const string RecordBeforeCommit = "record.before-commit";

    /// <summary>Articles are in the book, and nobody knows it yet.</summary>
    public const string RecordCommitted = "record.committed";

    /// <summary>All of a slice's items are in the book, its response does not say so.</summary>
    public const string DrainBeforeAdvance = "drain.before-advance";

    /// <summary>The response says how far it has come, the commit is to follow.</summary>
    public const string DrainBeforeCommit = "drain.before-commit";

    public const string DrainAdvanced = "drain.advanced";

    /// <summary>An actor's state (a topic's snapshot, a site's pause) is written, the commit is not.</summary>
    public const string StateBeforeCommit = "state.before-commit";

    public const string StateSaved = "state.saved";

    /// <summary>The first topics are written, the commit is not.</summary>
    public const string TopicsBeforeCommit = "topics.before-commit";

    public const string TopicsInstalled = "topics.installed";

    /// <summary>A topic's revision is written, the commit is not.</summary>
    public const string PublishBeforeCommit = "publish.before-commit";

    /// <summary>Rows of a revision being built and how far it has come are written, the commit is not.</summary>
    public const string BackfillBeforeCommit = "backfill.before-commit";

    public const string BackfillAdvanced = "backfill.advanced";

    /// <summary>A revision is made current, the commit is not.</summary>
    public const string BackfillBeforeCurrent = "backfill.before-current";

    /// <summary>After a start, leases and due times of an earlier process are put right.</summary>
    public const string ScheduleRecovered = "schedule.recovered";

    /// <summary>Old responses are dropped.</summary>
    public const string ResponsesSwept = "responses.swept";

    /// <summary>A linked page's text is in the book, and the page does not say so.</summary>
    public const string PageIngested = "page.ingested";

    /// <summary>Those of a topic's change, to which an item's way does not lead.</summary>
    public static readonly IReadOnlyList<string> OfTopics = [PublishBeforeCommit, BackfillBeforeCommit, BackfillAdvanced, BackfillBeforeCurrent];

    /// <summary>Every name, in the order of an item's way; at the end those of the service's own upkeep.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        FetchClaimed, FetchReceived, FetchBeforeCommit, FetchSaved, DrainBegun, RecordBeforeCommit, RecordCommitted, DrainBeforeAdvance,
        DrainBeforeCommit, DrainAdvanced, StateBeforeCommit, StateSaved, TopicsBeforeCommit, TopicsInstalled, ScheduleRecovered, ResponsesSwept,
    ];

    /// <summary>Where nothing happens.</summary>
    public static readonly CrashPoints None = new();

    public virtual void Reached(string name)
    {
    }
}
