using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>When a source needs a person, and when it only has a quiet Sunday.</summary>
public sealed class SourceHealthTests
{
    private const long Today = 20_000;

    [Fact]
    public void A_source_that_worked_and_fails_again_and_again_stopped_working_on_a_day_that_is_named()
    {
        var health = Of([Fetch(FetchOutcome.ServerError), Fetch(FetchOutcome.TimedOut), Fetch(FetchOutcome.ServerError)], Days(10, _ => 3, good: day => day < Today - 4));

        Assert.Equal((HealthState.Failing, HealthMark.StoppedWorking), (health.State, health.Mark));
        Assert.StartsWith("It last worked on 2024-09-29. What ServerError means.", health.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void One_failure_is_trouble_and_no_mark()
    {
        var health = Of([Fetch(FetchOutcome.ServerError), Fetch(FetchOutcome.Fetched)], Days(10, _ => 3));

        Assert.Equal((HealthState.Trouble, null), (health.State, health.Mark));
    }

    [Fact]
    public void A_source_that_never_worked_did_not_stop_working()
    {
        var health = Of([.. Enumerable.Repeat(Fetch(FetchOutcome.NotFound), 5)], []);

        Assert.Equal((HealthState.Failing, null), (health.State, health.Mark));
    }

    [Fact]
    public void A_feed_that_is_gone_is_failing_from_the_first_time_on()
    {
        var health = Of([Fetch(FetchOutcome.Gone)], Days(10, _ => 3));

        Assert.Equal((HealthState.Failing, HealthMark.StoppedWorking), (health.State, health.Mark));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(30, true)]
    public void A_daily_source_without_news_for_three_days_is_silent(int silent, bool marked)
    {
        var health = Of([Fetch(FetchOutcome.NotModified)], Days(40, day => day > Today - silent ? 0 : 5));

        Assert.Equal(marked ? HealthMark.Silent : null, health.Mark);
        if (marked)
            Assert.Contains($"Nothing new for {silent} days", health.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(14, true)]
    public void A_weekly_column_is_silent_only_after_two_weeks(int silent, bool marked) =>
        Assert.Equal(marked ? HealthMark.Silent : null, Of([Fetch(FetchOutcome.Unchanged)], Days(60, day => day <= Today - silent && (Today - silent - day) % 7 == 0 ? 1 : 0)).Mark);

    [Fact]
    public void Weekends_and_days_without_a_fetch_are_no_silence()
    {
        Assert.Null(Of([Fetch(FetchOutcome.NotModified)], Days(40, day => (Today - day) % 7 is 0 or 1 ? 0 : 4)).Mark);
        Assert.Null(Of([Fetch(FetchOutcome.NotModified)], Days(40, day => day > Today - 12 ? 0 : 4, good: day => day <= Today - 12 || day == Today)).Mark);
    }

    [Theory]
    [InlineData(10, 10, null)]
    [InlineData(10, 5, null)]
    [InlineData(10, 3, HealthMark.FewerItems)]
    [InlineData(10, 25, null)]
    [InlineData(10, 31, HealthMark.MoreItems)]
    [InlineData(1, 2, null)]
    [InlineData(0, 20, HealthMark.MoreItems)]
    [InlineData(0, 1, null)]
    public void A_week_far_from_the_four_before_it_is_a_change_of_volume(int before, int lately, HealthMark? mark) =>
        Assert.Equal(mark, Of([Fetch(FetchOutcome.Fetched)], Days(40, day => day >= Today - 7 ? lately : before)).Mark);

    [Fact]
    public void One_odd_week_of_four_does_not_change_what_is_usual() =>
        Assert.Null(Of([Fetch(FetchOutcome.Fetched)], Days(40, day => day >= Today - 21 && day < Today - 14 ? 200 : 10)).Mark);

    [Fact]
    public void What_the_first_day_brought_is_not_what_is_usual() =>
        Assert.Null(Of([Fetch(FetchOutcome.Fetched)], Days(12, day => day == Today - 11 ? 2_000 : 2)).Mark);

    [Fact]
    public void A_source_that_is_paused_is_nobodys_trouble() =>
        Assert.Equal(HealthState.Paused, SourceHealth.Of(new() { State = SourceState.Paused }, [Fetch(FetchOutcome.Gone)], [], Now).State);

    [Fact]
    public void A_move_that_is_not_followed_stays_a_mark_with_its_sentence()
    {
        var source = new RegisteredSource { MovedTo = "http://new.example/", MovedTimes = 9, MovedSince = Now.AddDays(-9).ToUnixTimeMilliseconds() };

        Assert.Equal((HealthState.Trouble, HealthMark.Moved), (SourceHealth.Of(source, [Fetch(FetchOutcome.Fetched)], [], Now) is var health ? (health.State, health.Mark) : default));
    }

    private static DateTimeOffset Now => DateTimeOffset.UnixEpoch.AddDays(Today).AddHours(15);

    private static SourceHealth Of(IReadOnlyList<PastFetch> fetches, SourceDay[] days) => SourceHealth.Of(
        new() { CreatedAt = days.Length == 0 ? 0 : days[0].Number * 86_400_000 }, fetches, days, Now);

    private static PastFetch Fetch(FetchOutcome outcome) => new() { Outcome = outcome, Sentence = $"What {outcome} means." };

    /// <summary>The last days up to today, with as many new items each as a test says.</summary>
    private static SourceDay[] Days(int count, Func<long, int> items, Func<long, bool>? good = null) =>
    [
        .. Enumerable.Range(0, count).Select(back => Today - count + 1 + back)
            .Select(day => new SourceDay { Number = day, Fetches = 24, Good = good?.Invoke(day) == false ? 0 : 24, NewItems = good?.Invoke(day) == false ? 0 : items(day) }),
    ];
}
