using System.Buffers;
using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Commands;

/// <summary>
/// One line of JSON in pieces of fixed size, so that a line of many megabytes costs no more than its length. Text is UTF-8 as it is; only what JSON
/// cannot hold is escaped.
/// </summary>
internal sealed class JsonLine : IDisposable
{
    private const int PieceSize = 64 * 1024;
    private const int Stretch = 4096;

    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. "\"\\\u2028\u2029", .. Enumerable.Range(0, 0x20).Select(code => (char)code)]);

    private readonly List<(byte[] Bytes, int Length)> full = [];
    private byte[] piece = ArrayPool<byte>.Shared.Rent(PieceSize);
    private int length;

    public void Raw(string ascii) => Plain(ascii);

    public void String(string? value)
    {
        if (value is null)
        {
            Plain("null");
            return;
        }

        Plain("\"");
        var text = value.AsSpan();
        for (var at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            Plain(text[..at]);
            Plain(text[at] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                var other => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)other:x4}"),
            });
            text = text[(at + 1)..];
        }

        Plain(text);
        Plain("\"");
    }

    public async Task WriteTo(Stream output, CancellationToken cancellation)
    {
        foreach (var (bytes, count) in full)
            await output.WriteAsync(bytes.AsMemory(0, count), cancellation);
        await output.WriteAsync(piece.AsMemory(0, length), cancellation);
        await output.FlushAsync(cancellation);
    }

    public void Dispose()
    {
        foreach (var (bytes, _) in full)
            ArrayPool<byte>.Shared.Return(bytes);
        full.Clear();
        ArrayPool<byte>.Shared.Return(piece);
        piece = [];
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var stretch = text[..Math.Min(text.Length, Stretch)];
            if (stretch.Length < text.Length && char.IsHighSurrogate(stretch[^1]))
                stretch = stretch[..^1];
            if (piece.Length - length < stretch.Length * 3)
                NextPiece();
            length += Encoding.UTF8.GetBytes(stretch, piece.AsSpan(length));
            text = text[stretch.Length..];
        }
    }

    private void NextPiece()
    {
        full.Add((piece, length));
        piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        length = 0;
    }
}
