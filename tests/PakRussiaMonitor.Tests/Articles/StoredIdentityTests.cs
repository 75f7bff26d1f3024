using System.Text;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Pieces;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>Hashes are stored for good: however they are worked out, they must come out as they always did.</summary>
public class StoredIdentityTests
{
    [Fact]
    public void The_hash_of_parts_is_the_one_that_databases_hold() => Assert.Equal(
        "3864248b00322a97f8428820b1c81f4f35de826876f862344eaa414e9f11c23d",
        Convert.ToHexStringLower(ItemIdentity.Sha256("Пакистан", null, "", "a😀")));

    [Fact]
    public void A_piece_is_the_words_of_its_text_whatever_the_character()
    {
        var text = new StringBuilder();
        for (var code = 1; code < 0x2FFFF; code++)
        {
            text.Append(code is >= 0xD800 and < 0xE000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
            if (code % 3 == 0)
                text.Append('a');
        }

        var words = new StringBuilder();
        var gap = false;
        foreach (var rune in text.ToString().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                words.Append(gap && words.Length > 0 ? " " : "").Append(Rune.ToLowerInvariant(rune));
            gap = !Rune.IsLetterOrDigit(rune);
        }

        Assert.Equal(Piece(words.ToString()), Piece(text.ToString()));
        Assert.Equal(BitConverter.ToInt64(ItemIdentity.Sha256(words.ToString())) & long.MaxValue, Piece(text.ToString()));
        Assert.NotEqual(Piece("one two"), Piece("onetwo"));
    }

    [Fact]
    public void Text_left_alone_as_canonical_is_canonical_in_any_company()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var text = $"e{(char)code}\u0301 \u1100{(char)code}";
            var canonical = CanonicalText.Of($"x{(char)code}");
            Assert.True(canonical.IsNormalized(NormalizationForm.FormC), $"{code:X4}");
            Assert.True(CanonicalText.Of(text).IsNormalized(NormalizationForm.FormC), $"{code:X4} among marks");
            Assert.True(CanonicalText.Of($"\u1100{(char)code}") == Slowly($"\u1100{(char)code}"), $"{code:X4} behind a Hangul consonant");
        }
    }

    /// <summary>By way of a mark, which no shortcut lets pass.</summary>
    private static string Slowly(string text) => CanonicalText.Of(text + "q\u0301")[..^"q\u0301".Length];

    private static long Piece(string text) => PieceFingerprint.Of(new CleanText(null, null, text, false, []));
}
