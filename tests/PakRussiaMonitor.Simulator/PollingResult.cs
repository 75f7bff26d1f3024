using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>What was in memory, in bytes after a full collection, and in the database after some virtual time.</summary>
internal sealed record PollingMemory(TimeSpan At, long Live, IReadOnlyDictionary<string, long> Rows);

/// <param name="Impatient">How often the clock moved on while something was under way.</param>
internal sealed record PollingResult(
    PollingPlan Plan, PollingWaits Waits, int MostAtATime, TimeSpan LeastDistance, IReadOnlyList<PollingMemory> Memory, int Impatient, TimeSpan Cpu)
{
    public const double Megabyte = 1024 * 1024;

    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(5);

    public bool IsClean => Faults.Count == 0;

    private IReadOnlyList<string> Faults =>
    [
        .. Waits.NeverAsked > 0 ? [$"{Waits.NeverAsked} sources were never asked"] : Array.Empty<string>(),
        .. Kinds.Where(kind => Waits.Longest(kind) > Plan.Tolerable(kind)).Select(kind => $"{kind} waited longer than its hosts explain"),
        .. MostAtATime > 2 || LeastDistance < BetweenStarts ? ["a host was pressed"] : Array.Empty<string>(),
        .. Highest(Late) > (Highest(Early) * 1.1) + (4 * Megabyte) ? ["memory grew"] : Array.Empty<string>(),
        .. Impatient > 0 ? [$"{Impatient} times the clock did not wait for what was under way"] : Array.Empty<string>(),
    ];

    private IEnumerable<HostKind> Kinds => Waits.Kinds.Distinct().Order();

    /// <summary>Warm, in the first half. Actors that were called in the last minutes are in memory, so it goes up and down with the work: peaks are compared.</summary>
    private IEnumerable<PollingMemory> Early => Memory.Where(measured => measured.At >= Plan.WarmUp && measured.At <= Plan.Time / 2);

    private IEnumerable<PollingMemory> Late => Memory.Where(measured => measured.At > Plan.Time / 2);

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        {Plan.Sources} sources on {Plan.Hosts} hosts for {Plan.Time.TotalHours:0.##} virtual hours, {Waits.Requests} requests, {Cpu.TotalSeconds:0} s of CPU, {Cpu.TotalMilliseconds / Waits.Requests:0.0} ms for each

        hosts          sources   all asked once after   after {Plan.Outage.TotalHours:0.##} h of outage   longest wait beyond the plan   bound
        {string.Join(Environment.NewLine, Kinds.Select(Line))}

        at one host at most {MostAtATime} at a time, starts at least {LeastDistance.TotalSeconds:0.###} s apart, restarts included
        live memory, at most: {Highest(Early) / Megabyte:0.0} MB from {Plan.WarmUp.TotalHours:0.##} h to {Plan.Time.TotalHours / 2:0.##} h, {Highest(Late) / Megabyte:0.0} MB after that
        rows after {Plan.Time.TotalHours:0.##} h: {string.Join(", ", Memory[^1].Rows.Select(row => $"{row.Key} {row.Value}"))}
        {(IsClean ? "Nobody starved, no host was pressed, memory stayed flat." : $"Not as it should be: {string.Join("; ", Faults)}.")}
        """);

    private static long Highest(IEnumerable<PollingMemory> measured) => measured.Max(memory => memory.Live);

    private string Line(HostKind kind)
    {
        var rounds = Waits.Rounds(kind).Select(took => took?.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) ?? "never").ToArray();
        return string.Create(
            CultureInfo.InvariantCulture, $@"{kind,-12}{Waits.Of(kind).Count(),10}{rounds[0],23}{rounds[1],24}{Waits.Longest(kind),29:h\:mm\:ss}{Plan.Tolerable(kind),10:h\:mm\:ss}");
    }
}
