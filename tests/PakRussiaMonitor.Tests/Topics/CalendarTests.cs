using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Tests.Topics;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2026-04-04T14:45:00Z", "2026-04-04T14:00:00Z")] // 01:45 for the first time
    [InlineData("2026-04-04T15:15:00Z", "2026-04-04T15:00:00Z")] // 01:45 again, after the clocks went back to 01:30
    [InlineData("2026-10-03T15:40:00Z", "2026-10-03T15:30:00Z")] // 02:40, after they went from 02:00 to 02:30
    [InlineData("2026-07-01T12:20:00Z", "2026-07-01T11:30:00Z")]
    public void Where_clocks_change_by_half_an_hour_what_is_left_of_the_hour_begins_with_the_change(string time, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start, null), new Calendar(Bucket.Hour, "Australia/Lord_Howe").StartOf(Minutes.Of(DateTimeOffset.Parse(time, null))));

    [Fact]
    public void Where_midnight_is_skipped_the_day_begins_at_one() => Assert.Equal(
        new(2026, 9, 6, 4, 0, 0, TimeSpan.Zero),
        new Calendar(Bucket.Day, "America/Santiago").StartOf(Minutes.Of(new(2026, 9, 6, 20, 0, 0, TimeSpan.Zero))));

    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("Asia/Karachi")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/St_Johns")]
    [InlineData("America/Santiago")]
    [InlineData("Africa/Casablanca")]
    public void Minute_after_minute_a_bucket_begins_where_the_zone_says_for_each_by_itself(string zone)
    {
        const int Seed = 5, Moments = 40, Around = 60;
        var random = new Random(Seed);
        foreach (var bucket in Enum.GetValues<Bucket>())
        {
            var calendar = new Calendar(bucket, zone);
            for (var i = 0; i < Moments; i++)
            {
                var first = Minutes.Of(new DateTimeOffset(random.Next(1945, 2040), random.Next(1, 13), random.Next(1, 28), random.Next(24), 0, 0, TimeSpan.Zero));
                for (var minute = first; minute < first + (Around * 24 * 3); minute += random.Next(1, Around))
                {
                    var expected = calendar.Compute(Minutes.ToTime(minute));
                    Assert.True(calendar.StartOf(minute) == expected, $"seed {Seed}, {zone}, {bucket}, minute {minute}: {calendar.StartOf(minute)} instead of {expected}");
                }
            }
        }
    }
}
