namespace PakRussiaMonitor.Sources;

/// <summary>
/// Whether a source is as it usually is, by its own days of the last two months. Only days count on which a fetch went well, so neither a
/// service that stood still nor a server that failed looks like a silent author. The source's first day is left out: all is new on it.
/// </summary>
/// <remarks>
/// Silence: the observed days since the last news are at least 3, and twice as many as nine of ten gaps between days with news had (of five
/// or more). Volume: the last seven whole days against the median of the up to four weeks before, each at least four observed days, two of
/// them needed. It changed when it is below a third or above three times that, by more than three standard deviations of a Poisson count
/// and by at least ten items. Whole weeks even out Sundays; a median bears one odd week.
/// </remarks>
public static class SourceRhythm
{
    private const int Week = 7, BaseWeeks = 4, LeastBaseWeeks = 2, LeastDays = 4;
    private const int LeastGaps = 5, LeastSilence = 3;
    private const double Much = 3, LeastChange = 10;

    /// <param name="days">Oldest first.</param>
    /// <param name="registered">The day of its registration, as <see cref="SourceDay.Number"/> counts.</param>
    /// <returns>Null when nothing is unusual, or too little is known.</returns>
    public static SourceHealth? FindChange(IReadOnlyList<SourceDay> days, long registered, long today)
    {
        var observed = days.Where(day => day.Good > 0 && day.Number > registered && day.Number <= today).ToArray();
        return FindSilence(observed) ?? FindVolume(observed, today);
    }

    private static SourceHealth? FindSilence(SourceDay[] observed)
    {
        var news = Enumerable.Range(0, observed.Length).Where(index => observed[index].NewItems > 0).ToArray();
        if (news.Length <= LeastGaps)
            return null;
        var gaps = news.Zip(news.Skip(1), (one, next) => next - one).Order().ToArray();
        var usual = gaps[(int)Math.Ceiling(0.9 * gaps.Length) - 1];
        var silent = observed.Length - 1 - news[^1];
        if (silent < Math.Max(LeastSilence, 2 * usual))
            return null;
        var pace = usual == 1 ? "every day" : $"every {usual} days or more often";
        return new(HealthState.Trouble, $"Nothing new for {silent} days, though before something new came {pace}. Look at the site: it may have given up this feed for another.", HealthMark.Silent);
    }

    private static SourceHealth? FindVolume(SourceDay[] observed, long today)
    {
        var weeks = Enumerable.Range(1, BaseWeeks).Select(back => Items(observed, today - (Week * (back + 1)))).OfType<double>().Order().ToArray();
        if (weeks.Length < LeastBaseWeeks || Items(observed, today - Week) is not { } now)
            return null;
        var usual = (weeks[(weeks.Length - 1) / 2] + weeks[weeks.Length / 2]) / 2;
        if (Math.Abs(now - usual) < Math.Max(LeastChange, 3 * Math.Sqrt(usual)))
            return null;
        var numbers = $"{now:0} new items in the last 7 days, where {usual:0} a week were usual.";
        if (now < usual / Much)
            return new(HealthState.Trouble, $"Only {numbers} Look at the site: its feed may carry less than before.", HealthMark.FewerItems);
        return now > usual * Much ? new(HealthState.Trouble, $"{numbers} Look whether it still is the feed that you registered.", HealthMark.MoreItems) : null;
    }

    /// <summary>The new items of the seven days from <paramref name="from"/> on, unobserved days filled up in proportion; null: too few were observed.</summary>
    private static double? Items(SourceDay[] observed, long from)
    {
        var week = observed.Where(day => day.Number >= from && day.Number < from + Week).ToArray();
        return week.Length < LeastDays ? null : week.Sum(day => (double)day.NewItems) * Week / week.Length;
    }
}
