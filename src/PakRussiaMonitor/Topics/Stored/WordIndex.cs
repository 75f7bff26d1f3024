using System.Data.Common;
using System.Text;
using Dapper;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics.Stored;

/// <summary>
/// Which stored articles may match a query, by the index of our own folded words, the same in both databases. Articles are taken
/// in blocks by their ids; a block's words fill pages that are only ever written whole. It names too many rather than
/// too few: the matcher decides. A block that is not indexed, or no longer as it was, is named whole.
/// </summary>
internal static class WordIndex
{
    /// <summary>Ids per block: block 0 has the articles 1 to 4096.</summary>
    public const int BlockSize = 4096;

    public static long BlockOf(long id) => (id - 1) / BlockSize;

    public static long FirstOf(long block) => (block * BlockSize) + 1;

    public static long LastOf(long block) => (block + 1) * BlockSize;

    /// <summary>What a word is called in the index: words of title and text by themselves, others with their field.</summary>
    public static string Term(QueryField field, string word) =>
        field is QueryField.Anywhere or QueryField.Title ? word : $":{QueryFields.NameOf(field)}:{word}";

    /// <summary>The ids in a block that may match, ascending; null where the block has to be read whole.</summary>
    public static async Task<long[]?> Candidates(DbConnection connection, QueryNode query, long block)
    {
        var (first, last) = (FirstOf(block), LastOf(block));
        // A process may have stored an article under a lower id after the block was indexed. Articles are never deleted, so their number tells.
        var isWhole = await connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM word_block WHERE block = @block
                           AND articles = (SELECT count(*) FROM article WHERE id >= @first AND id <= @last))
            """,
            new { block, first, last });
        if (!isWhole || await Find(connection, query, block) is not { } found)
            return null;
        // The words of an edit came after those of the block.
        foreach (var revised in await connection.QueryAsync<long>(
            "SELECT article FROM article_revision WHERE revision = 2 AND article >= @first AND article <= @last", new { first, last }))
            found.Set((int)(revised - first));
        return [.. Enumerable.Range(0, BlockSize).Where(found.Has).Select(place => first + place)];
    }

    /// <summary>Null: any article may.</summary>
    private static async Task<BlockBits?> Find(DbConnection connection, QueryNode query, long block)
    {
        switch (query)
        {
            case WordNode word:
                return await Find(connection, word, block);
            case OrNode or:
                return await Join(or.Parts, connection, block, isAny: true);
            case CompoundNode all: // AND, phrase, NEAR
                return await Join(all.Parts, connection, block, isAny: false);
            default:
                return null;
        }
    }

    private static async Task<BlockBits?> Join(IReadOnlyList<QueryNode> parts, DbConnection connection, long block, bool isAny)
    {
        BlockBits? joined = null;
        foreach (var part in parts)
        {
            if (await Find(connection, part, block) is not { } found)
            {
                if (isAny)
                    return null;
            }
            else if (joined is null)
            {
                joined = found;
            }
            else if (isAny)
            {
                joined.Or(found);
            }
            else
            {
                joined.And(found);
            }
        }
        return joined;
    }

    private static async Task<BlockBits> Find(DbConnection connection, WordNode word, long block)
    {
        var found = new BlockBits();
        var term = Term(word.Field, word.Text);
        var bytes = Encoding.UTF8.GetBytes(term);
        var first = await connection.ExecuteScalarAsync<string?>(
            "SELECT max(first) FROM word_page WHERE block = @block AND first <= @term", new { block, term }) ?? term;
        while (true)
        {
            // A prefix mostly ends on the page on which it begins.
            var page = await connection.QueryFirstOrDefaultAsync<Page>(
                "SELECT first AS First, page AS Bytes FROM word_page WHERE block = @block AND first >= @first ORDER BY first LIMIT 1", new { block, first });
            if (page is null || !WordPage.Find(page.Bytes, bytes, word.IsPrefix, found))
                return found;
            first = page.First + "\u0001"; // nothing lies between: words hold no control characters
        }
    }

    private sealed record Page
    {
        public string First { get; init; } = "";

        public byte[] Bytes { get; init; } = [];
    }
}
