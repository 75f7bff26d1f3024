using System.Globalization;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Simulator;

/// <summary>The simulated service on the in-process engine.</summary>
internal sealed class ServiceChild : Node
{
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int draining;

    private ServiceChild(string logPath, IEnumerable<string> arguments)
        : base(["dotnet", typeof(ServiceChild).Assembly.Location, "service", .. arguments], logPath)
    {
    }

    public override bool? IsDraining => Volatile.Read(ref draining) > 0;

    /// <param name="dieAt">The crash point at which it kills itself, and at which time; null: none.</param>
    public static ServiceChild Start(ServiceSettings settings, (string Name, int N)? dieAt = null) => new(
        settings.LogPath,
        [
            settings.Database, Text(settings.Port), Text(settings.Sources), settings.Speed.ToString(CultureInfo.InvariantCulture),
            .. dieAt is { } point ? [point.Name, Text(point.N)] : Array.Empty<string>(),
        ]);

    public override Task<Uri> Ready() => ready.Task.WaitAsync(StartLimit);

    /// <summary>What the child does: <c>service DATABASE PORT SOURCES SPEED [POINT N]</c>.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var number = (int i) => int.Parse(arguments[i], CultureInfo.InvariantCulture);
        CrashPoints points = arguments.Length > 4 ? new DeadlyPoint(arguments[4], number(5)) : new ToldPoints();
        var time = new SimulatedTime(double.Parse(arguments[3], CultureInfo.InvariantCulture));
        await using var app = await SimulatedService.Start(arguments[0], number(1), number(2), time, points);
        Console.WriteLine($"ready {app.Urls.Single()}");
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    protected override void Hear(string? line)
    {
        if (line is null)
            ready.TrySetException(new InvalidOperationException("The service ended before it served; its log is beside its database."));
        else if (line.StartsWith("ready ", StringComparison.Ordinal))
            ready.TrySetResult(new(line[6..]));
        else if (line == CrashPoints.DrainBegun)
            Interlocked.Increment(ref draining);
        else if (line == CrashPoints.DrainAdvanced)
            Interlocked.Decrement(ref draining);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Database">A SQLite file, or the address of a PostgreSQL database.</param>
/// <param name="Port">Where the feeds are.</param>
/// <param name="Speed">How much faster than the real one its clock runs.</param>
internal sealed record ServiceSettings(string Database, int Port, int Sources, double Speed)
{
    /// <summary>Where its log goes; beside a database that is a file.</summary>
    public string LogPath { get; init; } = Database + ".log";
}
