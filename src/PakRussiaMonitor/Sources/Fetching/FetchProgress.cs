namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>How far one fetch has come: what can still be told when a limit cuts it off.</summary>
internal sealed class FetchProgress(FetchRequest request, HttpClient client)
{
    public FetchRequest Request => request;

    public HttpClient Client => client;

    public int Attempts { get; set; }

    public long WireBytes { get; set; }

    /// <summary>Where the current attempt has got to.</summary>
    public Uri Url { get; set; } = request.Url;

    /// <summary>The current attempt reads a body: one that is too slow stays so, and trying again would not help.</summary>
    public bool InBody { get; set; }

    /// <summary>The result of the last attempt that ended by itself.</summary>
    public FetchResult? Last { get; set; }
}
