using System.Text;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

/// <summary>Feeds changed at random. A mutant that fails is printed; it becomes a fixture.</summary>
public sealed class FeedFuzzTests
{
    private const int Cases = 10_000;
    private const int Seed = 20260101;

    private static readonly string[] Pieces =
    [
        "<", ">", "&", "\"", "'", "/", "]]>", "<![CDATA[", "<!--", "-->", "&amp;", "&#0;", "&bogus;", "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>",
        "<x:y>", "xmlns='u'", "<?php ?>", "<!DOCTYPE x [", "\0", "\u0001", "\uFFFE", "{", "}", "[", ",", "\\", "</channel>", "<b>", "<link/>", "é", "\u202E",
    ];

    [Fact]
    public void Ten_thousand_mutants_are_read_without_a_fault_and_alike_each_time()
    {
        var fixtures = FeedFixture.Names().Select(FeedFixture.Load).ToList();
        var random = new Random(Seed);
        for (var round = 0; round < Cases; round++)
        {
            var fixture = fixtures[random.Next(fixtures.Count)];
            var mutant = Mutate(fixture.Body, fixtures[random.Next(fixtures.Count)].Body, random);
            var failure = Record.Exception(() => AssertSound(fixture, mutant));
            Assert.True(failure is null, $"seed {Seed}, case {round}, from {fixture.Name}: {failure}\n{Convert.ToBase64String(mutant)}");
        }
    }

    public static TheoryData<string> Fixtures() => [.. FeedFixture.Names()];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_lenient_pass_reads_what_is_well_formed_as_the_strict_one_does(string name)
    {
        var fixture = FeedFixture.Load(name);
        var strict = fixture.Parse();
        if (strict.Feed is not { } feed || feed.Format.StartsWith("json", StringComparison.Ordinal) || feed.Warnings.Any(w => w.Contains("well-formed", StringComparison.Ordinal)))
            return;
        var lenient = fixture.ParseLeniently().Feed!;
        Assert.Equal(feed.Title, lenient.Title);
        Assert.Equal(feed.Format, lenient.Format);
        Assert.Equal(Tell(feed.Items), Tell(lenient.Items));
    }

    private static void AssertSound(FeedFixture fixture, byte[] mutant)
    {
        var parse = fixture.Parse(mutant);
        var again = fixture.Parse(mutant);
        Assert.Equal(parse.Reason, again.Reason);
        if (parse.Feed is not { } feed)
            return;
        Assert.InRange(feed.Items.Count, 0, FeedParser.MaxItems);
        Assert.Equal(feed.Warnings, again.Feed!.Warnings);
        Assert.Equal(Tell(feed.Items), Tell(again.Feed.Items));
        foreach (var item in feed.Items)
        {
            string?[] texts = [item.Id, item.Url, item.Title, item.Author, item.Language, item.Content?.Value, item.Summary?.Value, .. item.Categories];
            foreach (var text in texts)
            {
                Assert.NotEqual("", text);
                Assert.True(text is null || (!text.Contains('\0') && text.IsNormalized()), text);
            }

            Assert.True(item.Url is null || (Uri.TryCreate(item.Url, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal)), item.Url);
            _ = ReadableItem.Text(item);
            var html = ReadableItem.Html(item);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(html, SafeMarkup.Of(html, null));
        }
    }

    private static string Tell(IEnumerable<FeedItem> items) => string.Join('\n', items.Select(item =>
        (item with { Categories = [] }).ToString() + string.Join('|', item.Categories) + ReadableItem.Html(item)));

    private static byte[] Mutate(byte[] body, byte[] other, Random random)
    {
        var bytes = body.ToList();
        for (var changes = random.Next(1, 8); changes > 0 && bytes.Count > 10; changes--)
        {
            var at = random.Next(bytes.Count - 5);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(1, 5));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 200), bytes.Count - at)));
                    break;
                case 3 or 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 5:
                    var from = random.Next(other.Length);
                    bytes.InsertRange(at, other.Skip(from).Take(random.Next(1, 300)));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at) / 4);
                    break;
            }
        }

        return [.. bytes];
    }
}
