namespace PakRussiaMonitor.Simulator;

/// <summary>Dice of their own for each question of a seed, so that one answer never moves another.</summary>
internal static class Dice
{
    public static Random For(int seed, string question, params ReadOnlySpan<int> about)
    {
        var mixed = (uint)seed;
        foreach (var sign in question)
            mixed = Mix(mixed, sign);
        foreach (var part in about)
            mixed = Mix(mixed, (uint)part);
        return new((int)(mixed & int.MaxValue));
    }

    private static uint Mix(uint mixed, uint part) => uint.RotateLeft((mixed ^ part) * 0x9E3779B1, 13) * 0x85EBCA77;
}
