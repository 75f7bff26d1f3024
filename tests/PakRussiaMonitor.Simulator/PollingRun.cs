using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Simulator;

/// <param name="OnLargeHosts">Sources on each of the first two hosts.</param>
/// <param name="WarmUp">Of the time; until then everybody has been fetched for the first time, and memory has its size.</param>
internal sealed record PollingPlan(int Sources, int Hosts, int OnLargeHosts, TimeSpan Time, TimeSpan WarmUp);

/// <summary>
/// The whole service polls very many sources by a virtual clock: scheduler, leases, sources, sites, fetcher and database are the real
/// ones, the web servers are not. Told is who waited longest beyond the moment that the schedule had given, what the hosts saw, and memory.
/// </summary>
internal sealed class PollingRun(PollingPlan plan, string folder, Action<string> tell)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5);

    /// <summary>Without anything in hand, that often: a task may be on its way from one place to the next.</summary>
    private const int QuietLooks = 4;

    private readonly VirtualClock clock = new(Start);
    private readonly PollingWork work = new();
    private readonly long[] lastAsked = new long[plan.Sources];
    private readonly long[] planned = new long[plan.Sources];
    private readonly int[] asked = new int[plan.Sources];
    private readonly int[] seen = new int[plan.Sources];
    private readonly TimeSpan[] late = new TimeSpan[plan.Sources];

    public async Task<PollingResult> Run()
    {
        var hosts = new PollingHosts(plan, clock) { Asked = Note };
        await using var app = MonitorApplication.Build(
            new PollingWork.Database(DatabaseAddress.Open(Path.Combine(folder, "polling.db"), clock), work),
            ["--Fetching:MaxRetries=0"], // a retry is a second request of one fetch, which is not what is paced
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                builder.Services.Replace(ServiceDescriptor.Singleton<INetwork>(hosts));
                builder.Services.Replace(ServiceDescriptor.Singleton<IActors>(provider => new PollingWork.Actors(provider.GetRequiredService<InProcessActors>(), work)));
            });
        await Register(app.Services, hosts);
        await app.StartAsync();
        var database = app.Services.GetRequiredService<IDatabase>();
        var (clockStart, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var warm = 0L;
        for (var look = Start + LookEvery; look <= Start + plan.Time; look += LookEvery)
        {
            while (clock.GetUtcNow() < look)
                await Next(hosts);
            await ReadSchedule(database);
            if (warm == 0 && look >= Start + plan.WarmUp)
                warm = GC.GetTotalMemory(forceFullCollection: true);
            if ((look - Start).Ticks % TimeSpan.FromHours(6).Ticks == 0)
                tell(string.Create(CultureInfo.InvariantCulture, $"{(look - Start).TotalHours:0} h after {clockStart.Elapsed.TotalSeconds:0} s: {asked.Sum(count => (long)count)} requests, worst wait {late.Max()}, {GC.GetTotalMemory(false) >> 20} MB"));
        }

        for (var source = 0; source < plan.Sources; source++)
            Judge(source, clock.GetUtcNow().UtcTicks); // who still waits
        var end = GC.GetTotalMemory(forceFullCollection: true);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        await Stop(app, hosts);
        return new(
            plan, asked.Sum(count => (long)count), asked.Count(count => count == 0), FirstRound, late, [.. Enumerable.Range(0, plan.Sources).Select(source => PollingHosts.KindOf(hosts.HostOf(source)))],
            hosts.MostAtATime, hosts.LeastDistance, warm, end, cpu);
    }

    /// <summary>Until every source had been asked once.</summary>
    private TimeSpan FirstRound { get; set; }

    private int NotYetAsked { get; set; } = plan.Sources;

    private async Task Register(IServiceProvider services, PollingHosts hosts)
    {
        var table = services.GetRequiredService<SourceTable>();
        await Task.WhenAll(Enumerable.Range(0, plan.Sources).Select(source => table.Add($"{source}", hosts.Url(source), $"Source {source}", TimeSpan.Zero, default)));
    }

    /// <summary>Lets everything come to rest, then moves the clock. What waits for a timer itself cannot hold it up for long.</summary>
    private async Task Next(PollingHosts hosts)
    {
        var patience = Stopwatch.StartNew();
        for (var quiet = 0; quiet < QuietLooks && patience.ElapsedMilliseconds < 100;)
        {
            quiet = work.InHand <= hosts.Waiting && ThreadPool.PendingWorkItemCount == 0 ? quiet + 1 : 0;
            await Task.Yield();
        }

        clock.Step();
    }

    private void Note(int source)
    {
        var now = clock.GetUtcNow().UtcTicks;
        Judge(source, now);
        lastAsked[source] = now;
        if (Interlocked.Increment(ref asked[source]) == 1)
        {
            lock (seen)
                (NotYetAsked, FirstRound) = (NotYetAsked - 1, NotYetAsked == 1 ? clock.GetUtcNow() - Start : FirstRound);
        }
    }

    /// <summary>How long after the moment planned the source is asked at last.</summary>
    private void Judge(int source, long now)
    {
        if (planned[source] > 0 && TimeSpan.FromTicks(now - planned[source]) is var wait && wait > late[source])
            late[source] = wait;
        planned[source] = 0;
    }

    /// <summary>When the schedule means to fetch, as it says after each fetch and before the pacing puts it off.</summary>
    private async Task ReadSchedule(IDatabase database)
    {
        var rows = await database.Read(
            connection => connection.QueryAsync<(string Id, long Due)>("SELECT id, next_due_at FROM source WHERE lease_until IS NULL AND next_due_at IS NOT NULL"), default);
        foreach (var (id, due) in rows)
        {
            var source = int.Parse(id, CultureInfo.InvariantCulture);
            if (asked[source] == seen[source] || clock.GetUtcNow().UtcTicks - lastAsked[source] < TimeSpan.FromSeconds(30).Ticks)
                continue; // told already, or perhaps not saved yet
            seen[source] = asked[source];
            planned[source] = DateTimeOffset.FromUnixTimeMilliseconds(due).UtcTicks;
        }
    }

    private async Task Stop(WebApplication app, PollingHosts hosts)
    {
        var stopping = app.StopAsync();
        while (!stopping.IsCompleted)
            await Next(hosts);
        await stopping;
    }
}

