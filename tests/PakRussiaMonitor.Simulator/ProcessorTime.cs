using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>CPU used by processes, as Linux tells it in /proc.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed in Linux's interface

    /// <summary>A process with its children, dead ones included as far as it has taken note of their end.</summary>
    public static TimeSpan OfFamily(int id) => Of(id, withDeadChildren: true) + Children(id).Aggregate(TimeSpan.Zero, (sum, child) => sum + Of(child, withDeadChildren: false));

    private static IEnumerable<int> Children(int id) => Directory.GetDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var other) ? other : 0)
        .Where(other => other > 0 && Fields(other) is { Length: > 1 } fields && fields[1] == id.ToString(CultureInfo.InvariantCulture));

    private static TimeSpan Of(int id, bool withDeadChildren) =>
        TimeSpan.FromSeconds(Fields(id).Skip(11).Take(withDeadChildren ? 4 : 2).Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond);

    /// <summary>What follows the name: state, parent, …, utime, stime, cutime, cstime; nothing when the process is gone.</summary>
    private static string[] Fields(int id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
