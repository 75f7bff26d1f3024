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
/// <param name="Path">Followed by a mark that parts the steps of a path: '»', '›', '>', a free-standing '/'.</param>
internal readonly record struct Word(int Start, int End, string Key, WordKind Kind, bool Capital, bool Label, bool Stop, bool Path = false);

/// <summary>The words of one short line, as the lexicon compares them: punctuation is a property of the word before it.</summary>
internal static class Words
{
    /// <summary>Keys that were met lately, by a hash of their letters: texts consist of the same few thousand words.</summary>
    private static readonly string?[] Keys = new string?[1 << 13];

    private const int LongestRemembered = 20;

    private const int MostKept = 4_096;

    [ThreadStatic]
    private static List<Word>? gathered;

    public static Word[] Of(ReadOnlySpan<char> line)
    {
        var words = gathered ??= [];
        words.Clear();
        Read(line, words);
        var result = words.ToArray();
        if (words.Capacity > MostKept) gathered = null;
        return result;
    }

    private static void Read(ReadOnlySpan<char> line, List<Word> words)
    {
        for (var i = 0; i < line.Length;)
        {
            if (line[i] == ' ')
            {
                i++;
                continue;
            }
            var end = line[i..].IndexOf(' ') is var length and >= 0 ? i + length : line.Length;
            if (IsLink(line[i..end]))
                words.Add(new Word(i, end, line[i..end].ToString().ToLowerInvariant(), WordKind.Link, false, false, false));
            else
                AddChunk(line, i, end, words);
            i = end;
        }
    }

    /// <summary>Splits one run of non-white characters: "Leave/Reply:" is two words, the second a label.</summary>
    private static void AddChunk(ReadOnlySpan<char> line, int start, int end, List<Word> words)
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
                while (stop < end && ((char.IsAsciiLetterOrDigit(line[stop]) && line[stop - 1] != '©') || Continues(line, stop, end))) stop++;
            }
            if (!AddNetworks(line, i, stop, words)) words.Add(Make(line, i, stop));
            i = stop;
        }
    }

    /// <summary>Buttons that were flattened into one word, "FacebookTwitterEmail", are the words that they were.</summary>
    private static bool AddNetworks(ReadOnlySpan<char> line, int start, int end, List<Word> words)
    {
        if (end - start < 8 || !HasCapitalInside(line[start..end])) return false;
        var first = words.Count;
        for (int from = start, i = start + 1; i <= end; i++)
        {
            if (i < end && !(char.IsUpper(line[i]) && char.IsLower(line[i - 1]))) continue;
            // "WhatsApp" and "LinkedIn" have a capital inside: a part that is no network goes on to the next capital.
            if (!WordClasses.IsNetwork(Fold(line[from..i])) && Fold(line[from..i]) is not ("share" or "tweet" or "like"))
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

    private static bool HasCapitalInside(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (!char.IsAsciiLetterLower(word[i]) && char.IsUpper(word[i]) && char.IsLower(word[i - 1])) return true;
        }
        return false;
    }

    private static Word Make(ReadOnlySpan<char> line, int start, int end)
    {
        var c = line[start];
        var kind = char.IsDigit(c) ? WordKind.Number : c == '#' ? WordKind.Hashtag : WordKind.Plain;
        var capital = char.IsUpper(c) || (char.IsLetter(c) && !char.IsLower(c));
        return new Word(start, end, Fold(line[start..end]), kind, capital, false, false);
    }

    /// <summary>Notes on the last word what follows it. A dash or a dot is a label only when it stands free.</summary>
    private static void Punctuate(List<Word> words, char mark, bool standsFree)
    {
        if (words.Count == 0) return;
        var last = words[^1];
        var isInitial = last.End - last.Start == 1 && mark == '.';
        var label = mark is ':' or '：' or '|' or '»' or '>' || (standsFree && mark is '-' or '–' or '—' or '•' or '·' or '/');
        var stop = Sentence.IsStop(mark) && !isInitial;
        var path = mark is '»' or '›' or '>' || (standsFree && mark == '/');
        words[^1] = last with { Label = last.Label || label, Stop = last.Stop || stop, Path = last.Path || path };
    }

    private static bool Begins(ReadOnlySpan<char> line, int i) =>
        IsWordCharacter(line, i) || line[i] == '©' || (line[i] == '#' && i + 1 < line.Length && char.IsLetter(line[i + 1]));

    private static bool Continues(ReadOnlySpan<char> line, int i, int end) => line[i] switch
    {
        '+' => char.IsLetterOrDigit(line[i - 1]),
        '\'' or '’' or '.' or ',' => i + 1 < end && char.IsLetterOrDigit(line[i - 1]) && char.IsLetterOrDigit(line[i + 1]),
        '_' => true,
        _ => line[i - 1] != '©' && IsWordCharacter(line, i) && !Script.IsDense(line[i]),
    };

    private static bool IsWordCharacter(ReadOnlySpan<char> line, int i) => line[i] switch
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
        if (chunk.IndexOfAny('@', ':', '.') < 0) return false;
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
            var folded = char.IsAsciiLetterLower(c) ? c : FoldCharacter(c);
            if (folded != '\0') key[length++] = folded;
        }
        return length <= LongestRemembered ? Remember(key[..length]) : new string(key[..length]);
    }

    /// <summary>The same string for the same letters, as long as no other word of their hash comes between. Threads may overwrite each other's.</summary>
    private static string Remember(ReadOnlySpan<char> key)
    {
        var hash = 0u;
        foreach (var c in key) hash = (hash ^ c) * 0x9E3779B1;
        ref var known = ref Keys[hash >> 19];
        var found = Volatile.Read(ref known);
        if (found is null || !key.SequenceEqual(found)) Volatile.Write(ref known, found = new string(key));
        return found;
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
