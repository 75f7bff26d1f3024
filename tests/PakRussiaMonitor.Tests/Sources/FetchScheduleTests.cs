using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Tests.Sources;

public sealed class FetchScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    [Fact]
    public void A_success_forgets_the_failures_before_it() => Assert.Equal(0, FetchSchedule.Weight(7, FetchOutcome.NotModified));

    [Theory]
    [InlineData(FetchOutcome.NotAFeed, 1)]
    [InlineData(FetchOutcome.ServerError, 0.5)]
    [InlineData(FetchOutcome.UnknownHost, 0.25)]
    public void Failures_weigh_by_how_lasting_they_look(FetchOutcome outcome, double weight) => Assert.Equal(2 + weight, FetchSchedule.Weight(2, outcome));

    [Fact]
    public void Failures_stretch_the_interval_up_to_a_day_and_never_for_ever()
    {
        Assert.Equal(Now.AddMinutes(60), FetchSchedule.NextDue(FetchOutcome.NotAFeed, 1, HalfHour, null, Now));
        Assert.Equal(Now.AddHours(24), FetchSchedule.NextDue(FetchOutcome.NotAFeed, 1000, HalfHour, null, Now));
    }

    [Fact]
    public void A_host_that_asks_for_a_pause_gets_it() =>
        Assert.Equal(Now.AddHours(3), FetchSchedule.NextDue(FetchOutcome.Throttled, 0.25, HalfHour, Now.AddHours(3), Now));

    [Fact]
    public void A_feed_that_is_gone_is_not_asked_for_again() => Assert.Null(FetchSchedule.NextDue(FetchOutcome.Gone, 1, HalfHour, null, Now));

    [Fact]
    public void Every_outcome_has_a_weight_of_at_most_one() =>
        Assert.All(Enum.GetValues<FetchOutcome>(), outcome => Assert.InRange(FetchSchedule.Weight(0, outcome), 0, 1));
}
