using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>The small closed classes of words that phrases of the lexicon may ask for: networks, parts of a date, names.</summary>
internal static class WordClasses
{
    private static readonly FrozenSet<string> Networks = Set("""
        facebook twitter x whatsapp linkedin telegram pinterest reddit tumblr email e-mail mail google google+ wordpress.com wordpress
        instagram youtube messenger pocket skype viber vk vkontakte ok odnoklassniki mastodon bluesky threads tiktok flipboard line
        wechat weibo xing snapchat digg stumbleupon delicious mix disqus gmail blogger buffer print instapaper signal truth
        فیسبوک ٹویٹر واٹساپ توییتر تلگرام واتساپ اینستاگرام تويتر فيسبوك تلغرام انستغرام
        फेसबुक ट्विटर व्हाट्सएप व्हाट्सऐप टेलीग्राम फेसबूक вконтакте вк фейсбук твиттер телеграм телеграме одноклассники дзен ватсап фейсбуке вконтакте телеграме дзене инстаграм инстаграме ютуб ютубе рутуб
        ٹوئٹر انسٹاگرام یوٹیوب ٹیلیگرام واٹساپ یوتیوب لینکدین इंस्टाग्राम यूट्यूब एक्स ईमेल यूट्यूब
        تليغرام تيليجرام إنستغرام انستجرام يوتيوب سناب لینکد ایتا بله روبیکا 微信 微博
        """);

    private static readonly FrozenSet<string> DateParts = Set("""
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        am pm a.m p.m gmt utc pst pkt msk ist est edt et bst cet cest at on of ago minute minutes min mins hour hours hrs day days
        week weeks month months year years today yesterday noon
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря г года в
        понедельник вторник среда четверг пятница суббота воскресенье
        جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر بجے
        जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर बजे
        فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ساعت
        ینایر فبرایر مارس ابریل مایو یونیو یولیو اغسطس سبتمبر اکتوبر نوفمبر دیسمبر
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre à le h
        januar februar märz juni juli oktober dezember uhr um am den vom
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre de del
        年 月 日 时 分 点 上午 下午 पूर्वाह्न अपराह्न ص م صباحا مساء
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık saat
        """);

    private static readonly FrozenSet<string> NameJoints = Set("""
        and of the for & al el bin ibn bint ul ur ud von van der den de la le du da di dos y und et i e и и و اور एवं और ve jr sr dr prof mr mrs ms
        """);

    /// <summary>Capitalised words that make a short line a heading or a place and not a person.</summary>
    private static readonly FrozenSet<string> NotNames = Set("""
        opinion editorial analysis news comment comments column columns world home politics business sports culture blog blogs article articles
        the a an what why how when where who is are was will can new old more most read next previous share related latest top
        our your his her its this that these those from with without against between beyond after before under over into about by at in on to
        pakistan russia india china afghanistan iran turkey ukraine america islamabad moscow delhi beijing kabul washington tehran kremlin
        pakistani russian indian chinese afghan iranian american soviet european asian western eastern central south north east west
        asia europe eurasia africa ocean sea gulf united states union kingdom cold war peace power powers relations ties foreign policy
        strategic strategy alliance partnership pivot game great security defence defense economy energy trade military nuclear diplomacy
        region regional global international order history future past background conclusion introduction summary abstract way forward
        government minister ministry president army state national agreement visit summit cooperation crisis conflict
        """);

    /// <summary>Words that sentences begin with and headlines seldom hold in the middle.</summary>
    private static readonly FrozenSet<string> SentenceStarters = Set("""
        the a an in on at for by but and it he she they we this that these those what when if there nobody yet still while although after before as his her their our most many some
        в на и но это если он она они мы есть было как для по к с о у за так все
        le la les il elle ils on un une en pour mais c'est ce cette
        der die das es ein eine in wir er sie aber und im am
        el los las un una en por pero es se y
        bu bir ama ve o
        لم لن قد لقد كان كانت ليس ليست هل ظل قال قالت يقول تقول
        یہ وہ دونوں تاہم چنانچہ البتہ
        यह वह दोनों हालांकि
        اما البته
        """);

    /// <summary>Words of scripts without capitals that go on with what stands before them: no sentence begins so.</summary>
    private static readonly FrozenSet<string> Particles = Set("""
        سے کا کی کے کو میں پر نے اور ہے تھا تھی تھے ہیں کر ہو تک والوں والے والی آنے ہی بھی تو
        से का की के को में पर ने और है था थी थे हैं कर हो तक वालों वाले वाली ही भी तो
        را از به که در با است بود های ها ای هایی من في على إلى عن أن کہ कि
        """);

    /// <summary>Verbs with which clauses of Urdu, Hindi and Persian end.</summary>
    private static readonly FrozenSet<string> LastVerbs = Set("""
        ہے ہیں تھا تھی تھے گا گی گے گیا گئی گئے है हैं था थी थे गया गई गए است هستند نیست شد شدند بود بودند کرد کردند دارد دارند
        """);

    private static readonly FrozenSet<string> Desks = Set(
        "afp ap reuters app tass ria sputnik xinhua ani pti ians agencies agency staff correspondent reporter desk editor editorial-board admin");

    /// <summary>With or without an ending: "Facebook'ta".</summary>
    public static bool IsNetwork(string key) =>
        Networks.Contains(key) || (key.IndexOf('\'') is > 0 and var suffix && Networks.Contains(key[..suffix]));

    public static bool IsDatePart(Word word) => word.Kind == WordKind.Number || DateParts.Contains(word.Key);

    public static bool IsNameJoint(string key) => NameJoints.Contains(key);

    public static bool IsNotName(string key) => NotNames.Contains(key);

    /// <summary>An agency or desk that signs in place of a person.</summary>
    public static bool IsDesk(string key) => Desks.Contains(key);

    public static bool IsSentenceStarter(string key) => SentenceStarters.Contains(key);

    /// <summary>A sentence begins here by its first word alone; where nothing has capitals, not behind a particle, which goes on.</summary>
    public static bool BeginsSentence(Word[] words, int at) =>
        IsSentenceStarter(words[at].Key) && (at == 0 || !IsParticle(words[at - 1].Key));

    public static bool EndsClause(string key) => LastVerbs.Contains(key);

    public static bool IsParticle(string key) => Particles.Contains(key);

    private static FrozenSet<string> Set(string words) => words
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(word => Words.Fold(word))
        .ToFrozenSet(StringComparer.Ordinal);
}
