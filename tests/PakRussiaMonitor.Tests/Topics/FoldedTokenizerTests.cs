using System.Text;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>What a word is, and which spellings are the same word.</summary>
public sealed class FoldedTokenizerTests
{
    [Theory]
    [InlineData("Pak-Russia ties, 2018!", "pak russia ties 2018")]
    [InlineData("Pakistan’s and Pakistan's and PAKISTAN'S", "pakistan and pakistan and pakistan")]
    [InlineData("the Pakistanis’ view, 'quoted'", "the pakistanis view quoted")]
    [InlineData("O’Brien d’Islamabad don't it's", "o brien d islamabad don t it")]
    [InlineData("Pakistan'ın Pakistan'sız", "pakistan in pakistan siz")]
    [InlineData("S-400, U.S., 1,000", "s 400 u s 1 000")]
    [InlineData("well—known…end/start_x", "well known end start x")]
    [InlineData("", "")]
    [InlineData(" \n '’- ", "")]
    public void A_text_falls_into_words(string text, string words) => Assert.Equal(words, string.Join(' ', Words(text)));

    [Theory]
    [InlineData("Élysée", "elysee")]
    [InlineData("STRASSE", "Straße")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("ILIK", "ılık")]
    [InlineData("Łódź Ærø", "lodz aero")]
    [InlineData("Ｐａｋ ﬁne", "pak fine")]
    [InlineData("𝐏𝐚𝐤𝐢𝐬𝐭𝐚𝐧", "pakistan")]
    [InlineData("Qurʾān", "quran")]
    [InlineData("ΟΔΟΣ", "οδός")]
    [InlineData("Горбачёв", "ГОРБАЧЕВ")]
    [InlineData("Росси́я", "россия")]
    [InlineData("پاکستان", "پاكستان")]
    [InlineData("روسی", "روسي")]
    [InlineData("روسى", "روسی")]
    [InlineData("تعاوُن", "تعاون")]
    [InlineData("پاکـــستان", "پاکستان")]
    [InlineData("آئی", "ائی")]
    [InlineData("تعلقاتِ", "تعلقات")]
    [InlineData("وزیرِ خارجہ", "وزیر خارجه")]
    [InlineData("می‌شود", "میشود")]
    [InlineData("۲۰۱۸ ٢٠١٨", "2018 2018")]
    [InlineData("ﷲ", "الله")]
    [InlineData("ＡＢＣ１２", "abc12")]
    public void Spellings_of_one_word_are_one_word(string one, string other) => Assert.Equal(Words(one), Words(other));

    [Theory]
    [InlineData("май", "маи")]
    [InlineData("їх", "іх")]
    [InlineData("कि", "क")]
    [InlineData("ڈر", "در")]
    [InlineData("us", "U.S.")]
    public void Different_words_stay_different(string one, string other) => Assert.NotEqual(Words(one), Words(other));

    [Theory]
    [InlineData("Российский їжак Ўладзімір ёлка")]
    [InlineData("Élysée Việt Nam")]
    [InlineData("آزادی ؤ أإ")]
    [InlineData("पाकिस्तान क़")]
    public void Composed_and_decomposed_texts_have_the_same_words(string text) =>
        Assert.Equal(Words(text.Normalize(NormalizationForm.FormC)), Words(text.Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Scripts_without_spaces_give_a_word_per_character() => Assert.Equal(["巴", "基", "𠀀", "が"], Words("巴基𠀀が").Select(w => w.Normalize()));

    [Fact]
    public void Folding_what_is_folded_changes_nothing()
    {
        // All planes that have letters: the first three, and what begins the fourth.
        foreach (var rune in Enumerable.Range(0, 0x32400).Where(Rune.IsValid).Select(i => new Rune(i)))
        {
            foreach (var word in Words($"x{rune}").Concat(Words(rune.ToString())))
                Assert.True(Words(word) is [var again] && again == word, $"U+{rune.Value:X4} gives '{word}' and then '{string.Join(' ', Words(word))}'");
        }
    }

    [Fact]
    public void Offsets_point_into_the_raw_text()
    {
        const string Text = "«Pakistan’s» Росси\u0301я";
        var tokens = new FoldedTokenizer(Text);
        Assert.True(tokens.Read());
        Assert.Equal("Pakistan", Text[tokens.Start..tokens.End]);
        Assert.True(tokens.Read());
        Assert.Equal("Росси\u0301я", Text[tokens.Start..tokens.End]);
        Assert.False(tokens.Read());
        Assert.False(tokens.Read());
    }

    [Fact]
    public void Positions_leave_a_gap_between_paragraphs_and_none_at_a_possessive()
    {
        var tokens = new FoldedTokenizer("\n\nPakistan's army\r\n\n\u2029moves\n", firstPosition: 7);
        var positions = new List<int>();
        while (tokens.Read())
            positions.Add(tokens.Position);
        Assert.Equal([7, 8, 9 + FoldedTokenizer.ParagraphGap], positions);
    }

    [Fact]
    public void A_lone_surrogate_parts_words() => Assert.Equal(["a", "b", "c"], Words("a\uD800b\uDC00\uD83Dc\uD83D"));

    [Fact]
    public void Of_an_endless_word_the_beginning_counts()
    {
        var words = Words(new string('ß', 100_000) + " next");
        Assert.Equal([new string('s', FoldedTokenizer.MaxWordLength), "next"], words);
    }

    internal static List<string> Words(string text)
    {
        var words = new List<string>();
        var tokens = new FoldedTokenizer(text);
        while (tokens.Read())
            words.Add(tokens.Word.ToString());
        return words;
    }
}
