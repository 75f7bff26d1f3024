using System.IO.Compression;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Undoes a body's packing in memory, and stops at a limit: 405 bytes of Brotli can hold 256 MB.</summary>
internal static class Unpacking
{
    private const int MaxLayers = 2;

    /// <param name="encodings">The Content-Encoding header's values in the order in which they were applied.</param>
    /// <param name="limit">The most bytes that any layer may unpack to.</param>
    /// <exception cref="FetchFailedException">Too large, damaged, or an encoding that was not asked for.</exception>
    public static byte[] Unpack(byte[] packed, IReadOnlyList<string> encodings, int limit)
    {
        var layers = encodings
            .Select(encoding => encoding.Trim().ToLowerInvariant())
            .Where(encoding => encoding is not ("" or "identity"))
            .Reverse()
            .ToList();
        if (layers.Count > MaxLayers)
            throw new FetchFailedException(FetchOutcome.NotAFeed, $"{layers.Count} content encodings on top of one another");
        return layers.Aggregate(packed, (bytes, encoding) => Unpack(bytes, encoding, limit));
    }

    /// <summary>A body that is gzip still was packed as a file and not for the way, as sitemaps are that end in .xml.gz, whatever its type is called.</summary>
    /// <exception cref="FetchFailedException">Too large, or damaged.</exception>
    public static byte[] UnpackFile(byte[] body, int limit) => IsGzip(body) ? Unpack(body, "gzip", limit) : body;

    private static byte[] Unpack(byte[] packed, string encoding, int limit)
    {
        using var source = new MemoryStream(packed, writable: false);
        switch (encoding)
        {
            // Some servers label what they did not pack.
            case "gzip" or "x-gzip" when !IsGzip(packed):
                return packed;
            case "gzip" or "x-gzip":
                return Drain(new GZipStream(source, CompressionMode.Decompress), encoding, limit);
            // The standard means zlib; some servers send the bare deflate stream.
            case "deflate" when IsZlib(packed):
                return Drain(new ZLibStream(source, CompressionMode.Decompress), encoding, limit);
            case "deflate":
                return Drain(new DeflateStream(source, CompressionMode.Decompress), encoding, limit);
            case "br":
                return Drain(new BrotliStream(source, CompressionMode.Decompress), encoding, limit);
            default:
                throw new FetchFailedException(FetchOutcome.NotAFeed, $"content encoding {encoding} was not asked for");
        }
    }

    private static byte[] Drain(Stream unpacking, string encoding, int limit)
    {
        using (unpacking)
        using (var unpacked = new MemoryStream())
        {
            var buffer = new byte[32_768];
            try
            {
                for (int read; (read = unpacking.Read(buffer)) > 0;)
                {
                    if (unpacked.Length + read > limit)
                        throw new FetchFailedException(FetchOutcome.TooLarge, $"{encoding} unpacks to more than {limit} bytes");
                    unpacked.Write(buffer, 0, read);
                }
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                throw new FetchFailedException(FetchOutcome.NotAFeed, $"the {encoding} data is damaged");
            }

            return unpacked.ToArray();
        }
    }

    private static bool IsGzip(byte[] bytes) => bytes is [0x1f, 0x8b, ..];

    /// <summary>RFC 1950: method 8, and the first two bytes divide by 31.</summary>
    private static bool IsZlib(byte[] bytes) => bytes is [var first, var second, ..] && (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
}
