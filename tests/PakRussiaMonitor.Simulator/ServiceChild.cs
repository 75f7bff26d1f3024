using System.Diagnostics;
using System.Globalization;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Simulator;

/// <summary>The simulated service in a process of its own, which can be killed.</summary>
internal sealed class ServiceChild : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int draining;

    private ServiceChild(string logPath, IEnumerable<string> arguments)
    {
        process = new()
        {
            StartInfo = new("dotnet", [typeof(ServiceChild).Assembly.Location, "service", .. arguments])
            {
                RedirectStandardInput = true, // its end ends the service, be it that this process dies
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["DOTNET_TieredPGO"] = "0";
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Note(logPath, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it was making articles when last heard of.</summary>
    public bool IsDraining => Volatile.Read(ref draining) > 0;

    public bool HasExited => process.HasExited;

    /// <param name="dieAt">The crash point at which it kills itself, and at which time; null: none.</param>
    public static ServiceChild Start(ServiceSettings settings, (string Name, int N)? dieAt = null) => new(
        settings.Database + ".log",
        [
            settings.Database, Text(settings.Port), Text(settings.Sources), settings.Speed.ToString(CultureInfo.InvariantCulture),
            .. dieAt is { } point ? [point.Name, Text(point.N)] : Array.Empty<string>(),
        ]);

    /// <summary>Its address, once it serves.</summary>
    public Task<Uri> Ready() => ready.Task.WaitAsync(StartLimit);

    /// <summary>Whether it died of SIGKILL.</summary>
    public async Task<bool> IsKilled(TimeSpan within)
    {
        using var end = new CancellationTokenSource(within);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return process.ExitCode == 128 + 9;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>An orderly end; its exit code.</summary>
    public async Task<int> Stop()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

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

    private void Hear(string? line)
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

    private static void Note(string path, string? line)
    {
        if (line is not null)
            File.AppendAllText(path, line + "\n");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Port">Where the feeds are.</param>
/// <param name="Speed">How much faster than the real one its clock runs.</param>
internal sealed record ServiceSettings(string Database, int Port, int Sources, double Speed);
