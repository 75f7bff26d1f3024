using System.Globalization;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics;
using Spectre.Console;

namespace PakRussiaMonitor.Commands;

/// <summary>The table of topics and their counts, as a person reads it.</summary>
internal static class CountsTable
{
    public static async Task Print(IServiceProvider services, CancellationToken cancellation)
    {
        var actors = services.GetRequiredService<IActors>();
        var table = new Table().Border(TableBorder.Simple).AddColumn("Topic");
        foreach (var column in (string[])["articles", "pieces", "outlets", "authors", "undated"])
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var topic in await services.GetRequiredService<TopicTable>().Current(cancellation))
        {
            var counts = await actors.Topic(topic.Topic).Overview(Clock.Published, cancellation);
            table.AddRow(
                Spectre.Console.Markup.Escape(topic.Name), Text(counts.Articles.Total), Text(counts.Pieces.Total), Text(counts.Outlets), Text(counts.Authors),
                Text(counts.Articles.Undated));
        }

        AnsiConsole.Write(table);
    }

    private static string Text(long count) => count == 0 ? "·" : count.ToString("N0", CultureInfo.InvariantCulture);
}
