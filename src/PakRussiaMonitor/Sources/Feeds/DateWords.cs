namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The words that dates are written with: months in the languages of our feeds, names of time zones.</summary>
internal static class DateWords
{
    /// <summary>English, German, French, Spanish, Italian, Portuguese, Dutch, Turkish, Russian (both cases), Urdu; long and short.</summary>
    private static readonly string[] MonthNames =
    [
        "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari ocak oca январь января янв جنوری",
        "february feb februar feber février fevrier févr fevr fév fev febrero febbraio fevereiro februari şubat şub февраль февраля фев февр فروری",
        "march mar märz mär maerz mrz mars marzo março maart mrt mart март марта мар مارچ",
        "april apr avril avr abril abr aprile nisan nis апрель апреля апр اپریل",
        "may mai mayo maggio mag maio mei mayıs май мая مئی",
        "june jun juni juin junio giugno giu junho haziran haz июнь июня июн جون",
        "july jul juli juillet juil julio luglio lug julho temmuz tem июль июля июл جولائی",
        "august aug août aout agosto ago augustus ağustos ağu август августа авг اگست",
        "september sep sept septembre septiembre set settembre setembro eylül eyl сентябрь сентября сен сент ستمبر",
        "october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октябрь октября окт اکتوبر",
        "november nov novembre noviembre novembro kasım kas ноябрь ноября ноя нояб نومبر",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro aralık ara декабрь декабря дек دسمبر",
    ];

    /// <summary>Minutes east of Greenwich. Where a name has several meanings, the one that news is dated with.</summary>
    private const string ZoneNames =
        "ut 0 utc 0 gmt 0 z 0 wet 0 west 60 bst 60 ist 330 cet 60 cest 120 mez 60 mesz 120 met 60 mest 120 eet 120 eest 180 trt 180 " +
        "msk 180 msd 240 мск 180 samt 240 yekt 300 omst 360 novt 420 krat 420 irkt 480 yakt 540 vlat 600 magt 660 pett 720 get 240 azt 240 " +
        "pkt 300 pkst 360 aft 270 irst 210 irdt 270 uzt 300 tjt 300 tmt 300 kgt 360 almt 360 npt 345 bdt 360 bdst 360 mmt 390 gst 240 " +
        "ict 420 wib 420 sgt 480 hkt 480 cst -360 cdt -300 est -300 edt -240 mst -420 mdt -360 pst -480 pdt -420 akst -540 akdt -480 hst -600 " +
        "ast -240 adt -180 nst -210 ndt -150 brt -180 art -180 jst 540 kst 540 awst 480 acst 570 acdt 630 aest 600 aedt 660 nzst 720 nzdt 780 " +
        "sast 120 cat 120 eat 180 wat 60";

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = ReadMonths();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Zones = ReadZones();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers =
        "st nd rd th er de del di at um uhr of the года год mon tue wed thu fri sat sun".Split(' ')
            .ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryMonth(ReadOnlySpan<char> word, out int month) => Months.TryGetValue(word, out month);

    public static bool TryZone(ReadOnlySpan<char> word, out int minutes) => Zones.TryGetValue(word, out minutes);

    /// <summary>Words that may stand between the parts of a date and say nothing.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) =>
        word.Length == 1 || Fillers.Contains(word) || word.EndsWith("day", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ReadMonths()
    {
        var months = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < MonthNames.Length; i++)
        {
            foreach (var name in MonthNames[i].Split(' '))
                months[name] = i + 1;
        }

        return months.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ReadZones()
    {
        var words = ZoneNames.Split(' ');
        var zones = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < words.Length; i += 2)
            zones[words[i]] = int.Parse(words[i + 1], System.Globalization.CultureInfo.InvariantCulture);
        return zones.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
