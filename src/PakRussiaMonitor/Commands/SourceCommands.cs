using System.CommandLine;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Commands;

/// <summary><c>source</c>: looks at addresses before they are registered, and works on the registered ones.</summary>
internal static class SourceCommands
{
    public static Command Build(Option<string> database)
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "A setting, as Section:Name=value (see the README); may be repeated.",
            HelpName = "SETTING",
            DefaultValueFactory = _ => [],
        };
        return new("source", "Looks at feeds before they are registered, registers and lists them.") { Preview(database, settings) };
    }

    private static Command Preview(Option<string> database, Option<string[]> settings)
    {
        var url = new Argument<string>("URL") { Description = "A feed's address, or a page of a site whose feeds are looked for." };
        var json = new Option<bool>("--json") { Description = "One JSON document, as the API answers." };
        var command = new Command("preview", "Shows what an address would bring, cleaned, and stores nothing.") { url, json, settings };
        command.SetAction((parsed, cancellation) => PreviewReport.Run(
            parsed.GetValue(url)!, parsed.GetValue(database)!, Arguments(parsed.GetValue(settings)!), parsed.GetValue(json), cancellation));
        return command;
    }

    private static IReadOnlyList<string> Arguments(string[] settings) => [.. settings.Select(setting => "--" + setting)];
}
