using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Ledger.Histories;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>
/// What holds whatever happens to a book. A failure prints the shortest history that shows it, and the seed: PAKRUSSIA_HISTORY=
/// with the three numbers behind "Replay directly" runs that one again, PAKRUSSIA_HISTORIES= sets how many are tried.
/// </summary>
public abstract class HistoryContract
{
    /// <summary>How many histories are tried.</summary>
    protected virtual int Histories => 200;

    /// <summary>An empty database, and what to dispose of it with.</summary>
    protected abstract Task<(IDatabase Database, IAsyncDisposable Place)> Open();

    [Fact]
    public Task Whatever_happens_every_answer_at_every_sequence_number_is_what_stood_then() =>
        // On the pool: the property waits for the database, and must not hold the thread that the test framework continues on.
        Task.Run(() => Prop.ForAll(RandomHistories.All, history => Check(history).GetAwaiter().GetResult()).Check(Settings()));

    private async Task Check(History history)
    {
        var (database, place) = await Open();
        await using (place)
            await HistoryRun.Check(database, history);
    }

    private Config Settings()
    {
        var count = Environment.GetEnvironmentVariable("PAKRUSSIA_HISTORIES") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : Histories;
        var config = Config.QuickThrowOnFailure.WithMaxTest(count).WithStartSize(3).WithEndSize(45);
        if (Environment.GetEnvironmentVariable("PAKRUSSIA_HISTORY")?.Split(',') is not [var seed, var gamma, var size])
            return config;
        var random = new Rnd(ulong.Parse(seed, CultureInfo.InvariantCulture), ulong.Parse(gamma, CultureInfo.InvariantCulture));
        return config.WithMaxTest(1).WithReplay(new FSharpOption<Replay>(new Replay(random, new FSharpOption<int>(int.Parse(size, CultureInfo.InvariantCulture)))));
    }
}
