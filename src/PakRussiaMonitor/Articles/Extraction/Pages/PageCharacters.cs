using System.Buffers;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>
/// A page's characters in a buffer that the next page uses again. In strings of their own they would be large objects, of which every two dozen
/// pages make the garbage collector go through all memory.
/// </summary>
internal sealed class PageCharacters : IDisposable
{
    /// <summary>Longer pages are rare, and what they take is not kept.</summary>
    private const int LongestKept = 1 << 20;

    private const int MostKept = 4;

    private static readonly ArrayPool<char> Pool = ArrayPool<char>.Create(LongestKept, MostKept);

    private PageCharacters(int most) => Buffer = Pool.Rent(most);

    /// <summary>The characters, and behind <see cref="Length"/> anything.</summary>
    public char[] Buffer { get; }

    public int Length { get; set; }

    public ReadOnlySpan<char> Span => Buffer.AsSpan(0, Length);

    public static PageCharacters Of(string html)
    {
        var page = new PageCharacters(html.Length) { Length = html.Length };
        html.CopyTo(page.Buffer);
        return page;
    }

    public static PageCharacters Of(ReadOnlySpan<byte> bytes, BodyEncoding encoding)
    {
        var page = new PageCharacters(encoding.Encoding.GetMaxCharCount(bytes.Length));
        page.Length = encoding.Decode(bytes, page.Buffer);
        return page;
    }

    public void Dispose() => Pool.Return(Buffer);
}
