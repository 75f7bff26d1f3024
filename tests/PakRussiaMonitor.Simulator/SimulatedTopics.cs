using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// The topics of a simulated run. Each is stated twice: as a query for the service, and as a plain rule over the words that
/// were put into a text, for the oracle.
/// </summary>
internal static class SimulatedTopics
{
    /// <summary>The only words of a text that a topic asks for; no made-up word equals one of them.</summary>
    public static readonly string[] Words = ["pipeline", "refinery", "helicopter", "embargo", "wheat", "barter", "railway", "summit"];

    public static readonly IReadOnlyList<(TopicDefinition Definition, Func<IReadOnlySet<string>, bool> Holds)> All =
    [
        (new("energy", "Energy", "pipeline* OR refinery"), words => words.Contains("pipeline") || words.Contains("refinery")),
        (new("defence", "Defence", "helicopter AND embargo"), words => words.Contains("helicopter") && words.Contains("embargo")),
        (new("trade", "Trade", "(wheat OR barter) AND NOT embargo"), words => (words.Contains("wheat") || words.Contains("barter")) && !words.Contains("embargo")),
        (new("transport", "Transport", "railway"), words => words.Contains("railway")),
        (new("visits", "Visits", "summit AND (wheat OR railway OR helicopter)"), words => words.Contains("summit") && words.Overlaps(["wheat", "railway", "helicopter"])),
    ];
}
