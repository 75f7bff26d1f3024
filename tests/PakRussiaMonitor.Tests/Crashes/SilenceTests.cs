using PakRussiaMonitor.Simulator;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>What the cluster runs say of polling rests on this measure.</summary>
public sealed class SilenceTests
{
    [Theory]
    [InlineData("9 11 12", 13, 1)] // asked at once
    [InlineData("9 45 46", 47, 35)] // not before 45
    [InlineData("9 11 40 41", 42, 29)] // asked at once, and then not for long
    [InlineData("9 11", 100, 89)] // never again
    public void Silence_counts_from_the_fault_or_from_what_was_asked_after_it(string asked, int end, int seconds) =>
        Assert.Equal(Seconds(seconds), Silence.After(Seconds(10), null, [Times(asked)], Seconds(end)));

    [Fact]
    public void The_unluckiest_source_is_told() =>
        Assert.Equal(Seconds(20), Silence.After(Seconds(10), null, [Times("11 12 13"), Times("30 31")], end: Seconds(31)));

    [Fact]
    public void A_gap_that_opens_a_minute_later_has_nothing_to_do_with_the_fault() =>
        Assert.Equal(Seconds(10), Silence.After(Seconds(10), null, [Times("20 30 40 50 60 70 200")], end: Seconds(200)));

    [Theory]
    [InlineData(10, 0)] // nobody asked between the two: it is not the first one's
    [InlineData(30, 15)]
    public void A_silence_into_which_the_next_fault_falls_is_that_ones(int fault, int seconds) => Assert.Equal(
        Seconds(seconds), Silence.After(Seconds(fault), fault == 10 ? Seconds(30) : null, [Times("9 45 46")], end: Seconds(47)));

    [Fact]
    public void The_longest_silence_of_all_asks_for_no_fault() =>
        Assert.Equal(Seconds(36), Silence.Longest(Seconds(0), [Times("9 45 46"), Times("20 40")], end: Seconds(47)));

    private static TimeSpan[] Times(string seconds) => [.. seconds.Split(' ').Select(second => Seconds(int.Parse(second, null)))];

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
