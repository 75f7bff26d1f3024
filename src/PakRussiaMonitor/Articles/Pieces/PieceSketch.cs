using System.Buffers;
using System.Runtime.InteropServices;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// By what a text is found again: a choice of its runs of five words, made by the runs themselves (the least hash of each
/// window), so that two texts that share a passage of a window's length share a choice, wherever it stands in either.
/// Winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003. The opening, which teasers repeat, is sampled more densely.
/// </summary>
public static class PieceSketch
{
    /// <summary>Stands first in a stored sketch. Sketches of another version are made again from the text.</summary>
    public const byte Version = 1;

    /// <summary>Words in a run.</summary>
    internal const int Run = 5;

    private const int OpeningRuns = 130;
    private const int OpeningWindow = 10;
    private const int Window = 48;

    /// <summary>A text as long as 20 columns is known by its first 20.</summary>
    private const int MostAnchors = 600;

    /// <summary>The bytes to store: the version, then the anchors, four bytes each.</summary>
    public static byte[] Of(string text) => Of(PieceWords.Of(text));

    internal static byte[] Of(uint[] words) => Store(Anchors(words));

    internal static byte[] Store(ReadOnlySpan<uint> anchors)
    {
        var bytes = new byte[1 + (anchors.Length * sizeof(uint))];
        bytes[0] = Version;
        MemoryMarshal.AsBytes(anchors).CopyTo(bytes.AsSpan(1));
        return bytes;
    }

    /// <summary>The anchors of a stored sketch; null when it is of another version.</summary>
    internal static uint[]? Read(byte[] sketch) =>
        sketch.Length % sizeof(uint) == 1 && sketch[0] == Version ? MemoryMarshal.Cast<byte, uint>(sketch.AsSpan(1)).ToArray() : null;

    internal static uint[] Anchors(ReadOnlySpan<uint> words, int window = Window)
    {
        if (words.Length == 0)
            return [];
        var runs = ArrayPool<uint>.Shared.Rent(Math.Max(1, words.Length));
        Span<uint> chosen = stackalloc uint[MostAnchors];
        var count = Runs(words, runs);
        var found = Choose(runs.AsSpan(0, count), window, chosen);
        ArrayPool<uint>.Shared.Return(runs);
        return chosen[..found].ToArray();
    }

    /// <summary>Hashes of all runs of words; of a text that is too short for one, of the whole.</summary>
    internal static int Runs(ReadOnlySpan<uint> words, Span<uint> runs)
    {
        const uint P = 0x2C1B3C6D;
        const uint P5 = unchecked(P * P * P * P * P);
        var hash = 0u;
        for (var i = 0; i < Math.Min(Run, words.Length); i++)
            hash = (hash * P) + (words[i] & PieceWords.Hash);
        runs[0] = Mix(hash);
        for (var i = Run; i < words.Length; i++)
        {
            hash = (hash * P) + (words[i] & PieceWords.Hash) - ((words[i - Run] & PieceWords.Hash) * P5);
            runs[i - Run + 1] = Mix(hash);
        }

        return Math.Max(1, words.Length - Run + 1);
    }

    private static int Choose(ReadOnlySpan<uint> runs, int window, Span<uint> chosen)
    {
        var opening = runs[..Math.Min(runs.Length, OpeningRuns)];
        var count = Winnow(opening, Math.Min(window, OpeningWindow), chosen, 0);
        return runs.Length > OpeningRuns ? Winnow(runs[(OpeningRuns - OpeningWindow)..], window, chosen, count) : count;
    }

    /// <summary>The least run of each window, noted once while it stays the least.</summary>
    private static int Winnow(ReadOnlySpan<uint> runs, int window, Span<uint> chosen, int count)
    {
        window = Math.Min(window, runs.Length);
        var least = -1;
        for (var end = window; end <= runs.Length && count < chosen.Length; end++)
        {
            var start = end - window;
            if (least >= start)
            {
                if (runs[end - 1] >= runs[least])
                    continue;
                least = end - 1;
            }
            else
            {
                least = start;
                for (var i = start + 1; i < end; i++)
                {
                    if (runs[i] < runs[least])
                        least = i;
                }
            }

            chosen[count++] = runs[least];
        }

        return count;
    }

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        return hash ^ (hash >> 16);
    }
}