/// <param name="Late">Per source the longest wait beyond the moment planned.</param>
internal sealed record PollingResult(
    PollingPlan Plan, long Requests, int NeverAsked, TimeSpan FirstRound, IReadOnlyList<TimeSpan> Late, IReadOnlyList<HostKind> Kinds, int MostAtATime, TimeSpan LeastDistance,
    long WarmBytes, long EndBytes, TimeSpan Cpu)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>A turn of the scheduler, the distance of a host's starts, and the pause that a host asks for.</summary>
    private static readonly TimeSpan Tolerable = TimeSpan.FromMinutes(30);

    public bool IsClean => NeverAsked == 0 && MostAtATime <= 2 && LeastDistance >= TimeSpan.FromSeconds(5) && Late.Max() <= Tolerable && EndBytes <= (WarmBytes * 1.1) + (8 * Megabyte);

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        sources {Plan.Sources}   hosts {Plan.Hosts}, two with {Plan.OnLargeHosts} sources each   virtual hours {Plan.Time.TotalHours:0.#}
        requests {Requests}   never asked {NeverAsked}   all asked once after {FirstRound}
        at one host: {MostAtATime} at a time, starts {LeastDistance.TotalSeconds:0.###} s apart at the least
        longest wait beyond the planned moment: {string.Join(", ", Late.Zip(Kinds).GroupBy(pair => pair.Second).OrderBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Max(pair => pair.First)}"))}
        live memory {WarmBytes / Megabyte:0.0} MB after {Plan.WarmUp.TotalHours:0.#} h, {EndBytes / Megabyte:0.0} MB at the end   CPU {Cpu.TotalSeconds:0} s
        """);
}
