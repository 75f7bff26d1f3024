using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>The parameter that narrows a count to a set of sources: the sources observed throughout, or a set that an earlier answer named.</summary>
internal static class PanelParameter
{
    /// <summary>
    /// The question with the id of a stored panel in place of <c>constant</c>, so that it means the same sources for ever; or the problem
    /// with the first parameter that is not understood.
    /// </summary>
    /// <param name="first">The panel that the first page of a list was of: all its pages are.</param>
    public static async Task<(CountsQuery? Query, Panel? Panel, ProblemHttpResult? Problem)> Read(
        CountsParameters parameters, Panels panels, CancellationToken cancellation, string? first = null)
    {
        var (query, problem) = (parameters with { Panel = null }).Read();
        if (query is null || parameters.Panel is not { } asked)
            return (query, null, problem);
        if (asked == Panels.Constant && query.From is null)
            return Bad("A constant panel is that of a window: write 'from' too.");
        if (asked != Panels.Constant && !Panels.IsId(asked))
            return Bad("Write constant, or the id of a panel as an earlier answer gave it.");
        var panel = asked == Panels.Constant && first is null
            ? await panels.Through(query.From!.Value, query.To, cancellation)
            : await panels.Find(asked == Panels.Constant ? first! : asked, cancellation);
        return panel is null
            ? Bad("There is no such panel. Ask with panel=constant; the answer names the one that it used.")
            : (query with { Panel = panel.Id }, panel, null);

        (CountsQuery?, Panel?, ProblemHttpResult?) Bad(string remedy) => (null, null, Problems.InvalidParameter("panel", asked, remedy));
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
