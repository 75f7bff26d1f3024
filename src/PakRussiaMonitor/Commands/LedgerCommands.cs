using System.CommandLine;
using PakRussiaMonitor.Ledger;
using Spectre.Console;

namespace PakRussiaMonitor.Commands;

/// <summary><c>ledger copy</c>: everything into another, empty database, verified by comparing every row and every count.</summary>
internal static class LedgerCommands
{
    public static Command Build()
    {
        var from = new Option<string>("--from") { Description = "The database to copy: a file, or postgres://…", HelpName = "DATABASE", Required = true };
        var to = new Option<string>("--to") { Description = "The empty database to copy into; a file is made.", HelpName = "DATABASE", Required = true };
        var copy = new Command("copy", "Copies everything between SQLite and PostgreSQL and compares every count.") { from, to };
        copy.SetAction((parsed, cancellation) => Copy(parsed.GetValue(from)!, parsed.GetValue(to)!, cancellation));
        return new("ledger", "Looks after the database as a whole.") { copy };
    }

    private static async Task<int> Copy(string from, string to, CancellationToken cancellation)
    {
        if (!DatabaseAddress.IsPostgreSql(from) && !File.Exists(from))
            throw new CommandFailedException($"There is no database {from} to copy.");
        await using var source = DatabaseAddress.Open(from, TimeProvider.System);
        await using var target = DatabaseAddress.Open(to, TimeProvider.System);
        await Console.Error.WriteLineAsync($"Copying {source.Description} into {target.Description}");
        var report = await new LedgerCopy(source, target).Run(cancellation);
        Print(report);
        return report.Difference is { } difference
            ? throw new CommandFailedException($"The copy is not equal, do not use it: {difference}")
            : 0;
    }

    private static void Print(CopyReport report)
    {
        Write(
            ["table", "rows read", "rows found", "contents"],
            report.Tables.Select(table => new object[] { table.Name, table.From.Rows, table.To.Rows, table.From == table.To ? "equal" : "DIFFER" }));
        Console.WriteLine();
        var found = report.To.Totals.ToDictionary(total => (total.Topic, total.Revision));
        Write(
            ["topic", "revision", "articles", "pieces", "undated", "days", "counts"],
            report.From.Totals.Select(total => new object[]
            {
                total.Topic, total.Revision, total.Articles, total.Pieces, total.Undated, total.Days,
                total == found.GetValueOrDefault((total.Topic, total.Revision)) ? "equal" : "DIFFER",
            }));
        Console.WriteLine();
        Console.WriteLine($"Head {report.From.Head} and {report.To.Head}; {report.From.Count} counts (topic, revision, clock, day) compared.");
    }

    private static void Write(string[] heads, IEnumerable<object[]> rows)
    {
        var table = new Table().Border(TableBorder.None).AddColumns(heads);
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text($"{cell}")).ToArray());
        AnsiConsole.Write(table);
    }
}
