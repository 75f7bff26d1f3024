using System.Globalization;

namespace PakRussiaMonitor.Articles.Cleaning;

internal enum WordKind
{
    Plain,

    /// <summary>Starts with a digit: 12, 1.2k, 5th.</summary>
    Number,

    /// <summary>A web or e-mail address, or a @handle.</summary>
    Link,

    /// <summary>A #keyword.</summary>
    Hashtag,
}

/// <param name="Start">Offset in the line; <paramref name="End"/> is behind the last character.</param>
/// <param name="Key">Folded for comparing: lower case, one form of each apostrophe and Arabic letter.</param>
/// <param name="Capital">Begins with a capital, or with a letter of a script that has none.</param>
/// <param name="Label">Followed by a mark that sets a label off: ':', '|', a free-standing dash.</param>
/// <param name="Stop">Followed by the end of a sentence.</param>
internal readonly record struct Word(int Start, int End, string Key, WordKind Kind, bool Capital, bool Label, bool Stop);

/// <summary>The words of one short line, as the lexicon compares them: punctuation is a property of the word before it.</summary>
internal static class Words
{
    public static Word[] Of(string line)
    {
        var words = new List<Word>();
        for (var i = 0; i < line.Length;)
        {
            if (line[i] == ' ')
            {
                i++;
                continue;
            }
            var end = line.IndexOf(' ', i);
            if (end < 0) end = line.Length;
            if (IsLink(line.AsSpan(i, end - i)))
                words.Add(new Word(i, end, line[i..end].ToLowerInvariant(), WordKind.Link, false, false, false));
            else
                AddChunk(line, i, end, words);
            i = end;
        }
        return [.. words];
    }

    /// <summary>Splits one run of non-white characters: "Leave/Reply:" is two words, the second a label.</summary>
    private static void AddChunk(string line, int start, int end, List<Word> words)
    {
        var first = words.Count;
        for (var i = start; i < end;)
        {
            if (!Begins(line, i))
            {
                Punctuate(words, line[i], words.Count == first);
                i++;
                continue;
            }
            var stop = i + 1;
            if (!Script.IsDense(line[i]))
            {
                while (stop < end && Continues(line, stop, end)) stop++;
            }
            if (!AddNetworks(line, i, stop, words)) words.Add(Make(line, i, stop));
            i = stop;
        }
    }

    /// <summary>Buttons that were flattened into one word, "FacebookTwitterEmail", are the words that they were.</summary>
    private static bool AddNetworks(string line, int start, int end, List<Word> words)
    {
        if (end - start < 8) return false;
        var first = words.Count;
        for (int from = start, i = start + 1; i <= end; i++)
        {
            if (i < end && !(char.IsUpper(line[i]) && char.IsLower(line[i - 1]))) continue;
            // "WhatsApp" and "LinkedIn" have a capital inside: a part that is no network goes on to the next capital.
            if (!WordClasses.IsNetwork(Fold(line.AsSpan(from, i - from))) && Fold(line.AsSpan(from, i - from)) is not ("share" or "tweet" or "like"))
            {
                if (i < end) continue;
                words.RemoveRange(first, words.Count - first);
                return false;
            }
            words.Add(Make(line, from, i));
            from = i;
        }
        if (words.Count - first >= 2) return true;
        words.RemoveRange(first, words.Count - first);
        return false;
    }

    private static Word Make(string line, int start, int end)
    {
        var c = line[start];
        var kind = char.IsDigit(c) ? WordKind.Number : c == '#' ? WordKind.Hashtag : WordKind.Plain;
        var capital = char.IsUpper(c) || (char.IsLetter(c) && !char.IsLower(c));
        return new Word(start, end, Fold(line.AsSpan(start, end - start)), kind, capital, false, false);
    }

    /// <summary>Notes on the last word what follows it. A dash or a dot is a label only when it stands free.</summary>
    private static void Punctuate(List<Word> words, char mark, bool standsFree)
    {
        if (words.Count == 0) return;
        var last = words[^1];
        var isInitial = last.End - last.Start == 1 && mark == '.';
        var label = mark is ':' or '：' or '|' or '»' or '>' || (standsFree && mark is '-' or '–' or '—' or '•' or '·' or '/');
        var stop = Sentence.IsStop(mark) && !isInitial;
        words[^1] = last with { Label = last.Label || label, Stop = last.Stop || stop };
    }

    private static bool Begins(string line, int i) =>
        IsWordCharacter(line, i) || line[i] == '©' || (line[i] == '#' && i + 1 < line.Length && char.IsLetter(line[i + 1]));

    private static bool Continues(string line, int i, int end) => line[i] switch
    {
        '+' => char.IsLetterOrDigit(line[i - 1]),
        '\'' or '’' or '.' or ',' => i + 1 < end && char.IsLetterOrDigit(line[i - 1]) && char.IsLetterOrDigit(line[i + 1]),
        '_' => true,
        _ => line[i - 1] != '©' && IsWordCharacter(line, i) && !Script.IsDense(line[i]),
    };

    private static bool IsWordCharacter(string line, int i) => line[i] switch
    {
        <= '\u007F' => char.IsAsciiLetterOrDigit(line[i]),
        // A zero-width non-joiner parts words as a space does: Persian writers use either.
        '\u200C' => false,
        '\u200D' => i > 0 && IsWordCharacter(line, i - 1),
        _ => CharUnicodeInfo.GetUnicodeCategory(line[i])
            is <= UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.Surrogate,
    };

    private static bool IsLink(ReadOnlySpan<char> chunk)
    {
        chunk = chunk.TrimStart("([<").TrimEnd(")]>.,");
        if (chunk.Length < 3) return false;
        if (chunk[0] == '@') return char.IsAsciiLetterOrDigit(chunk[1]) || chunk[1] == '_';
        if (chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return true;
        if (chunk.StartsWith("pic.twitter.com", StringComparison.OrdinalIgnoreCase)) return true;
        if (chunk.Contains("://", StringComparison.Ordinal)) return true;
        var at = chunk.IndexOf('@');
        return at > 0 && chunk[at..].Contains('.');
    }

    /// <summary>One key for what readers see as the same word, on pages and in the lexicon alike.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> key = word.Length <= 64 ? stackalloc char[64] : new char[word.Length];
        var length = 0;
        foreach (var c in word)
        {
            var folded = FoldCharacter(c);
            if (folded != '\0') key[length++] = folded;
        }
        return new string(key[..length]);
    }

    private static char FoldCharacter(char c) => c switch
    {
        <= '\u007F' => char.ToLowerInvariant(c),
        '’' or '‘' or 'ʼ' => '\'',
        'İ' or 'ı' => 'i',
        'ё' or 'Ё' => 'е',
        'ي' or 'ى' => 'ی',
        'ك' => 'ک',
        'ۀ' or 'ة' => 'ه',
        'أ' or 'إ' or 'آ' => 'ا',
        'ـ' or '\u200D' => '\0',
        >= '\u064B' and <= '\u0652' => '\0',
        _ => char.ToLowerInvariant(c),
    };
}
