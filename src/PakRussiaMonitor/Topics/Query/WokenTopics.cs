using System.Numerics;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>Which topics were looked at for an article, and which of them match. A topic is looked at once, whatever number of its words occur.</summary>
internal sealed class WokenTopics(int topics)
{
    private readonly ulong[] woken = new ulong[(topics + 63) / 64];
    private readonly ulong[] matching = new ulong[(topics + 63) / 64];

    /// <summary>How many match.</summary>
    public int Count { get; private set; }

    /// <summary>Those that match, ascending.</summary>
    public IEnumerable<int> Matching
    {
        get
        {
            for (var block = 0; block < matching.Length; block++)
            {
                for (var left = matching[block]; left != 0; left &= left - 1)
                    yield return (block * 64) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    /// <summary>False when the topic has been looked at already.</summary>
    public bool Wake(int topic)
    {
        ref var block = ref woken[topic >> 6];
        var bit = 1UL << topic;
        if ((block & bit) != 0)
            return false;
        block |= bit;
        return true;
    }

    public void Match(int topic)
    {
        matching[topic >> 6] |= 1UL << topic;
        Count++;
    }

    public void Clear()
    {
        Array.Clear(woken);
        Array.Clear(matching);
        Count = 0;
    }
}
