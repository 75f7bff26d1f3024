namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Knows a line by what it talks of: a page that speaks of itself and to its reader (our newsletter, your inbox, this website)
/// is no article. Every phrase of <see cref="SiteVoicePhrases"/> has a weight; a line that weighs enough for its length is junk,
/// whatever the words between. Sentences need more than labels do.
/// </summary>
internal static class SiteVoice
{
    private const int MostWords = 45;
    private const int EnoughForLabel = 3;
    private const int EnoughForSentence = 4;

    /// <summary>So many words make a sentence that must say something of its own.</summary>
    private const int LongestSilence = 5;

    /// <summary>Words of the shortest sentence that is looked for behind a notice.</summary>
    private const int ShortestGlued = 5;

    private static readonly PhraseTrie Phrases = Compile(SiteVoicePhrases.All, SiteVoiceEurope.All, SiteVoiceAsia.All);

    public static Verdict? Judge(ReadOnlySpan<Word> words)
    {
        if (words.Length is < 2 or > MostWords) return null;
        var (weight, covered, strongest, rule) = (0, 0, 0, "");
        Word[]? array = null;
        var (sentence, said, heard) = (0, 0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            // A sentence of an article with buttons glued to it is not junk as a whole.
            if (i > 0 && words[i - 1].Stop)
            {
                if (said < 2 && i - sentence >= LongestSilence) return null;
                (sentence, said) = (i, 0);
            }
            if (!Phrases.HasWord(words[i].Key)) continue;
            var best = default(PhraseHit);
            foreach (var hit in Phrases.Match(array ??= words.ToArray(), i))
            {
                if (hit.End > best.End) best = hit;
            }
            if (best.End == 0) continue;
            var weighs = (int)best.Phrase.Reach;
            said += weighs;
            weight += weighs;
            covered += best.End - i;
            if (weighs > strongest) (strongest, rule) = (weighs, best.Phrase.Rule);
            i = best.End - 1;
            heard = best.End;
        }
        if (said < 2 && sentence > 0 && words.Length - sentence >= LongestSilence) return null;
        if (GoesOn(words, heard)) return null;
        var isSentence = words.Length >= 8 && words[^1].Stop;
        var enough = isSentence ? EnoughForSentence : EnoughForLabel;
        // A long line must say as much as several short ones.
        if (weight < enough + (words.Length / 16) || covered * 5 < words.Length) return null;
        return new Verdict(rule, Reach.Line, default, true);
    }

    /// <summary>Behind the last words of the site a sentence of the article begins: a capital that goes on in small letters up to a stop.</summary>
    private static bool GoesOn(ReadOnlySpan<Word> words, int from)
    {
        if (!words[^1].Stop) return false;
        for (var i = Math.Max(1, from); i <= words.Length - ShortestGlued; i++)
        {
            if (words[i].Capital && !words[i + 1].Capital && (words[i - 1].Capital || words[i - 1].Key.Length >= ShortestGlued - 1)) return true;
        }
        return false;
    }

    /// <summary>Lines <c>weight phrase</c> below headings <c>[rule]</c>. The weight travels where phrases of the lexicon have their reach.</summary>
    private static PhraseTrie Compile(params string[] sheets)
    {
        var trie = new PhraseTrie();
        var rule = "";
        foreach (var line in CanonicalText.Of(string.Join('\n', sheets)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] == '[') rule = line.Trim('[', ']');
            else trie.Add(line[2..], new Phrase(rule, (Reach)(line[0] - '0')));
        }
        return trie;
    }
}
