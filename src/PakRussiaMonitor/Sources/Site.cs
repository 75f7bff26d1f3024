using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// A host's pacing: at most two fetches at a time, their starts at least five seconds apart, none before a pause that
/// the host asked for is over. It hands out start times and never waits, so nobody can wait for it.
/// </summary>
public sealed class Site(string host, IActorState<SitePause> state, TimeProvider time) : ISite
{
    private const int AtATime = 2;
    internal static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Reservation> reservations = [];
    private readonly HashSet<string> running = [];
    private DateTimeOffset nextStart = DateTimeOffset.MinValue;
    private DateTimeOffset lastStart = DateTimeOffset.MinValue;
    private DateTimeOffset lastAsked = DateTimeOffset.MinValue;
    private SitePause? pause;

    public async Task<Reservation> Reserve(string source, CancellationToken cancellation)
    {
        pause ??= await state.Load(host, cancellation) ?? new(DateTimeOffset.MinValue);
        var now = time.GetUtcNow();
        if (now + BetweenStarts < lastAsked)
        {
            // The clock was set back: starts handed out by the old one may be a day away.
            reservations.Clear();
            (nextStart, lastStart) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        }

        lastAsked = now;
        foreach (var (other, old) in reservations.Where(held => held.Value.ExpiresAt <= now).ToArray())
            Drop(other);

        // A start that has come holds only if there is a place; how long others take is not known before.
        var full = running.Count >= AtATime && !running.Contains(source);
        if (reservations.TryGetValue(source, out var held) && held.StartsAt >= pause.Until && (held.StartsAt > now || !full))
        {
            // Starts that were called for late still keep their distance; whoever comes second keeps his turn before those who ask anew.
            var free = lastStart + BetweenStarts;
            return held.StartsAt > now || free <= now || running.Contains(source) ? Take(source, held, now) : Take(source, new(free, free + Lease), now);
        }

        var start = Latest(Latest(now, pause.Until), nextStart);
        if (full && start == now)
            start = now + BetweenStarts;
        nextStart = start + BetweenStarts;
        return Take(source, new(start, start + Lease), now);
    }

    public Task Release(string source, CancellationToken cancellation)
    {
        Drop(source);
        return Task.CompletedTask;
    }

    public async Task Pause(DateTimeOffset until, CancellationToken cancellation)
    {
        pause = new(Latest(until, pause?.Until ?? DateTimeOffset.MinValue));
        await state.Save(host, pause, cancellation);
    }

    private Reservation Take(string source, Reservation reservation, DateTimeOffset now)
    {
        if (reservation.StartsAt <= now && running.Add(source))
        {
            lastStart = now;
            nextStart = Latest(nextStart, now + BetweenStarts);
            reservation = reservation with { ExpiresAt = now + Lease };
        }

        return reservations[source] = reservation;
    }

    private void Drop(string source)
    {
        reservations.Remove(source);
        running.Remove(source);
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}

/// <summary>Until when a host asked to be left alone.</summary>
public sealed record SitePause(DateTimeOffset Until);
