using System.Buffers;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Reads a body under the limits: bytes on the wire, bytes unpacked, ratio between them, rate.</summary>
internal sealed class BodyReader(FetchOptions options, TimeProvider time)
{
    private const int FreeOfRatio = 1_000_000;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    /// <exception cref="FetchFailedException">A limit was met, or the packing cannot be undone.</exception>
    public async Task<byte[]> Read(HttpContent content, FetchProgress progress, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > options.MaxWireBytes)
            throw new FetchFailedException(FetchOutcome.TooLarge, $"{content.Headers.ContentLength} bytes announced, {options.MaxWireBytes} allowed");

        var packed = await ReadWire(content, progress, cancellation);
        var limit = Math.Min(options.MaxBodyBytes, Math.Max(FreeOfRatio, (long)packed.Length * options.MaxRatio));
        return Unpacking.UnpackFile(Unpacking.Unpack(packed, [.. content.Headers.ContentEncoding], (int)limit), (int)limit);
    }

    private async Task<byte[]> ReadWire(HttpContent content, FetchProgress progress, CancellationToken cancellation)
    {
        // The deadline moves on as bytes arrive: that is the minimal rate, and a stalled read meets it too.
        using var patience = new CancellationTokenSource(Remaining(0, TimeSpan.Zero), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        var started = time.GetTimestamp();
        var buffer = ArrayPool<byte>.Shared.Rent(32_768);
        try
        {
            // As large as announced: growing by doubling would leave as much again behind, in the heap that is cleared last.
            using var wire = new MemoryStream((int)(content.Headers.ContentLength ?? 0));
            await using var stream = await content.ReadAsStreamAsync(either.Token);
            for (int read; (read = await stream.ReadAsync(buffer, either.Token)) > 0;)
            {
                progress.WireBytes += read;
                if (wire.Length + read > options.MaxWireBytes)
                    throw new FetchFailedException(FetchOutcome.TooLarge, $"more than {options.MaxWireBytes} bytes on the wire");
                wire.Write(buffer, 0, read);
                patience.CancelAfter(Remaining(wire.Length, time.GetElapsedTime(started)));
            }

            return wire.Length == wire.Capacity ? wire.GetBuffer() : wire.ToArray();
        }
        catch (Exception) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new FetchFailedException(FetchOutcome.TimedOut, $"slower than {options.MinBytesPerSecond} bytes a second");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private TimeSpan Remaining(long bytes, TimeSpan elapsed)
    {
        if (options.MinBytesPerSecond == 0) return Timeout.InfiniteTimeSpan;
        var left = Grace + TimeSpan.FromSeconds((double)bytes / options.MinBytesPerSecond) - elapsed;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
