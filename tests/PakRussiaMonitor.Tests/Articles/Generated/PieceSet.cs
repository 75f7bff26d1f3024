using System.Globalization;

namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>A set of texts made up from a seed: pieces with copies of every kind, and texts that only look alike.</summary>
internal sealed class PieceSet
{
    private static readonly string[] Languages = ["en", "en", "en", "ru", "ur", "fr", "de", "es", "tr", "zh"];
    private static readonly string[] Names = ["Karachi", "Lahore", "Quetta", "Multan", "Moscow", "Kazan", "Omsk", "Perm", "Saeed", "Rashid", "Nadia", "Olga", "Irina", "Malik", "Shah", "Ivanov", "Mirza", "Clark", "Butt", "Raza"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

    private readonly Random random;
    private readonly List<GeneratedCopy> copies = [];

    private PieceSet(int seed) => random = new(seed);

    public static IReadOnlyList<GeneratedCopy> Of(int seed, int pieces, int trapsOfEach)
    {
        var set = new PieceSet(seed);
        for (var i = 0; i < pieces; i++)
            set.AddPiece(i);
        for (var i = 0; i < trapsOfEach; i++)
            set.AddTraps(i);
        var shuffled = set.copies.ToArray();
        set.random.Shuffle(shuffled);
        return shuffled;
    }

    private void AddPiece(int number)
    {
        var language = One(Languages);
        var text = Article(language, 6 + random.Next(8));
        Add($"piece {number}", "original", text);
        foreach (var (kind, copy) in Variants(language, text).OrderBy(_ => random.Next()).Take(5))
            Add($"piece {number}", kind, copy());
    }

    private IEnumerable<(string Kind, Func<string> Copy)> Variants(string language, string text) =>
    [
        ("boilerplate", () => Boilerplate(language, text)),
        ("retitled and re-bylined", () => $"{Sentence(language, 7).TrimEnd('.', '。', '۔')}\nBy {One(Names)} {One(Names)}\n{text}"),
        ("lightly edited", () => Edited(language, text, 0.05)),
        ("reordered", () => Reordered(text)),
        ("reordered in boilerplate", () => Boilerplate(language, Reordered(text))),
        ("teaser", () => Teaser(language, text, 35 + random.Next(40))),
        ("teaser in boilerplate", () => Boilerplate(language, Teaser(language, text, 45 + random.Next(40)))),
        ("capitals", text.ToUpperInvariant),
        ("other punctuation", () => text.Replace(". ", "。 ", StringComparison.Ordinal).Replace(", ", "، ", StringComparison.Ordinal).Replace("'", "’", StringComparison.Ordinal)),
        ("accents lost", () => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))),
        ("dateline", () => $"{One(Names).ToUpperInvariant()}, March {random.Next(1, 30)} (Reuters) — {text}"),
        ("one paragraph", () => text.Replace('\n', ' ')),
    ];

    private void AddTraps(int number)
    {
        Add($"market {number}", "market", Filled("KARACHI: The benchmark index @ on @day as investors took fresh positions. It closed at #, up # points or # percent, against # in the previous session. Trading volume was recorded at # million shares compared with # million a day earlier, and the value of shares traded was Rs# billion. Shares of # companies were traded, of which # rose and # fell. @ was the volume leader with # million shares at Rs#, followed by @ with # million shares. Foreign investors were net buyers of Rs# million worth of shares, according to data of the clearing company."));
        Add($"weather {number}", "weather", Filled("The Meteorological Department has forecast rain for @ and dry weather for @ during the next # hours. A westerly wave is prevailing over @ and is likely to persist until @day. The maximum temperature in @ was # degrees and the minimum # degrees, with humidity at # percent. Sunrise will be at # and sunset at #."));
        Add($"obituary {number}", "obituary", Filled("@ @ of @ passed away peacefully on @day at the age of #. Born in @ in #, @ worked for # years and was loved by all who knew the family. @ is survived by # children and # grandchildren. The funeral will be held at # at the @ central hall. In lieu of flowers the family asks for donations to the @ hospital and thanks all friends for their kind messages."));
        Add($"accident {number}", "accident", Filled("@: At least # people were killed and # others injured when a bus plunged into a ravine near @ on @day, police said. Rescue teams reached the spot and shifted the injured to the @ hospital, where # were said to be in critical condition. Police registered a case and started an investigation."));
        Add($"column {number}", "column format", $"Welcome back to our weekly letter, in which we answer the questions that readers have sent to us during the week and look at what is coming up in the days ahead. Write to us with your thoughts.\n{Article("en", 5)}\nThat is all for this week. If you enjoyed this letter, share it with a friend, and if a friend sent it to you, ask for your own. See you next week, and thank you for reading to the end.");
        Add($"quote {number}", "quotation", $"{Article("en", 4)}\n“We do not choose our neighbours, but we may choose the hour of our visits, and I say to this house that the hour has come, because the road is open, the winter is over, and nobody who waits another year will be able to tell his children why he waited.”\n{Article("en", 3)}");
    }

    private void Add(string piece, string kind, string text) => copies.Add(new($"{copies.Count}", piece, kind, text));

    private string Filled(string template) => string.Concat(
        template.Replace("@day", "§", StringComparison.Ordinal).Select(c => c switch
        {
            '@' => One(Names),
            '§' => One(Days),
            '#' => random.Next(2) == 0 ? $"{random.Next(2, 900)}" : $"{random.Next(2, 900)}.{random.Next(10, 99)}",
            _ => $"{c}",
        }));

    private string Article(string language, int paragraphs) => string.Join(
        '\n', Enumerable.Range(0, paragraphs).Select(_ => string.Join(language == "zh" ? "" : " ", Enumerable.Range(0, 3).Select(_ => Sentence(language, 9 + random.Next(12))))));

    /// <summary>Words in an order that nobody wrote: two sentences share a run of five only by a miracle.</summary>
    private string Sentence(string language, int words)
    {
        var all = Words(language);
        var row = Enumerable.Range(0, words).Select(i => i > 2 && random.Next(9) == 0 ? One(Names) : i > 2 && random.Next(15) == 0 ? $"{random.Next(3, 2000)}" : One(all)).ToArray();
        row[0] = string.Concat(row[0][..1].ToUpperInvariant(), row[0][1..]);
        return string.Join(language == "zh" ? "" : " ", row) + language switch { "zh" => "。", "ur" => "۔", _ => "." };
    }

    private static string[] Words(string language) =>
        [.. ProseSheets.Sentences[language].SelectMany(sentence => language == "zh" ? sentence.Select(c => $"{c}") : sentence.Split(' '))
            .Select(word => word.Trim('.', ',', '“', '”', '۔', '。', '，', '،').ToLowerInvariant()).Where(word => word.Length > 0).Distinct()];

    private string Boilerplate(string language, string text)
    {
        var junk = JunkSheet.Tuned.Kinds.Where(kind => kind.Language == language).OrderBy(_ => random.Next()).Take(5).SelectMany(kind => kind.Lines).ToList();
        var head = random.Next(junk.Count);
        return string.Join('\n', [.. junk[..head], text, .. junk[head..]]);
    }

    private string Edited(string language, string text, double rate)
    {
        if (language == "zh")
            return string.Concat(text.Select(c => c is '。' or '\n' ? $"{c}" : random.NextDouble() * 2 < rate ? One(Words(language)) : $"{c}"));
        return string.Join(' ', text.Split(' ').SelectMany(word => (random.NextDouble() / rate) switch
        {
            < 0.4 => [One(Words(language))],
            < 0.7 => Array.Empty<string>(),
            < 1 => [word, One(Words(language))],
            _ => [word],
        }));
    }

    private string Reordered(string text) => string.Join('\n', text.Split('\n').OrderBy(_ => random.Next()));

    private string Teaser(string language, string text, int words) =>
        (language == "zh" ? text[..(words * 2)] : string.Join(' ', text.Replace('\n', ' ').Split(' ').Take(words))) + One("…", "...", " […]", " Read more");

    private T One<T>(params T[] of) => of[random.Next(of.Length)];
}

/// <param name="Piece">Texts of the same name are one piece.</param>
internal sealed record GeneratedCopy(string Id, string Piece, string Kind, string Text);
