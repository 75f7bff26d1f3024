using System.Buffers;
using System.Text;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Reads a text as folded words, one at a time and without allocating per word. The one notion of a word here: queries,
/// the matcher and the text index all read through it.
/// <para>Words are runs of letters and digits (UAX #29 in effect). Hyphens and apostrophes part words, so that
/// <c>russia</c> is found in “Pak-Russia”, <c>inde</c> in “l’Inde” and <c>pakistan</c> in the Turkish “Pakistan’ın”; the
/// English possessive 's is no word, so that “Pakistan’s army” holds the phrase "pakistan army". Scripts
/// written without spaces give a word per character.</para>
/// <para>Case, accents and variant letters are folded: see <see cref="CharacterFolding"/>.</para>
/// </summary>
public ref struct FoldedTokenizer
{
    /// <summary>Of a longer word only these first characters count, in texts and queries alike.</summary>
    public const int MaxWordLength = 128;

    /// <summary>Positions left out between paragraphs, so that nothing that asks for neighbours reaches across.</summary>
    public const int ParagraphGap = 100;

    private readonly ReadOnlySpan<char> text;
    private readonly char[] word = new char[MaxWordLength];
    private int length;
    private int next;
    private int nextPosition;
    private bool inParagraph;

    /// <param name="text">Any text, lone surrogates included: they part words.</param>
    /// <param name="firstPosition">The first word's position, for fields that share one line of positions.</param>
    public FoldedTokenizer(ReadOnlySpan<char> text, int firstPosition = 0)
    {
        this.text = text;
        nextPosition = firstPosition;
    }

    /// <summary>The current word, folded; valid until the next <see cref="Read"/>.</summary>
    public readonly ReadOnlySpan<char> Word => word.AsSpan(0, length);

    /// <summary>UTF-16 offset at which the current word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>UTF-16 offset behind the current word's last character.</summary>
    public int End { get; private set; }

    /// <summary>Words are numbered; neighbours differ by one, the paragraphs' borders by <see cref="ParagraphGap"/> more.</summary>
    public int Position { get; private set; }

    /// <summary>Where a field that continues this one's positions begins.</summary>
    public readonly int PositionAfter => nextPosition + ParagraphGap;

    /// <summary>Moves to the next word; false at the end.</summary>
    public bool Read()
    {
        if (!SkipToWord())
            return false;
        Start = next;
        length = 0;
        var kind = Peek(next, out var width);
        do
        {
            Append(width);
            next += width;
            if (kind == CharacterKind.Letter)
                AppendAscii();
        }
        while (Continues(kind == CharacterKind.Single, out width));

        End = next;
        SkipPossessive();
        Position = nextPosition++;
        inParagraph = true;
        return true;
    }

    private bool SkipToWord()
    {
        while (next < text.Length)
        {
            var kind = Peek(next, out var width);
            if (kind >= CharacterKind.Letter)
                return true;
            if (kind == CharacterKind.Paragraph && inParagraph)
            {
                nextPosition += ParagraphGap;
                inParagraph = false;
            }
            next += width;
        }
        return false;
    }

    private readonly bool Continues(bool single, out int width)
    {
        width = 0;
        if (next >= text.Length)
            return false;
        var kind = Peek(next, out width);
        return kind is CharacterKind.Mark or CharacterKind.Ignored || (kind == CharacterKind.Letter && !single);
    }

    private readonly CharacterKind Peek(int at, out int width)
    {
        width = 1;
        var c = text[at];
        if (!char.IsSurrogate(c))
            return CharacterFolding.KindOf(c);
        var isPair = Rune.DecodeFromUtf16(text[at..], out var rune, out width) == OperationStatus.Done;
        return isPair ? CharacterFolding.KindOf(rune) : CharacterKind.Separator;
    }

    /// <summary>The letters and digits that nearly every word consists of, without asking for each what it does to the word.</summary>
    private void AppendAscii()
    {
        while (next < text.Length && char.IsAsciiLetterOrDigit(text[next]) && length < MaxWordLength)
            word[length++] = (char)(text[next++] | 0x20);
    }

    private void Append(int width)
    {
        var c = text[next];
        if (width == 2)
            AppendRune(new Rune(c, text[next + 1]));
        else if (CharacterFolding.KindOf(c) == CharacterKind.Ignored)
            Combine(c);
        else if (CharacterFolding.FoldSingle(c) is var folded and not '\0')
            Append(new ReadOnlySpan<char>(in folded));
        else
            Append(CharacterFolding.Expand(c));
    }

    private void AppendRune(Rune rune)
    {
        if (CharacterFolding.KindOf(rune) >= CharacterKind.Mark)
            Append(CharacterFolding.Expand(rune));
    }

    private void Append(scoped ReadOnlySpan<char> folded)
    {
        // A pair is taken whole or not at all.
        if (length + folded.Length > MaxWordLength)
            return;
        folded.CopyTo(word.AsSpan(length));
        length += folded.Length;
    }

    private readonly void Combine(char mark)
    {
        if (length > 0 && CharacterFolding.Compose(word[length - 1], mark) is var composed and not '\0')
            word[length - 1] = composed;
    }

    private void SkipPossessive()
    {
        if (next + 1 >= text.Length || text[next + 1] is not ('s' or 'S') || !IsApostrophe(text[next]))
            return;
        var behind = next + 2;
        if (behind == text.Length || Peek(behind, out _) is CharacterKind.Separator or CharacterKind.Paragraph or CharacterKind.Single)
            next = behind;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '‛' or 'ʼ' or '´' or '`' or '′' or '＇';
}
