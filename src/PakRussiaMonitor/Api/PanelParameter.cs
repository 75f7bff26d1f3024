using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>The parameter that narrows a count to a set of sources: the sources observed throughout, or a set that an earlier answer named.</summary>
internal static class PanelParameter
{
    /// <summary>What is wrong with it; null: nothing.</summary>
    public static string? Fault(string? panel, DateTimeOffset? from) => panel switch
    {
        null => null,
        Panels.Constant when from is null => "A constant panel is that of a window: write 'from' too.",
        _ when !Panels.IsName(panel) => "Write constant, or the id of a panel as an earlier answer gave it.",
        _ => null,
    };

    /// <summary>The question with the id of a stored panel in place of <c>constant</c>, so that it means the same sources for ever.</summary>
    public static async Task<(CountsQuery Query, Panel? Panel, ProblemHttpResult? Problem)> Pin(CountsQuery query, Panels panels, CancellationToken cancellation)
    {
        if (query.Panel is not { } asked)
            return (query, null, null);
        var panel = asked == Panels.Constant ? await panels.Through(query.From!.Value, query.To, cancellation) : await panels.Find(asked, cancellation);
        return panel is null
            ? (query, null, Problems.InvalidParameter("panel", asked, "There is no such panel. Ask with panel=constant; the answer's receipt names the one that it used."))
            : (query with { Panel = panel.Id }, panel, null);
    }
}

/// <param name="Id">Asks for the same sources again, whatever becomes of them.</param>
/// <param name="Sources">How many they are.</param>
/// <param name="Note">What of an article puts it in.</param>
internal sealed record PanelView(string Id, int Sources, string Note)
{
    public static PanelView? From(Panel? panel) => panel is null ? null : new(
        panel.Id, panel.Sources.Count, "Only articles that a source of the panel brought first; a piece counts where its first article is one of them.");
}
