using System.Numerics;
using System.Runtime.InteropServices;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// Which texts share anchors with one at hand. Eight bytes an anchor, in one table with open addressing; an anchor keeps only
/// its first texts, so that what a site prints below every article costs no more than any other. Not safe on several threads.
/// </summary>
internal sealed class PieceIndex
{
    /// <summary>Texts per anchor. A reprint shares anchors with the oldest copies as well as with the newest.</summary>
    private const int MostPerAnchor = 16;

    /// <summary>Texts that are compared with one at hand.</summary>
    private const int MostCandidates = 4;

    private const int Fewest = 1 << 12;

    /// <summary>The weight of an anchor that one text has; it is shared out among those that have it.</summary>
    private const int Rarest = 64;

    /// <summary>How many anchors are shared is counted above the bits of their weight.</summary>
    private const int OneShared = 1 << 20;

    private ulong[] slots = new ulong[Fewest];
    private int mask = Fewest - 1;
    private int used;

    /// <summary>Memory that the table takes, in bytes.</summary>
    public long Bytes => (long)slots.Length * sizeof(ulong);

    /// <summary>Anchors held.</summary>
    public int Anchors => used;

    /// <param name="text">A number of the caller's, 0 or more.</param>
    public void Add(int text, ReadOnlySpan<uint> anchors)
    {
        foreach (var anchor in anchors)
        {
            if (used >= slots.Length / 8 * 7)
                Grow();
            Put(((ulong)anchor << 32) | (uint)(text + 1));
        }
    }

    /// <summary>
    /// The texts with the most in common, best first; among equals the one that was added first. An anchor that few texts have
    /// weighs more than one that many have.
    /// </summary>
    /// <remarks>
    /// Proposed are those that share a rare anchor or many: a third of those at hand. Texts that share some set phrases are not.
    /// </remarks>
    /// <returns>How many were written into <paramref name="found"/>.</returns>
    public int Find(ReadOnlySpan<uint> anchors, Span<(int Text, int Weight)> found, Dictionary<int, int> scratch)
    {
        scratch.Clear();
        Span<int> texts = stackalloc int[MostPerAnchor];
        foreach (var anchor in anchors)
        {
            var count = 0;
            for (var at = Place(anchor); slots[at] != 0; at = (at + 1) & mask)
            {
                if ((uint)(slots[at] >> 32) == anchor)
                    texts[count++] = (int)(uint)slots[at] - 1;
            }

            foreach (var text in texts[..count])
                CollectionsMarshal.GetValueRefOrAddDefault(scratch, text, out _) += OneShared + (Rarest / count);
        }

        return Best(scratch, found, anchors.Length);
    }

    /// <summary>The best few texts of <see cref="Find"/>, by number alone.</summary>
    public int[] Candidates(ReadOnlySpan<uint> anchors, Dictionary<int, int> scratch)
    {
        Span<(int Text, int Weight)> found = stackalloc (int, int)[MostCandidates];
        var count = Find(anchors, found, scratch);
        var texts = new int[count];
        for (var i = 0; i < count; i++)
            texts[i] = found[i].Text;
        return texts;
    }

    private static int Best(Dictionary<int, int> weights, Span<(int Text, int Weight)> found, int anchors)
    {
        var count = 0;
        foreach (var (text, sum) in weights)
        {
            var weight = sum % OneShared;
            if (weight < Rarest && sum / OneShared * 3 < anchors)
                continue;
            var at = count;
            while (at > 0 && (found[at - 1].Weight < weight || (found[at - 1].Weight == weight && found[at - 1].Text > text)))
                at--;
            if (at == found.Length)
                continue;
            if (count < found.Length)
                count++;
            found[at..(count - 1)].CopyTo(found[(at + 1)..]);
            found[at] = (text, weight);
        }

        return count;
    }

    /// <summary>Does nothing when the anchor has enough texts, or this one already.</summary>
    private void Put(ulong entry)
    {
        var same = 0;
        var at = Place((uint)(entry >> 32));
        for (; slots[at] != 0; at = (at + 1) & mask)
        {
            if (slots[at] == entry || (slots[at] >> 32 == entry >> 32 && ++same == MostPerAnchor))
                return;
        }

        slots[at] = entry;
        used++;
    }

    private void Grow()
    {
        var before = slots;
        slots = new ulong[before.Length * 2];
        mask = slots.Length - 1;
        used = 0;
        foreach (var entry in before)
        {
            if (entry != 0)
                Put(entry);
        }
    }

    /// <summary>Anchors are the least of their windows: their high bits say little, so they are mixed once more.</summary>
    private int Place(uint anchor) => (int)((anchor * 0x9E3779B97F4A7C15ul) >> (64 - BitOperations.Log2((uint)slots.Length)));
}
