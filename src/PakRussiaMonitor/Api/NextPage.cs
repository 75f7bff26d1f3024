using Microsoft.AspNetCore.WebUtilities;

namespace PakRussiaMonitor.Api;

/// <summary>Links from one page of a list to the next (RFC 8288).</summary>
internal static class NextPage
{
    /// <summary>Clients bound the headers that they read; where the link would be longer, the cursor in the body has to do.</summary>
    private const int LongestLink = 4_096;

    /// <summary>The address of the next page of what was asked.</summary>
    public static string Address(HttpRequest request, string cursor)
    {
        var rest = QueryString.Create(request.Query.Where(pair => !pair.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase)));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path + rest, "cursor", cursor);
    }

    public static void Link(HttpContext http, string? cursor)
    {
        if (cursor is null)
            return;
        var address = Address(http.Request, cursor);
        if (address.Length <= LongestLink)
            http.Response.Headers.Link = $"<{address}>; rel=\"next\"";
    }
}
