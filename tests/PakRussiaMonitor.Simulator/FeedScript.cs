using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// What the simulated outlets publish: a pure function of the seed. Source by source, version after version of its feed;
/// each version adds some items, edits some of the last ones and lets older ones roll off. About
/// 30 % of the items reprint another outlet's text, 3 % are another source's item listed once more, 4 % have no date.
/// </summary>
/// <param name="perVersion">Items that a version adds at the most.</param>
internal sealed class FeedScript(int seed, int items, int sources, int perVersion = 10)
{
    /// <summary>Versions for which an item stays in its feed.</summary>
    private const int Window = 3;

    private static readonly DateTimeOffset FirstDay = new(2025, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Syllables = ["ba", "ko", "lu", "mi", "ne", "po", "ra", "si", "tu", "ve", "zo", "da", "fi", "gu", "ha", "jo"];

    public int Sources => sources;

    public int Items => items;

    /// <summary>Items of a source over its whole life.</summary>
    public int ItemsOf(int source) => (items / sources) + (source < items % sources ? 1 : 0);

    public int VersionsOf(int source) => (ItemsOf(source) + perVersion - 1) / perVersion;

    /// <summary>Items that a version adds.</summary>
    public int AddedBy(int source, int version) => Math.Min(perVersion, ItemsOf(source) - ((version - 1) * perVersion));

    /// <summary>What a version of a feed holds, newest first.</summary>
    public IReadOnlyList<ScriptedItem> Feed(int source, int version)
    {
        var first = Math.Max(0, version - Window) * perVersion;
        var end = Math.Min(ItemsOf(source), version * perVersion);
        return [.. Enumerable.Range(first, Math.Max(0, end - first)).Reverse().Select(number => Item(source, number, version))];
    }

    private ScriptedItem Item(int source, int number, int version)
    {
        var origin = Origin(source, number);
        if (origin != (source, number))
            return Item(origin.Source, origin.Number, Birth(origin.Number)); // what is listed elsewhere is never edited
        var revision = Revision(source, number, version);
        var random = Roll("dates", source, number, revision > 0 && Roll("redated", source, number).Next(3) == 0 ? 1 : 0);
        var published = random.Next(25) == 0 ? (DateTimeOffset?)null : FirstDay.AddMinutes(random.Next(10 * 24 * 60));
        var (text, words) = Text(TextOf(source, number), revision);
        var name = string.Create(CultureInfo.InvariantCulture, $"{source}-{number}");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"https://www.outlet{source}.example/2026/{name}"),
            Roll("guid", source, number).Next(10) == 0 ? null : "urn:item:" + name, $"Column {name}", published, text, words);
    }

    /// <summary>The item that this one is: itself, or an earlier one of another source listed here too.</summary>
    private (int Source, int Number) Origin(int source, int number)
    {
        var dice = Roll("listed", source, number);
        if (number < perVersion || dice.Next(100) >= 3)
            return (source, number);
        var (other, earlier) = (dice.Next(sources), dice.Next(number));
        var usable = other != source && earlier < ItemsOf(other) && !IsEdited(other, earlier) && Roll("listed", other, earlier).Next(100) >= 3;
        return usable ? (other, earlier) : (source, number);
    }

    /// <summary>Whose text this item prints at first: its own, or an earlier one of another source.</summary>
    private (int Source, int Number) TextOf(int source, int number)
    {
        var dice = Roll("reprint", source, number);
        if (dice.Next(100) >= 31 || number == 0)
            return (source, number);
        var (other, earlier) = (dice.Next(sources), dice.Next(number));
        return earlier < ItemsOf(other) ? TextOf(other, earlier) : (source, number);
    }

    private bool IsEdited(int source, int number) => Roll("edit", source, number).Next(10) == 0;

    /// <summary>0 as printed at first, 1 edited; some go back to what they said at first.</summary>
    private int Revision(int source, int number, int version)
    {
        var age = version - Birth(number);
        return !IsEdited(source, number) || age <= 0 ? 0 : age == 1 ? 1 : Roll("back", source, number).Next(3) == 0 ? 0 : 1;
    }

    private int Birth(int number) => (number / perVersion) + 1;

    /// <summary>Three paragraphs of made-up words, with some of those that topics ask for among them.</summary>
    private (string Text, IReadOnlySet<string> Words) Text((int Source, int Number) origin, int revision)
    {
        var dice = Roll("text", origin.Source, origin.Number, revision);
        var wanted = SimulatedTopics.Words.Where(_ => dice.Next(4) == 0).ToHashSet();
        var said = new Queue<string>(wanted);
        var text = new StringBuilder();
        for (var paragraph = 0; paragraph < 3; paragraph++)
        {
            text.Append(paragraph == 0 ? "" : "\n");
            for (var sentence = 0; sentence < 4; sentence++)
            {
                text.Append(sentence == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"The {Word(dice)} {Word(dice)} {Word(dice)}");
                if (said.TryDequeue(out var word))
                    text.Append(' ').Append(word);
                text.Append(CultureInfo.InvariantCulture, $" {Word(dice)} and {Word(dice)} the {Word(dice)} {Word(dice)} of {Word(dice)}.");
            }
        }

        return (text.ToString(), wanted);
    }

    private static string Word(Random dice) => string.Concat(Enumerable.Range(0, 3 + dice.Next(2)).Select(_ => Syllables[dice.Next(Syllables.Length)]));

    private Random Roll(string question, params ReadOnlySpan<int> about) => Dice.For(seed, question, about);
}

/// <summary>An item in one of its versions.</summary>
/// <param name="Text">Paragraphs separated by a line feed.</param>
/// <param name="Words">Those of <see cref="SimulatedTopics.Words"/> that the text has.</param>
internal sealed record ScriptedItem(string Url, string? Guid, string Title, DateTimeOffset? Published, string Text, IReadOnlySet<string> Words)
{
    public bool Says(ScriptedItem other) => Text == other.Text && Published == other.Published;
}
