using System.Text;
using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Tests.Articles;

public class ArticleCleanerTests
{
    public static IEnumerable<string> FixtureNames => Directory
        .EnumerateFiles(CleaningFixture.Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Fixtures => [.. FixtureNames];

    public static TheoryData<string> EveryText
    {
        get
        {
            var seeds = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "seeds"), "*.txt");
            var data = Fixtures;
            foreach (var seed in seeds) data.Add(seed);
            return data;
        }
    }

    [Theory, MemberData(nameof(Fixtures))]
    public void A_fixture_comes_out_as_it_is_marked(string name)
    {
        var fixture = CleaningFixture.Read(name);

        var clean = ArticleCleaner.Clean(fixture.Raw);

        Assert.Equal(Describe(fixture.Expected), Describe(clean));
    }

    [Fact]
    public void There_are_more_than_thirty_fixtures() => Assert.True(Fixtures.Count > 30);

    [Theory, MemberData(nameof(EveryText))]
    public void Nothing_is_lost_that_is_neither_removed_nor_the_title(string name)
    {
        var raw = Load(name);

        var clean = ArticleCleaner.Clean(raw);

        var title = raw.Title is null ? clean.Title : null;
        Assert.Equal(Count(raw.Text), Count(title + clean.Text + string.Concat(clean.Removed.Select(span => span.Text))));
    }

    [Theory, MemberData(nameof(EveryText))]
    public void Cleaning_a_cleaned_text_again_changes_nothing(string name)
    {
        var clean = ArticleCleaner.Clean(Load(name));

        // With the title and author that were found: without them a subtitle would be taken for the title.
        var again = ArticleCleaner.Clean(new RawText(clean.Text, clean.Title, clean.Author));

        Assert.Equal(clean.Text, again.Text);
        Assert.Equal((clean.Title, clean.Author), (again.Title, again.Author));
    }

    [Theory, MemberData(nameof(EveryText))]
    public void A_removed_span_tells_its_rule_and_where_it_stood(string name)
    {
        var clean = ArticleCleaner.Clean(Load(name));

        Assert.All(clean.Removed, span =>
        {
            Assert.InRange(span.At, 0, clean.Text.Length);
            Assert.Contains(span.Rule, CleaningRules.Explanations.Keys);
            Assert.False(string.IsNullOrWhiteSpace(span.Text));
        });
        Assert.Equal(clean.Removed.Select(span => span.At).Order(), clean.Removed.Select(span => span.At));
    }

    [Theory, MemberData(nameof(EveryText))]
    public void A_cleaned_text_is_paragraphs_with_single_line_feeds_and_single_spaces(string name)
    {
        var text = ArticleCleaner.Clean(Load(name)).Text;

        Assert.DoesNotContain("\n\n", text);
        Assert.DoesNotContain("  ", text);
        Assert.Equal(text.Trim(), text);
        Assert.All(text.Where(char.IsWhiteSpace), c => Assert.True(c is ' ' or '\n'));
        Assert.All(text.Split('\n'), line => Assert.Equal(line.Trim(), line));
    }

    /// <summary>Lines of all fixtures in random order, seeded: combinations that nobody thought of.</summary>
    [Fact]
    public void Lines_in_any_order_lose_nothing_and_come_out_the_same_when_cleaned_again()
    {
        var lines = FixtureNames.SelectMany(name => CleaningFixture.Read(name).Raw.Text.Split('\n')).Distinct().ToArray();
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var raw = string.Join('\n', Enumerable.Range(0, random.Next(1, 30)).Select(_ => lines[random.Next(lines.Length)]));

            // With title and author given, as feeds do: else the first line left might be taken for the title the second time.
            var clean = ArticleCleaner.Clean(new RawText(raw, "Gas and friendship", "Farid Alam"));

            Assert.Equal(Count(raw), Count(clean.Text + string.Concat(clean.Removed.Select(span => span.Text))));
            Assert.Equal(clean.Removed.Select(span => span.At).Order(), clean.Removed.Select(span => span.At));
            Assert.Equal(clean.Text, ArticleCleaner.Clean(new RawText(clean.Text, clean.Title, clean.Author)).Text);
        }
    }

    [Fact]
    public void Every_rule_is_explained_in_one_sentence() =>
        Assert.All(CleaningRules.Explanations, rule =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", rule.Key);
            Assert.EndsWith(".", rule.Value);
        });

    private static RawText Load(string name) =>
        Path.IsPathRooted(name) ? new RawText(File.ReadAllText(name)) : CleaningFixture.Read(name).Raw;

    /// <summary>How often each character occurs, white space aside: order cannot hide a loss, since spans move out of the text.</summary>
    private static SortedDictionary<char, int> Count(string text)
    {
        var count = new SortedDictionary<char, int>();
        foreach (var c in text.Normalize(NormalizationForm.FormC).Where(c => !char.IsWhiteSpace(c))) count[c] = count.GetValueOrDefault(c) + 1;
        return count;
    }

    private static string Describe(CleanText clean) => string.Join('\n',
        [$"title: {clean.Title}", $"author: {clean.Author}", $"truncated: {clean.Truncated}", "text:", clean.Text, "removed:",
         .. clean.Removed.Select(span => $"{span.Rule}: {Fold(span.Text)}")]);

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
