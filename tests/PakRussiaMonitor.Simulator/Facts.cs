using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// All that a service tells, as lines that do not depend on the order in which it read its feeds: articles are named by their
/// URL, a piece by the first URL of those that print it, cut-offs by their place in the run. On the seen clock there are totals
/// and lists, but no days; of the articles that share a piece and a minute any may carry it.
/// </summary>
internal sealed class Facts
{
    private static readonly string[] Groupings = ["outlet", "language", "author", "kind"];

    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);

    public int Count => facts.Count;

    /// <param name="cuts">Sequence numbers at which everything served so far was counted.</param>
    public static async Task<Facts> Gather(HttpClient service, IReadOnlyList<long> cuts)
    {
        var gathered = new Facts();
        foreach (var (cut, asOf) in cuts.Index())
        {
            foreach (var (topic, _) in SimulatedTopics.All)
                await gathered.Gather(service, topic.Id, asOf, $"cut {cut}: {topic.Id}");
        }

        return gathered;
    }

    /// <summary>One sentence for each fact that is not told alike by both.</summary>
    public IReadOnlyList<string> DifferencesFrom(Facts other) =>
    [
        .. facts.Keys.Union(other.facts.Keys).Where(fact => facts.GetValueOrDefault(fact) != other.facts.GetValueOrDefault(fact))
            .Select(fact => $"{fact}: {facts.GetValueOrDefault(fact, "nothing")} instead of {other.facts.GetValueOrDefault(fact, "nothing")}"),
    ];

    private async Task Gather(HttpClient service, string topic, long asOf, string name)
    {
        var all = await Inspection.Receipt(service, new(topic, Pieces: false, Seen: false), asOf);
        var pieces = all.GroupBy(Piece).ToDictionary(piece => piece.Key, piece => piece.Select(Url).Min(StringComparer.Ordinal)!);
        foreach (var line in all)
        {
            facts.Add($"{name}, article {Url(line)}", string.Join(
                ' ', line.GetProperty("outlet"), Optional(line, "author"), Optional(line, "published"), Optional(line, "language"), line.GetProperty("kind"), pieces[Piece(line)]));
        }

        foreach (var what in CountedTopic.All.Where(what => what.Topic == topic))
        {
            foreach (var (day, count) in await Inspection.Counts(service, what, asOf))
                Add($"{name}, {what}, {day}", count);
            foreach (var line in await Inspection.Receipt(service, what, asOf))
                facts.Add($"{name}, {what}, listed {(what.Pieces ? "piece " + pieces.GetValueOrDefault(Piece(line), "that no article has") : Url(line))}", "yes");
        }

        await Groups(service, topic, asOf, name);
    }

    private async Task Groups(HttpClient service, string topic, long asOf, string name)
    {
        foreach (var by in Groupings)
        {
            var answer = await service.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{topic}/counts?bucket=week&by={by}&asOf={asOf}");
            foreach (var group in answer.GetProperty("groups").EnumerateArray())
                facts.Add($"{name}, by {by}, {Optional(group, "key")}", $"{group.GetProperty("total")}, {group.GetProperty("undated")} undated, {group.GetProperty("buckets").GetRawText()}");
        }

        foreach (var unit in (string[])["outlets", "authors"])
            Add($"{name}, {unit}", (await service.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{topic}/counts?unit={unit}&asOf={asOf}")).GetProperty("total").GetInt64());
    }

    private void Add(string fact, long count) => facts.Add(fact, count.ToString(CultureInfo.InvariantCulture));

    private static string Piece(JsonElement line) => line.GetProperty("piece").GetString()!;

    private static string Url(JsonElement line) => line.GetProperty("url").GetString()!;

    private static string Optional(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "-";
}
