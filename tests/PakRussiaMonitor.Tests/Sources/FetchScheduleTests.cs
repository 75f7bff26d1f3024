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
        Assert.Equal(Now.AddMinutes(60), FetchSchedule.NextDue(FetchOutcome.NotAFeed, 1, HalfHour, TimeSpan.Zero, null, Now));
        Assert.Equal(Now.AddHours(24), FetchSchedule.NextDue(FetchOutcome.NotAFeed, 1000, HalfHour, TimeSpan.Zero, null, Now));
    }

    [Fact]
    public void A_host_that_asks_for_a_pause_gets_it() =>
        Assert.Equal(Now.AddHours(3), FetchSchedule.NextDue(FetchOutcome.Throttled, 0.25, HalfHour, TimeSpan.Zero, Now.AddHours(3), Now));

    [Fact]
    public void A_feed_that_is_gone_is_not_asked_for_again() => Assert.Null(FetchSchedule.NextDue(FetchOutcome.Gone, 1, HalfHour, TimeSpan.Zero, null, Now));

    [Fact]
    public void Every_outcome_has_a_weight_of_at_most_one() =>
        Assert.All(Enum.GetValues<FetchOutcome>(), outcome => Assert.InRange(FetchSchedule.Weight(0, outcome), 0, 1));

    [Theory]
    [InlineData(1.0, 37.5)]
    [InlineData(0.67, 37.5)]
    [InlineData(0.66, 30)]
    [InlineData(0.33, 30)]
    [InlineData(0.32, 15)]
    [InlineData(0.0, 15)]
    public void The_interval_grows_when_most_was_known_and_shrinks_when_most_was_new(double known, double minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), FetchSchedule.Adapt(HalfHour, known, early: false));

    [Fact]
    public void The_interval_stays_between_ten_minutes_and_a_day()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), FetchSchedule.Adapt(TimeSpan.FromMinutes(12), 0, early: false));
        Assert.Equal(TimeSpan.FromHours(24), FetchSchedule.Adapt(TimeSpan.FromHours(23), 1, early: false));
    }

    [Fact]
    public void A_fetch_that_came_before_its_time_lengthens_nothing_but_may_shorten()
    {
        Assert.Equal(HalfHour, FetchSchedule.Adapt(HalfHour, 1, early: true));
        Assert.Equal(HalfHour / 2, FetchSchedule.Adapt(HalfHour, 0, early: true));
    }

    [Fact]
    public void No_pace_is_no_pace_whatever_comes() => Assert.Equal(TimeSpan.Zero, FetchSchedule.Adapt(TimeSpan.Zero, 1, early: false));

    [Fact]
    public void Nobody_is_asked_more_often_than_the_publisher_wants()
    {
        var threeHours = TimeSpan.FromHours(3);
        Assert.Equal(Now.AddHours(3), FetchSchedule.NextDue(FetchOutcome.Fetched, 0, HalfHour, threeHours, null, Now));
        Assert.Equal(Now.AddHours(5), FetchSchedule.NextDue(FetchOutcome.ServerError, 9, HalfHour, threeHours, null, Now));
        Assert.Equal(Now.AddHours(24), FetchSchedule.NextDue(FetchOutcome.Fetched, 0, HalfHour, TimeSpan.FromDays(30), null, Now));
    }
}
