namespace PakRussiaMonitor.Articles;

/// <summary>The host of a URL as it is looked up.</summary>
internal static class HostName
{
    /// <summary>In ASCII; null where .NET reads the URL and only then finds that its host holds what no host name can (U+FFFD, a lone joiner).</summary>
    public static string? Of(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
