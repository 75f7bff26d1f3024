namespace PakRussiaMonitor.Articles.Reading;

/// <summary>The words that dates are written with: months in the languages of our feeds, names of time zones.</summary>
internal static class DateWords
{
    /// <summary>English, German, French, Spanish, Italian, Portuguese, Dutch, Turkish, Russian and Ukrainian (both cases), Urdu, Arabic, Persian, Polish, Czech, Romanian, Hungarian, Greek; long and short.</summary>
    private static readonly string[] MonthNames =
    [
        "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari január ocak oca январь января янв січня січень جنوری جنورى يناير ژانویه styczeń stycznia sty ianuarie ιανουαρίου ιαν leden ledna",
        "february feb februar feber février fevrier févr fevr fév fev febrero febbraio fevereiro februari február şubat şub subat февраль февраля фев февр лютого лютий فروری فبراير فوریه luty lutego lut februarie φεβρουαρίου φεβ únor února",
        "march mar märz mär maerz mrz mars marzo março marco maart mrt mart март марта мар березня березень مارچ مارس marzec marca martie μαρτίου μαρ μάρ március březen března",
        "april apr avril avr abril abr aprile nisan nis апрель апреля апр квітня квітень اپریل أبريل ابريل آوریل kwiecień kwietnia kwi aprilie április απριλίου απρ duben dubna",
        "may mai mayo maggio mag maio mei mayıs mayis май мая травня травень مئی مايو مه maj maja μαΐου μαι μάι május květen května",
        "june jun juni juin junio giugno giu junho haziran haz июнь июня июн червня червень جون يونيو ژوئن czerwiec czerwca cze iunie ιουνίου ιουν ιούν június červen června",
        "july jul juli juillet juil julio luglio lug julho temmuz tem июль июля июл липня липень جولائی يوليو ژوئیه lipiec lipca lip iulie ιουλίου ιουλ ιούλ július červenec července",
        "august aug août aout agosto ago augustus ağustos agustos ağu август августа авг серпня серпень اگست أغسطس اغسطس اوت sierpień sierpnia sie αυγούστου αυγ αύγ augusztus srpen srpna",
        "september sep sept septembre septiembre set settembre setembro eylül eylul eyl сентябрь сентября сен сент вересня вересень ستمبر سبتمبر سپتامبر wrzesień września wrz septembrie szeptember σεπτεμβρίου σεπ září",
        "october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октябрь октября окт жовтня жовтень اکتوبر أكتوبر اكتوبر اکتبر październik października paź octombrie október οκτωβρίου οκτ říjen října",
        "november nov novembre noviembre novembro kasım kasim kas ноябрь ноября ноя нояб листопада листопад نومبر نوفمبر نوامبر listopad listopada lis noiembrie νοεμβρίου νοε νοέ",
        "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro aralık aralik ara декабрь декабря дек грудня грудень دسمبر ديسمبر دسامبر grudzień grudnia gru decembrie δεκεμβρίου δεκ prosinec prosince",
    ];

    /// <summary>Minutes east of Greenwich. Where a name has several meanings, the one that news is dated with.</summary>
    private const string ZoneNames =
        "ut 0 utc 0 gmt 0 z 0 wet 0 west 60 bst 60 ist 330 cet 60 cest 120 mez 60 mesz 120 met 60 mest 120 eet 120 eest 180 trt 180 " +
        "msk 180 msd 240 мск 180 samt 240 yekt 300 omst 360 novt 420 krat 420 irkt 480 yakt 540 vlat 600 magt 660 pett 720 get 240 azt 240 " +
        "pkt 300 pkst 360 aft 270 irst 210 irdt 270 uzt 300 tjt 300 tmt 300 kgt 360 almt 360 npt 345 bdt 360 bdst 360 mmt 390 gst 240 " +
        "ict 420 wib 420 sgt 480 hkt 480 cst -360 cdt -300 est -300 edt -240 mst -420 mdt -360 pst -480 pdt -420 akst -540 akdt -480 hst -600 " +
        "ast -240 adt -180 nst -210 ndt -150 brt -180 art -180 jst 540 kst 540 et -300 ct -360 mt -420 pt -480 awst 480 acst 570 acdt 630 aest 600 aedt 660 nzst 720 nzdt 780 " +
        "sast 120 cat 120 eat 180 wat 60";

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = ReadMonths();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Zones = ReadZones();

    /// <summary>A weekday says nothing that the date does not, and is wrong often enough.</summary>
    private const string Weekdays =
        "mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag " +
        "lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche " +
        "lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom " +
        "lunedì martedì mercoledì giovedì venerdì domenica gio segunda terça quarta quinta sexta feira seg ter qua qui sex " +
        "pazartesi salı sali çarşamba carsamba perşembe persembe cuma cumartesi pazar pzt sal çar per cum cmt paz " +
        "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье пн вт ср чт пт сб вс " +
        "پیر سوموار منگل بدھ جمعرات جمعہ ہفتہ ہفته اتوار الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد " +
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek piątek sobota niedziela";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers =
        ("st nd rd th er den de del di do da at um uhr of the on le à a las às ore alle klo kl saat году года год в о року й г ч z " + Weekdays).Split(' ')
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
