using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Security.Cryptography;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>What the process has used up to a moment.</summary>
/// <param name="Written">Bytes given to the disk.</param>
internal readonly record struct Usage(long At, TimeSpan User, TimeSpan System, TimeSpan Pauses, TimeSpan Compiling, long Allocated, long Written)
{
    private const int ReferenceMegabytes = 256;

    public static Usage Now() =>
        new(Stopwatch.GetTimestamp(), Environment.CpuUsage.UserTime, Environment.CpuUsage.PrivilegedTime, GC.GetTotalPauseDuration(),
            JitInfo.GetCompilationTime(), GC.GetTotalAllocatedBytes(), Proc("io", "write_bytes:"));

    public double Seconds(Usage since) => Stopwatch.GetElapsedTime(since.At, At).TotalSeconds;

    public double CpuSeconds(Usage since) => (User - since.User + System - since.System).TotalSeconds;

    public double SystemSeconds(Usage since) => (System - since.System).TotalSeconds;

    /// <summary>Seconds of the clock that went into compiling, on threads of its own: a young process does that, one that has run for minutes no more.</summary>
    public double CompilingSeconds(Usage since) => (Compiling - since.Compiling).TotalSeconds;

    /// <summary>Seconds for which everything stood still for the garbage collector.</summary>
    public double Paused(Usage since) => (Pauses - since.Pauses).TotalSeconds;

    /// <summary>The most memory that the process ever held (VmHWM), in MB.</summary>
    public static double PeakMegabytes() => Proc("status", "VmHWM:") / 1024.0;

    /// <summary>
    /// A fixed piece of work on one core, by which to judge the other numbers: SHA-256, in MB per second of CPU (how fast the core is
    /// just now) and per second of the clock (how much of it others leave us).
    /// </summary>
    public static (double PerCpuSecond, double PerSecond) Reference()
    {
        var block = new byte[1 << 20];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var before = Now();
        for (var i = 0; i < ReferenceMegabytes; i++)
            SHA256.HashData(block, hash);
        var after = Now();
        return (ReferenceMegabytes / after.CpuSeconds(before), ReferenceMegabytes / after.Seconds(before));
    }

    private static long Proc(string file, string name)
    {
        var line = File.ReadLines("/proc/self/" + file).First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture);
    }
}
