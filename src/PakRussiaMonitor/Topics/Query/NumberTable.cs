using System.Numerics;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>Numbers under keys that never change any more, by open addressing: a look-up mostly touches one place.</summary>
internal sealed class NumberTable
{
    private const int None = -1;

    private readonly long[] keys;
    private readonly int[] numbers;
    private readonly int shift;

    /// <param name="entries">Neither keys nor numbers are negative.</param>
    public NumberTable(IReadOnlyCollection<KeyValuePair<long, int>> entries)
    {
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, entries.Count * 3));
        shift = 64 - BitOperations.Log2((uint)capacity);
        (keys, numbers) = (new long[capacity], new int[capacity]);
        Array.Fill(keys, None);
        foreach (var (key, number) in entries)
        {
            var slot = SlotOf(key);
            while (keys[slot] != None)
                slot = (slot + 1) & (capacity - 1);
            (keys[slot], numbers[slot]) = (key, number);
        }
    }

    /// <summary>The number under a key; -1 where there is none.</summary>
    public int Find(long key)
    {
        var places = keys;
        for (var slot = SlotOf(key); ; slot = (slot + 1) & (places.Length - 1))
        {
            if (places[slot] == key)
                return numbers[slot];
            if (places[slot] == None)
                return None;
        }
    }

    private int SlotOf(long key) => (int)(((ulong)key * 0x9E3779B97F4A7C15) >> shift);
}
