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

/// <summary>
/// The whole service polls very many sources by a virtual clock: scheduler, leases, sources, sites, fetcher and database are the real
/// ones, the web servers are not. At the end it is stopped and started at once, and stopped and started after an outage.
/// </summary>
internal sealed class PollingRun
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(5), AfterRestart = TimeSpan.FromMinutes(5);

    private const int Measurements = 48;

    /// <summary>Real time after which the clock moves on though something is under way: a fault, or a computer that has stopped.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Without anything in hand, that often: a task may be on its way from one place to the next.</summary>
    private const int QuietLooks = 4;

    private static readonly string[] Growing = ["fetch", "response", "source_day", "observed", "actor_state", "article", "ledger"];

    private readonly PollingPlan plan;
    private readonly string folder;
    private readonly Action<string> tell;
    private readonly VirtualClock clock = new(Start);
    private readonly PollingWork work = new();
    private readonly PollingHosts hosts;
    private readonly PollingWaits waits;
    private readonly List<PollingMemory> memory = [];
    private int impatient;

    public PollingRun(PollingPlan plan, string folder, Action<string> tell)
    {
        (this.plan, this.folder, this.tell) = (plan, folder, tell);
        waits = new(plan, clock);
        hosts = new(plan, clock) { Asked = waits.Asked };
    }

    public async Task<PollingResult> Run()
    {
        var cpu = Environment.CpuUsage.TotalTime;
        waits.BeginRound();
        await Serve(plan.Time, register: true);
        await Serve(AfterRestart);
        clock.Skip(plan.Outage);
        waits.BeginRound();
        await Serve(plan.Tolerable(HostKind.Throttling));
        waits.End();
        return new(plan, waits, hosts.MostAtATime, hosts.LeastDistance, memory, impatient, Environment.CpuUsage.TotalTime - cpu);
    }

    /// <summary>One life of the service.</summary>
    private async Task Serve(TimeSpan time, bool register = false)
    {
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
        if (register)
        {
            var table = app.Services.GetRequiredService<SourceTable>();
            await Task.WhenAll(Enumerable.Range(0, plan.Sources).Select(source => table.Add($"{source}", hosts.Url(source), $"Source {source}", TimeSpan.Zero, default)));
        }

        await app.StartAsync();
        var database = app.Services.GetRequiredService<IDatabase>();
        var (begun, end) = (clock.GetUtcNow(), clock.GetUtcNow() + time);
        for (var look = begun; look < end;)
        {
            look = look + LookEvery < end ? look + LookEvery : end;
            while (clock.GetUtcNow() < look)
                await Next();
            await waits.ReadSchedule(database);
            if (register && look - begun >= (memory.Count + 1) * plan.Time / Measurements)
                await Measure(database, look - begun);
        }

        var stopping = app.StopAsync();
        while (!stopping.IsCompleted)
            await Next();
        await stopping;
    }

    /// <summary>Lets everything come to rest, then moves the clock.</summary>
    private async Task Next()
    {
        var since = Stopwatch.GetTimestamp();
        for (var quiet = 0; quiet < QuietLooks;)
        {
            if (work.InHand <= hosts.Waiting && ThreadPool.PendingWorkItemCount == 0)
            {
                quiet++;
                await Task.Yield();
                continue;
            }

            quiet = 0;
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                impatient++;
                break;
            }

            await Task.Delay(1);
        }

        clock.Step();
    }

    private async Task Measure(IDatabase database, TimeSpan at)
    {
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var live = GC.GetTotalMemory(forceFullCollection: true);
        var rows = new Dictionary<string, long>();
        foreach (var table in Growing)
            rows[table] = await database.Read(connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM \"{table}\""), default);
        memory.Add(new(at, live, rows));
        tell(string.Create(CultureInfo.InvariantCulture, $"{at.TotalHours:0.##} h: {waits.Requests} requests, {live / PollingResult.Megabyte:0.0} MB; {string.Join(", ", rows.Select(row => $"{row.Key} {row.Value}"))}"));
    }
}
