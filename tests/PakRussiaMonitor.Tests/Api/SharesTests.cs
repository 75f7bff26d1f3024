using System.Globalization;
using System.Text.Json;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Counts as the API gives them: shares, several topics at once, tables, and the receipts behind each number.</summary>
public sealed class SharesTests : IAsyncLifetime
{
    private const int Seed = 77, Articles = 60;

    private readonly Newsroom room = new();
    private readonly Random random = new(Seed);
    private readonly List<(DateTimeOffset? Published, string Kind, bool IsGas)> written = [];

    public async Task InitializeAsync()
    {
        await room.InitializeAsync();
        for (var i = 0; i < Articles; i++)
        {
            var (published, kind, gas) = (random.Next(5) == 0 ? (DateTimeOffset?)null : Noon.AddMinutes(-random.Next(200_000)), Pick("opinion", "news"), random.Next(3) > 0);
            written.Add((published, kind, gas));
            await room.Write(
                $"article {i}", (gas ? "gas " : "") + (random.Next(2) == 0 ? "arms" : "grain"), published, Noon.AddMinutes(-random.Next(200_000)), Pick("a.example", "b.example"),
                Pick(null, "Ann", "Bob"), kind, 1 + (i / 2));
        }
    }

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Every_count_has_a_receipt_and_files_of_exactly_its_length()
    {
        for (var i = 0; i < 40; i++)
        {
            var question = RandomQuestion();
            var counts = await room.Get($"/api/v1/topics/energy/counts?{question}&unit={Pick("articles", "pieces")}");
            var (total, receipt) = (counts.GetProperty("total").GetInt32(), counts.GetProperty("receipt").GetString()!);
            var csv = await room.Table(receipt.Replace("/articles?", "/articles.csv?", StringComparison.Ordinal));
            var (_, type, lines) = await room.Ask(receipt.Replace("/articles?", "/articles.jsonl?", StringComparison.Ordinal));
            var ids = (await room.Get($"{receipt}&limit=500")).GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetInt64()).ToArray();

            Assert.True(total == ids.Length, $"{question} (seed {Seed}): {total} and {ids.Length}");
            Assert.Equal(ids, csv.Skip(1).Select(line => long.Parse(line[0], CultureInfo.InvariantCulture)));
            Assert.Equal("application/jsonl; charset=utf-8", type);
            Assert.Equal(ids, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("id").GetInt64()));
        }
    }

    [Fact]
    public async Task A_share_names_the_part_and_the_whole_in_every_bucket()
    {
        foreach (var kind in (string?[])[null, "news"])
        {
            var counts = await room.Get($"/api/v1/topics/energy/counts?unit=share&bucket=day{(kind is null ? "" : "&kind=news")}");
            var share = counts.GetProperty("share");
            var stored = written.Where(article => kind is null || article.Kind == kind).ToArray();

            Assert.Equal((stored.Count(article => article.IsGas), stored.Length), (share.GetProperty("count").GetInt32(), share.GetProperty("whole").GetInt32()));
            Assert.Equal(counts.GetProperty("total").GetInt32(), share.GetProperty("count").GetInt32());
            Assert.Equal(stored.Count(article => article.Published is null), share.GetProperty("undated").GetProperty("whole").GetInt32());
            Assert.Equal(
                stored.Where(article => article.Published is not null).GroupBy(article => article.Published!.Value.Date).OrderBy(day => day.Key)
                    .Select(day => ($"{day.Key:yyyy-MM-dd}T00:00:00Z", day.Count(article => article.IsGas), day.Count())),
                share.GetProperty("buckets").EnumerateArray().Select(bucket => (bucket.GetProperty("start").GetString()!, bucket.GetProperty("count").GetInt32(), bucket.GetProperty("whole").GetInt32())));
            Assert.False(share.GetProperty("exact").GetBoolean());
        }
    }

    [Fact]
    public async Task A_share_of_a_topic_stays_the_same_for_ever()
    {
        const string Question = "/api/v1/topics/energy/counts?unit=share&of=defence&bucket=month&clock=seen";
        var before = await room.Get(Question);
        var asOf = before.GetProperty("asOf").GetInt64();
        await room.Write("one more", "gas and arms");
        var (then, now) = (await room.Get($"{Question}&asOf={asOf}"), await room.Get(Question));

        Assert.Equal(Counted(before), Counted(then));
        var share = before.GetProperty("share");
        Assert.True(share.GetProperty("exact").GetBoolean());
        Assert.Equal(share.GetProperty("whole").GetInt32() + 1, now.GetProperty("share").GetProperty("whole").GetInt32());
        Assert.Equal(share.GetProperty("whole").GetInt32(), (await room.Get(share.GetProperty("receipt").GetString()!)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Several_topics_come_at_one_sequence_number_as_each_comes_alone()
    {
        for (var i = 0; i < 20; i++)
        {
            var question = RandomQuestion();
            var several = await room.Get($"/api/v1/counts?topic=defence&topic=energy&{question}");
            Assert.Equal(["defence", "energy"], several.GetProperty("topics").EnumerateArray().Select(topic => topic.GetProperty("topic").GetString()));
            foreach (var topic in several.GetProperty("topics").EnumerateArray())
            {
                Assert.Equal(several.GetProperty("asOf").GetInt64(), topic.GetProperty("asOf").GetInt64());
                var pinned = question.Contains("asOf", StringComparison.Ordinal) ? question : $"{question}&asOf={several.GetProperty("asOf").GetInt64()}";
                var alone = await room.Get($"/api/v1/topics/{topic.GetProperty("topic").GetString()}/counts?{pinned}");
                Assert.Equal($"{question} {Counted(alone)}", $"{question} {Counted(topic)}");
            }
        }
    }

    [Fact]
    public async Task The_table_of_counts_says_what_the_counts_say()
    {
        var counts = await room.Get("/api/v1/topics/energy/counts?bucket=week&by=author&tz=Asia/Karachi&unit=pieces");
        var table = await room.Table("/api/v1/topics/energy/counts.csv?bucket=week&by=author&tz=Asia/Karachi&unit=pieces");

        Assert.Equal(["topic", "revision", "asOf", "unit", "clock", "timeZone", "by", "group", "part", "start", "count", "coverage", "sources", "possibleGaps"], table[0]);
        var whole = table.Where(line => line[6] == "").ToArray();
        Assert.Equal(counts.GetProperty("total").ToString(), whole.Single(line => line[8] == "total")[10]);
        Assert.Equal(counts.GetProperty("undated").ToString(), whole.Single(line => line[8] == "undated")[10]);
        Assert.Equal(
            counts.GetProperty("buckets").EnumerateArray().Select(bucket => (bucket.GetProperty("start").GetString(), bucket.GetProperty("count").ToString())),
            whole.Where(line => line[8] == "week").Select(line => ((string?)line[9], line[10])));
        Assert.Equal(
            counts.GetProperty("groups").EnumerateArray().Select(group => (group.GetProperty("key").GetString() ?? "", group.GetProperty("total").ToString())),
            table.Where(line => line[6] == "author" && line[8] == "total").Select(line => (line[7], line[10])));
        Assert.All(table, line => Assert.Equal(14, line.Length));
        Assert.Equal(["whole", "share"], (await room.Table("/api/v1/topics/energy/counts.csv?unit=share&bucket=day"))[0][^5..^3]);
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_take_for_a_formula_is_defused()
    {
        await room.Write("=HYPERLINK(\"https://evil.example\",\"news\")", "gas, \"quoted\"", author: "@SUM(A1)", outlet: "-2+3");
        await room.Write("＝1", "gas", author: "Two\r\nlines, and +more");

        var cells = (await room.Table("/api/v1/topics/energy/articles.csv?clock=seen")).Skip(1).Where(line => line[4].Contains("SUM", StringComparison.Ordinal) || line[4].Contains("Two", StringComparison.Ordinal)).ToArray();
        Assert.Contains(cells, line => line[1] == "'=HYPERLINK(\"https://evil.example\",\"news\")" && line[4] == "'@SUM(A1)" && line[3] == "'-2+3");
        Assert.Contains(cells, line => line[1] == "'＝1" && line[4] == "Two\r\nlines, and +more");
        var groups = await room.Table("/api/v1/topics/energy/counts.csv?by=author");
        Assert.Contains(groups, line => line[7] == "'@SUM(A1)");
    }

    [Fact]
    public async Task A_whole_receipt_names_the_address_that_gives_it_for_ever()
    {
        using var response = await room.Client.GetAsync("/api/v1/topics/energy/articles.csv?kind=news");
        var (link, before) = (Assert.Single(response.Headers.GetValues("Link")), await response.Content.ReadAsStringAsync());
        await room.Write("later", "gas", kind: "news");

        Assert.EndsWith("; rel=\"canonical\"", link, StringComparison.Ordinal);
        Assert.Equal(before, (await room.Ask(link[1..link.IndexOf('>', StringComparison.Ordinal)])).Body);
        Assert.NotEqual(before, (await room.Ask("/api/v1/topics/energy/articles.csv?kind=news")).Body);
    }

    /// <summary>The answer without its coverage, which is what is known of it now.</summary>
    private static string Counted(JsonElement answer) =>
        string.Join('\n', answer.EnumerateObject().Where(member => member.Name != "coverage").Select(member => $"{member.Name}: {member.Value.GetRawText()}"));

    private string RandomQuestion()
    {
        var parts = new List<string> { $"clock={Pick("published", "seen")}" };
        var (from, to) = (Noon.AddMinutes(-random.Next(100_000, 200_000)), Noon.AddMinutes(-random.Next(100_000)));
        if (random.Next(2) == 0)
            parts.Add($"from={from.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        if (random.Next(2) == 0)
            parts.Add($"to={to.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
        if (random.Next(2) == 0)
            parts.Add($"kind={Pick("opinion", "news", "other")}");
        if (random.Next(2) == 0)
            parts.Add($"bucket={Pick("hour", "day", "week", "month")}&tz={Pick("UTC", "Asia/Karachi")}");
        if (random.Next(3) == 0)
            parts.Add($"asOf={random.Next(1, 30)}");
        return string.Join('&', parts);
    }

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
