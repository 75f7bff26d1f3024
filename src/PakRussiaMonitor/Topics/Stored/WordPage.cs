using System.Text;

namespace PakRussiaMonitor.Topics.Stored;

/// <summary>
/// A page of a block's word list: words in the order of their UTF-8 bytes, each with the articles that have it, as differences of
/// places within the block. Numbers are written seven bits to a byte, the lowest first.
/// </summary>
internal static class WordPage
{
    private const int EnoughBytes = 3_000;

    /// <summary>Cuts a block's words into pages.</summary>
    /// <param name="words">For each word the places of its articles, ascending.</param>
    public static IEnumerable<(string First, byte[] Page)> Cut(IEnumerable<(string Word, int[] Places)> words)
    {
        var sorted = words.Select(one => (Bytes: Encoding.UTF8.GetBytes(one.Word), one.Word, one.Places)).ToArray();
        Array.Sort(sorted, (one, other) => one.Bytes.AsSpan().SequenceCompareTo(other.Bytes));
        var (page, first) = (new List<byte>(), "");
        foreach (var (bytes, word, places) in sorted)
        {
            if (page.Count == 0)
                first = word;
            Write(page, bytes.Length);
            page.AddRange(bytes);
            Write(page, places.Length);
            var before = 0;
            foreach (var place in places)
            {
                Write(page, place - before);
                before = place;
            }
            if (page.Count < EnoughBytes)
                continue;
            yield return (first, [.. page]);
            page.Clear();
        }
        if (page.Count > 0)
            yield return (first, [.. page]);
    }

    /// <summary>Marks the articles of a word, or of all words that begin so. False when a later page cannot have more of them.</summary>
    public static bool Find(ReadOnlySpan<byte> page, ReadOnlySpan<byte> word, bool isPrefix, BlockBits found)
    {
        while (page.Length > 0)
        {
            var length = Read(ref page);
            var here = page[..length];
            page = page[length..];
            var hit = isPrefix ? here.StartsWith(word) : here.SequenceEqual(word);
            if (!hit && here.SequenceCompareTo(word) > 0)
                return false;
            var place = 0;
            for (var count = Read(ref page); count > 0; count--)
            {
                place += Read(ref page);
                if (hit)
                    found.Set(place);
            }
        }
        return isPrefix;
    }

    private static void Write(List<byte> page, int number)
    {
        for (; number >= 0x80; number >>= 7)
            page.Add((byte)(number | 0x80));
        page.Add((byte)number);
    }

    private static int Read(ref ReadOnlySpan<byte> page)
    {
        var (number, at) = (0, 0);
        for (; page[at] >= 0x80; at++)
            number |= (page[at] & 0x7F) << (7 * at);
        number |= page[at] << (7 * at);
        page = page[(at + 1)..];
        return number;
    }
}

/// <summary>Some of the articles of a block, by their places in it.</summary>
internal sealed class BlockBits
{
    private readonly ulong[] bits = new ulong[WordIndex.BlockSize / 64];

    public void Set(int place) => bits[place >> 6] |= 1UL << place;

    public bool Has(int place) => (bits[place >> 6] & (1UL << place)) != 0;

    public void And(BlockBits other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] &= other.bits[i];
    }

    public void Or(BlockBits other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] |= other.bits[i];
    }
}
