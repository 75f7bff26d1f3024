using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// Asks for counts while the service works and remembers each answer with its sequence number. Afterwards the same question as of
/// that number must be answered the same, whatever happened since. Also tells how long the answers took.
/// </summary>
/// <param name="door">Where to ask just now; null: nobody serves.</param>
internal sealed class Witness(Func<Uri?> door, TimeSpan every) : IAsyncDisposable
{
    private static readonly string[] Parts = ["total", "undated", "buckets", "groups"];

    private readonly ConcurrentQueue<(string Question, long AsOf, string Answer)> remembered = new();
    private readonly ConcurrentQueue<TimeSpan> took = new();
    private readonly CancellationTokenSource end = new();
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(40) };
    private Task? asking;
    private int failed;

    public int Remembered => remembered.Count;

    /// <summary>Questions that were not answered.</summary>
    public int Failed => Volatile.Read(ref failed);

    public void Start() => asking = Ask(end.Token);

    public async Task Stop()
    {
        await end.CancelAsync();
        await (asking ?? Task.CompletedTask);
    }

    /// <summary>The time within which a share of the answers came.</summary>
    public TimeSpan Within(double share)
    {
        var sorted = took.Order().ToArray();
        return sorted is [] ? TimeSpan.Zero : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }

    /// <summary>Those of the remembered answers, at most so many and evenly chosen, that are given differently now.</summary>
    public async Task<(int Asked, IReadOnlyList<string> Different)> AskAgain(Uri service, int most)
    {
        var all = remembered.ToArray();
        var chosen = all.Where((_, i) => all.Length <= most || i % ((all.Length / most) + 1) == 0).ToArray();
        var different = new List<string>();
        foreach (var (question, asOf, before) in chosen)
        {
            var now = Told(JsonDocument.Parse(await client.GetStringAsync(new Uri(service, $"{question}&asOf={asOf}"))).RootElement);
            if (now != before)
                different.Add($"as of {asOf}, {question}: {now} instead of {before}");
        }

        return (chosen.Length, different);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        end.Dispose();
        client.Dispose();
    }

    private async Task Ask(CancellationToken cancellation)
    {
        var questions = CountedTopic.All.Select(what => $"/api/v1/topics/{what.Topic}/counts?bucket=day&by=outlet&{what.Query}").ToArray();
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            if (door() is { } service)
                await Ask(service, questions[i % questions.Length], cancellation);
            await Task.Delay(every, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task Ask(Uri service, string question, CancellationToken cancellation)
    {
        try
        {
            var start = Stopwatch.GetTimestamp();
            var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri(service, question), cancellation)).RootElement;
            took.Enqueue(Stopwatch.GetElapsedTime(start));
            remembered.Enqueue((question, answer.GetProperty("asOf").GetInt64(), Told(answer)));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException or SocketException)
        {
            if (!cancellation.IsCancellationRequested)
                Interlocked.Increment(ref failed);
        }
    }

    private static string Told(JsonElement answer) => string.Join(' ', Parts.Select(part => answer.GetProperty(part).GetRawText()));
}
