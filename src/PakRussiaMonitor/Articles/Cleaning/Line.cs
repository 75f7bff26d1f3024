using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>One non-empty line of a raw text, white space folded, and what has been decided about it.</summary>
internal sealed class Line(string text, Range raw)
{
    /// <summary>Longer lines are prose to us and are not compared with the lexicon as a whole.</summary>
    public const int LongestJudged = 300;

    private const int ShortestProse = 60;
    private const int ProseWithoutStop = 200;

    /// <summary>Chinese and Japanese say in a third of the characters what others do.</summary>
    private const int ShortestDenseProse = 18;

    private readonly List<(string Text, string Rule)> headCuts = [];
    private readonly List<(string Text, string Rule)> tailCuts = [];
    private readonly List<(int At, string Text, string Rule)> middleCuts = [];
    private Word[]? words;
    private Verdict? verdict;
    private bool isJudged;
    private string? rule;
    private bool isTitle;

    public string Text { get; private set; } = text;

    public bool IsKept => rule is null && Text.Length > 0;

    /// <summary>Running text rather than a heading, a label or a button.</summary>
    public bool IsProse { get; private set; } = LooksLikeProse(text);

    /// <summary>The words of a line that is short enough to be judged; of a longer one, none.</summary>
    public Word[] Words => words ??= Text.Length <= LongestJudged ? Cleaning.Words.Of(Text) : [];

    /// <summary>What the lexicon says of the line; null when it is no junk by its words.</summary>
    public Verdict? Verdict
    {
        get
        {
            if (!isJudged) (verdict, isJudged) = (LineJudge.Judge(Words), true);
            return verdict;
        }
    }

    /// <summary>A statement, even a short one: too good to be taken along by a run.</summary>
    public bool IsStatement => IsProse || (Words.Length >= 6 && Sentence.EndsWithFullStop(Text));

    /// <summary>Removed as part of the page around the article, rather than moved to the title or the author.</summary>
    public bool IsWidget => rule is not (null or CleaningRules.Title or CleaningRules.Byline);

    /// <summary>Something of this line, or all of it, was removed by that rule.</summary>
    public bool WasCutBy(string name) => rule == name || tailCuts.Exists(cut => cut.Rule == name);

    public void Remove(string because) => rule ??= because;

    /// <summary>The line becomes the article's title: it leaves the text, and nothing is lost that would have to be kept.</summary>
    public void TakeAsTitle()
    {
        Remove(CleaningRules.Title);
        isTitle = true;
    }

    public void CutHead(int length, string because)
    {
        headCuts.Add((Text[..length].TrimEnd(), because));
        Replace(Text[length..].TrimStart());
    }

    public void CutTail(int start, string because)
    {
        tailCuts.Insert(0, (Text[start..].TrimStart(), because));
        Replace(Text[..start].TrimEnd());
    }

    /// <summary>Takes out words between two sentences. Comes before the cuts at either end, and from the left to the right.</summary>
    public void CutMiddle(int start, int length, string because)
    {
        middleCuts.Add((start, Text.Substring(start, length).TrimEnd(), because));
        Replace(string.Concat(Text.AsSpan(0, start), Text.AsSpan(start + length)));
    }

    /// <summary>Takes back whatever was removed of this line that is to be kept.</summary>
    public void Restore(Func<string, bool> isToKeep)
    {
        if (rule is not null && !isTitle && isToKeep(Text)) rule = null;
        TakeBack(middleCuts.FindLastIndex(cut => isToKeep(cut.Text)), isToKeep);
        for (var i = headCuts.FindLastIndex(cut => isToKeep(cut.Text)); i >= 0; i = headCuts.FindLastIndex(cut => isToKeep(cut.Text)))
        {
            var (cut, _) = headCuts[i];
            headCuts.RemoveAt(i);
            SetRestAside();
            Replace(Text.Length == 0 ? cut : $"{cut} {Text}");
        }
        for (var i = tailCuts.FindIndex(cut => isToKeep(cut.Text)); i >= 0; i = tailCuts.FindIndex(cut => isToKeep(cut.Text)))
        {
            var (cut, _) = tailCuts[i];
            tailCuts.RemoveAt(i);
            SetRestAside();
            Replace(Text.Length == 0 ? cut : $"{Text} {cut}");
        }
    }

    /// <summary>Every span that was taken out of this line. A whole line is given as it stood, a part white space folded.</summary>
    public IEnumerable<RemovedSpan> Removed(string source, int at)
    {
        foreach (var cut in headCuts) yield return new RemovedSpan(at, cut.Text, cut.Rule);
        if (rule is not null && !isTitle && Text.Length > 0)
            yield return new RemovedSpan(at, headCuts.Count + middleCuts.Count + tailCuts.Count == 0 ? source[raw] : Text, rule);
        var shift = IsKept ? headCuts.Sum(cut => cut.Text.Length + 1) : 0;
        foreach (var cut in middleCuts) yield return new RemovedSpan(IsKept ? at + Math.Clamp(cut.At - shift, 0, Text.Length) : at, cut.Text, cut.Rule);
        var end = IsKept ? at + Text.Length : at;
        foreach (var cut in tailCuts) yield return new RemovedSpan(end, cut.Text, cut.Rule);
    }

    /// <summary>The rest of the line stays removed while a part of it comes back.</summary>
    private void SetRestAside()
    {
        if (rule is null || isTitle) return;
        headCuts.Add((Text, rule));
        (rule, Text) = (null, "");
    }

    /// <summary>From the last to the first, since each place counts in the text that the cuts before it had left.</summary>
    private void TakeBack(int last, Func<string, bool> isToKeep)
    {
        for (var i = last; i >= 0; i--)
        {
            var (at, cut, _) = middleCuts[i];
            if (!isToKeep(cut)) continue;
            middleCuts.RemoveAt(i);
            var shift = headCuts.Sum(head => head.Text.Length + 1);
            Replace(Text.Insert(Math.Clamp(at - shift, 0, Text.Length), cut + " ").TrimEnd());
            for (var later = i; later < middleCuts.Count; later++)
                middleCuts[later] = middleCuts[later] with { At = middleCuts[later].At + cut.Length + 1 };
        }
    }

    private void Replace(string rest)
    {
        Text = rest;
        words = null;
        isJudged = false;
        IsProse = LooksLikeProse(rest);
    }

    private static bool LooksLikeProse(string text) =>
        text.Length >= ProseWithoutStop || (text.Length >= ShortestProse && Sentence.HasEnd(text))
        || (text.Length >= ShortestDenseProse && Script.IsDense(text) && Sentence.HasEnd(text));
}
