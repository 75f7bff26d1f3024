namespace PakRussiaMonitor.Ledger;

/// <summary>A span that cleaning took out of a text, kept for good.</summary>
/// <param name="At">UTF-16 offset in the cleaned text at which the span stood.</param>
/// <param name="Text">The span itself, as it stood in the raw text.</param>
/// <param name="Rule">The rule that removed it, e.g. <c>comment-form</c>.</param>
public sealed record RemovedSpan(int At, string Text, string Rule);
