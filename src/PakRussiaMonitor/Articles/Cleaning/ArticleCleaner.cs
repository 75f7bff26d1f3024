using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Takes out of a flattened text what is not the article: buttons, forms, links, notices, and the title and byline, which
/// move to their own fields. Pure, safe on any thread, linear in time, and never throws, whatever the string.
/// Each pass is one idea; a new rule is a line in <see cref="Lexicon"/> or a pass here, and a sentence in <see cref="CleaningRules"/>.
/// </summary>
public static class ArticleCleaner
{
    /// <param name="source">What the text's source says of lines; null where it has none.</param>
    public static CleanText Clean(RawText raw, SourceLines? source = null)
    {
        var draft = Draft.Of(raw);
        LexiconPass.RemoveSure(draft);
        // Before captions are looked for above the first prose: a line of nothing but junk may look like prose until it is gone.
        if (!raw.HasOwnLines)
            GluedPass.Apply(draft);
        CaptionPass.Apply(draft);
        TailPass.RemoveAuthorBox(draft);
        TailPass.CutContinuationMark(draft);
        LexiconPass.RemoveByPlace(draft);
        SourceLinesPass.Remove(draft, source);
        // The title first: a bare name is a byline only under a title.
        TitlePass.Apply(draft);
        BylinePass.Apply(draft);
        InlineHeadlinePass.Apply(draft);
        SourceLinesPass.Restore(draft, source);
        var isTruncated = TailPass.IsTruncated(draft);
        return source is null ? Assemble(draft, isTruncated) : Assemble(draft, isTruncated) with { EdgeLines = SourceLinesPass.EdgeLines(draft, source) };
    }

    private static CleanText Assemble(Draft draft, bool isTruncated)
    {
        var (paragraphs, length) = (new List<string>(draft.Lines.Count + 1), 0);
        var removed = new List<RemovedSpan>();
        foreach (var line in draft.Lines)
        {
            // A removed line stood at the end of the paragraph above it, a kept one begins behind the line feed.
            var at = line.IsKept && length > 0 ? length + 1 : length;
            removed.AddRange(line.Removed(draft.Source, at));
            if (!line.IsKept) continue;
            paragraphs.Add(line.Text);
            length = at + line.Text.Length;
        }
        if (draft.Rest.Length > 0) paragraphs.Add(draft.Rest);
        return new CleanText(draft.Title, draft.Author, string.Join('\n', paragraphs), isTruncated, removed);
    }
}
