using System.Data.Common;
using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics.Stored;

/// <summary>
/// Indexes the words of stored articles, one full block of ids at a time. A block is claimed first, then read, then written: a purge
/// in between takes the claim away, so that no word of an erased text is written behind it.
/// </summary>
public sealed class WordIndexer(IDatabase database)
{
    private const int ArticlesPerRead = 256;

    /// <summary>Indexes the first block that is full and not indexed. False when there is none.</summary>
    public async Task<bool> Step(CancellationToken cancellation)
    {
        if (await database.Read(FindBlock, cancellation) is not { } block)
            return false;
        await database.Append(connection => Claim(connection, block), cancellation);
        var (articles, words) = await database.Read(connection => ReadWords(connection, block), cancellation);
        return await database.Append(connection => Write(connection, block, articles, words), cancellation);
    }

    /// <summary>Newest first: that is where questions go. One that another process has claimed and left is taken over when all others are done.</summary>
    private static async Task<long?> FindBlock(DbConnection connection)
    {
        var full = (await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(id), 0) FROM article") / WordIndex.BlockSize) - 1;
        var known = (await connection.QueryAsync<(long Block, long? Articles)>("SELECT block, articles FROM word_block")).ToDictionary();
        for (var block = full; block >= 0; block--)
        {
            if (!known.ContainsKey(block))
                return block;
        }
        if (known.Where(block => block.Value is null).Select(block => (long?)block.Key).Max() is { } left)
            return left;
        // Late articles come to the newest blocks only.
        foreach (var block in known.Keys.OrderDescending().Take(2))
        {
            if (await CountArticles(connection, block) != known[block])
                return block;
        }
        return null;
    }

    private static async Task<int> Claim(DbConnection connection, long block)
    {
        await connection.ExecuteAsync("DELETE FROM word_page WHERE block = @block", new { block });
        await connection.ExecuteAsync("DELETE FROM word_block WHERE block = @block", new { block });
        return await connection.ExecuteAsync("INSERT INTO word_block (block, articles) VALUES (@block, NULL)", new { block });
    }

    private static async Task<(long Articles, Dictionary<string, List<int>> Words)> ReadWords(DbConnection connection, long block)
    {
        var words = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var (after, last) = (WordIndex.FirstOf(block) - 1, WordIndex.LastOf(block));
        while (await StoredText.Range(connection, after, last, ArticlesPerRead) is { Count: > 0 } texts)
        {
            foreach (var text in texts.Where(text => text.CanMatch))
                Note(text, (int)(text.Id - WordIndex.FirstOf(block)), words);
            after = texts[^1].Id;
        }
        return (await CountArticles(connection, block), words);
    }

    private static async Task<bool> Write(DbConnection connection, long block, long articles, Dictionary<string, List<int>> words)
    {
        if (await connection.ExecuteAsync("UPDATE word_block SET articles = @articles WHERE block = @block AND articles IS NULL", new { block, articles }) == 0)
            return true; // purged meanwhile, or done by another process
        await connection.ExecuteAsync(
            "INSERT INTO word_page (block, first, page) VALUES (@block, @First, @Page)", WordPage.Cut(words).Select(page => new { block, page.First, page.Page }));
        return true;
    }

    private static Task<long> CountArticles(DbConnection connection, long block) => connection.ExecuteScalarAsync<long>(
        "SELECT count(*) FROM article WHERE id >= @first AND id <= @last", new { first = WordIndex.FirstOf(block), last = WordIndex.LastOf(block) });

    private static void Note(StoredText text, int place, Dictionary<string, List<int>> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var plain in (string?[])[text.Title, text.Text])
        {
            var tokens = new FoldedTokenizer(plain);
            while (tokens.Read())
                Note(tokens.Word, place, lookup);
        }
        foreach (var (field, value) in ((QueryField, string?)[])[(QueryField.Outlet, text.Outlet), (QueryField.Author, text.Author), (QueryField.Kind, text.Kind)])
        {
            var tokens = new FoldedTokenizer(value);
            while (tokens.Read())
                Note(WordIndex.Term(field, tokens.Word.ToString()), place, lookup);
        }
        foreach (var tag in LanguageTag.Forms(text.Language))
            Note(WordIndex.Term(QueryField.Lang, tag), place, lookup);
    }

    private static void Note(ReadOnlySpan<char> word, int place, Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> lookup)
    {
        if (!lookup.TryGetValue(word, out var places))
            lookup[word] = places = [];
        if (places.Count == 0 || places[^1] != place)
            places.Add(place);
    }
}
