namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// The phrases by which junk is known, one a line, per language. To teach the cleaner a phrase, add a line below the heading
/// <c>[rule]</c> that it belongs to. A heading may carry a mark: <c>?</c> junk only beside other junk, <c>^</c> only above
/// or below the text, <c>&gt;1</c> takes the next stub too, <c>&gt;</c> takes all stubs up to the next prose.
/// Case, punctuation and typographic variants do not matter; for placeholders see <see cref="PhraseTrie"/>.
/// </summary>
internal static class Lexicon
{
    public static PhraseTrie Phrases { get; } = Compile(
        EnglishSharing.Phrases, EnglishComments.Phrases, EnglishInvitations.Phrases,
        EnglishNotices.Phrases, EnglishCredits.Phrases, EnglishLinks.Phrases,
        UrduPhrases.Phrases, PersianPhrases.Phrases, ArabicPhrases.Phrases, HindiPhrases.Phrases, RussianPhrases.Phrases,
        FrenchPhrases.Phrases, GermanPhrases.Phrases, SpanishPhrases.Phrases, TurkishPhrases.Phrases, ChinesePhrases.Phrases, FurniturePhrases.Phrases, OnwardPhrases.Phrases);

    private static PhraseTrie Compile(params string[] sheets)
    {
        var trie = new PhraseTrie();
        foreach (var sheet in sheets)
        {
            Phrase? meaning = null;
            foreach (var line in CanonicalText.Of(sheet).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (line[0] == '[') meaning = Heading(line);
                else trie.Add(line, meaning ?? throw new FormatException($"The phrase '{line}' stands above the first heading."));
            }
        }
        return trie;
    }

    private static Phrase Heading(string line)
    {
        var parts = line.Trim('[', ']').Split(' ');
        if (!CleaningRules.Explanations.ContainsKey(parts[0]))
            throw new FormatException($"The rule '{parts[0]}' is not in the catalogue.");
        return new Phrase(parts[0], parts.ElementAtOrDefault(1) switch
        {
            null => Reach.Line,
            "?" => Reach.BesideJunk,
            "^" => Reach.Edge,
            ">1" => Reach.OneMore,
            ">" => Reach.Run,
            var mark => throw new FormatException($"The mark '{mark}' of '{line}' is unknown."),
        });
    }
}
