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

    /// <summary>Where more than so many articles came since the last look, those that bring them have the machine to themselves.</summary>
    private const int Busy = 1_000;

    private long? lastSeen;

    /// <summary>Indexes a block that is full and not indexed. False when there is none, or now is not the time.</summary>
    public async Task<bool> Step(CancellationToken cancellation)
    {
        if (await database.Read(FindBlock, cancellation) is not { } block)
            return false;
        await database.Append(connection => Claim(connection, block), cancellation);
        var (articles, words) = await database.Read(connection => ReadWords(connection, block), cancellation);
        return await database.Append(connection => Write(connection, block, articles, words), cancellation);
    }

    /// <summary>Newest first: that is where questions go. One that another process has claimed and left is taken over when all others are done.</summary>
    private async Task<long?> FindBlock(DbConnection connection)
    {
        var last = await StoredText.Last(connection);
        var isBusy = last - (lastSeen ?? last) > Busy;
        lastSeen = last;
        if (isBusy)
            return null;
        var full = (last / WordIndex.BlockSize) - 1;
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

    private static async Task<(long Articles, BlockWords Words)> ReadWords(DbConnection connection, long block)
    {
        var words = new BlockWords();
        var (after, last) = (WordIndex.FirstOf(block) - 1, WordIndex.LastOf(block));
        while (await StoredText.Range(connection, after, last, ArticlesPerRead) is { Count: > 0 } texts)
        {
            foreach (var text in texts.Where(text => text.CanMatch))
                Note(text, (int)(text.Id - WordIndex.FirstOf(block)), words);
            after = texts[^1].Id;
        }
        return (await CountArticles(connection, block), words);
    }

    private static async Task<bool> Write(DbConnection connection, long block, long articles, BlockWords words)
    {
        if (await connection.ExecuteAsync("UPDATE word_block SET articles = @articles WHERE block = @block AND articles IS NULL", new { block, articles }) == 0)
            return true; // purged meanwhile, or done by another process
        await connection.ExecuteAsync(
            "INSERT INTO word_page (block, first, page) VALUES (@block, @First, @Page)", WordPage.Cut(words.Places()).Select(page => new { block, page.First, page.Page }));
        return true;
    }

    private static Task<long> CountArticles(DbConnection connection, long block) => connection.ExecuteScalarAsync<long>(
        "SELECT count(*) FROM article WHERE id >= @first AND id <= @last", new { first = WordIndex.FirstOf(block), last = WordIndex.LastOf(block) });

    private static void Note(StoredText text, int place, BlockWords words)
    {
        foreach (var plain in (string?[])[text.Title, text.Text])
        {
            var tokens = new FoldedTokenizer(plain);
            while (tokens.Read())
                words.Add(tokens.Word, place);
        }
        foreach (var (field, value) in ((QueryField, string?)[])[(QueryField.Outlet, text.Outlet), (QueryField.Author, text.Author), (QueryField.Kind, text.Kind)])
        {
            var tokens = new FoldedTokenizer(value);
            while (tokens.Read())
                words.Add(WordIndex.Term(field, tokens.Word.ToString()), place);
        }
        foreach (var tag in LanguageTag.Forms(text.Language))
            words.Add(WordIndex.Term(QueryField.Lang, tag), place);
    }

    /// <summary>The words of a block and the articles that have them, gathered article by article in a few flat lists.</summary>
    private sealed class BlockWords
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private readonly List<(int Last, int Count)> words = [];
        private readonly List<(int Word, int Place)> found = [];

        public BlockWords() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        public void Add(ReadOnlySpan<char> word, int place)
        {
            if (!lookup.TryGetValue(word, out var number))
            {
                lookup[word] = number = words.Count;
                words.Add((-1, 0));
            }
            var (last, count) = words[number];
            if (last == place)
                return;
            words[number] = (place, count + 1);
            found.Add((number, place));
        }

        /// <summary>Each word with the places of its articles, ascending.</summary>
        public IEnumerable<(string Word, int[] Places)> Places()
        {
            var places = words.ConvertAll(word => new int[word.Count]);
            var filled = new int[words.Count];
            foreach (var (word, place) in found)
                places[word][filled[word]++] = place;
            return numbers.Select(pair => (pair.Key, places[pair.Value]));
        }
    }
}
