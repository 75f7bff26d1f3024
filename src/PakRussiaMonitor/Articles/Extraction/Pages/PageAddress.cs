namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>The one address of a page.</summary>
internal static class PageAddress
{
    /// <summary>Second-level labels under which names are registered, as in <c>example.co.uk</c>.</summary>
    private static readonly string[] SharedLabels = ["co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "nic", "mil", "sch", "in"];

    /// <summary>
    /// What rel=canonical says, else og:url, where that is of the same registrable domain as the address that the page was fetched from: no site
    /// speaks for another. Otherwise the fetched address; null when it is unknown and nothing is said.
    /// </summary>
    public static string? Canonical(PageMetadata metadata, string? fetched)
    {
        var from = Absolute(fetched, null);
        foreach (var said in (ReadOnlySpan<string?>)[metadata.CanonicalLink, metadata.First("og:url")])
        {
            if (Absolute(said, from) is { } url && (from is null || RegistrableDomain(url.IdnHost) == RegistrableDomain(from.IdnHost)) && !(IsRoot(url) && from is not null && !IsRoot(from)))
                return url.AbsoluteUri;
        }

        return from?.AbsoluteUri;
    }

    /// <summary>
    /// The domain as somebody registered it, judged by the shape of the name: <c>news.example.co.uk</c> gives <c>example.co.uk</c>. Without a list
    /// of public suffixes this errs towards two labels only.
    /// </summary>
    public static string RegistrableDomain(string host)
    {
        var labels = host.ToLowerInvariant().TrimEnd('.').Split('.');
        if (labels.Length <= 2 || Uri.CheckHostName(host) != UriHostNameType.Dns)
            return string.Join('.', labels);
        var count = labels[^1].Length == 2 && SharedLabels.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels[^count..]);
    }

    /// <summary>A site whose every page calls the front page canonical says nothing.</summary>
    private static bool IsRoot(Uri url) => url.AbsolutePath == "/" && url.Query.Length == 0;

    private static Uri? Absolute(string? text, Uri? @base)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var isAbsolute = @base is null ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) : Uri.TryCreate(@base, text.Trim(), out url);
        return isAbsolute && url!.Scheme is "http" or "https" && HostName.Of(url) is not null ? url : null;
    }
}
