using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Carries an outcome out through the HTTP handler, which passes on nothing but exceptions. Never leaves this folder.</summary>
internal sealed class FetchFailedException(FetchOutcome outcome, string detail, bool transient = false, UrlRefusal? refusal = null)
    : Exception(detail)
{
    public FetchOutcome Outcome => outcome;

    /// <summary>Trying again at once may help.</summary>
    public bool Transient => transient;

    public UrlRefusal? Refusal => refusal;
}
