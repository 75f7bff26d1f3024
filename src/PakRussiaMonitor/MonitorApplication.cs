using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Api;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Telemetry;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor;

/// <summary>How the service is put together: one line per slice, then the way of a request.</summary>
public static class MonitorApplication
{
    /// <summary>Builds the whole service around an open database; it owns the database from then on.</summary>
    /// <param name="arguments">Settings in the form <c>--Section:Name=value</c>, over appsettings.json and environment variables.</param>
    /// <param name="addEngine">Adds what hosts the actors; null for the in-process engine.</param>
    public static WebApplication Build(
        IDatabase database, IReadOnlyList<string> arguments, Action<WebApplicationBuilder>? adjust = null,
        Action<WebApplicationBuilder>? addEngine = null, Role role = Role.All)
    {
        // Settings are read at the start: watching files for changes would cost a file watcher, of which a machine has few.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false", .. arguments], ContentRootPath = AppContext.BaseDirectory });
        builder.AddTelemetry();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => database); // from a factory, so that the container disposes of it
        builder.Services.AddLedger();
        builder.Services.AddTopics();
        builder.Services.AddArticles();
        builder.Services.AddActors();
        (addEngine ?? OneProcess.Add)(builder); // before what calls it: services stop in reverse order
        builder.Services.AddSources(builder.Configuration, polls: role != Role.Api);
        builder.Services.AddHostedService<Drain>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Drain.Longest);
        builder.AddApi();
        adjust?.Invoke(builder);

        var app = builder.Build();
        if (role == Role.Silo)
            app.UseHealthAndMetrics();
        else
            app.UseWholeApi();
        return app;
    }

    private static void UseWholeApi(this WebApplication app)
    {
        app.UseMiddleware<RequestSpans>();
        app.UseApi();
        app.MapHealth();
        app.MapMetrics();
        app.MapTopics();
        app.MapSeveralCounts();
        app.MapEvents();
        app.MapArticles();
        app.MapCleaning();
        app.MapRevisions();
        app.MapOverrides();
        app.MapPieces();
        app.MapSources();
        app.MapPurge();
        app.MapAudit();
    }

    /// <summary>A silo answers those who keep it running, and nobody else: whoever asks for counts asks an API.</summary>
    private static void UseHealthAndMetrics(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseMiddleware<BrowserSafety>();
        app.UseMiddleware<KeyCheck>();
        app.UseRouting();
        app.MapHealth();
        app.MapMetrics();
    }

    private static void AddLedger(this IServiceCollection services)
    {
        services.AddSingleton(CrashPoints.None);
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<IGauges>(provider => provider.GetRequiredService<LedgerWriter>());
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<LedgerFollower>();
        services.AddSingleton<FollowedSources>();
        services.AddSingleton<Panels>();
        services.AddSingleton<KeyTable>();
        services.AddSingleton(typeof(IActorState<>), typeof(ActorStateTable<>));
    }

    private static void AddTopics(this IServiceCollection services)
    {
        services.AddSingleton<TopicTable>();
        services.AddSingleton<TopicSets>();
        services.AddSingleton<TopicHistory>();
        services.AddSingleton<Coverage>();
        services.AddSingleton<TopicPreviews>();
        services.AddSingleton<ArticleSearch>();
        services.AddSingleton<StoredTotals>();
        services.AddSingleton<Restatements>();
        services.AddSingleton<BackfillService>();
        services.AddHostedService(provider => provider.GetRequiredService<BackfillService>());
    }

    private static void AddArticles(this IServiceCollection services)
    {
        services.AddSingleton<ArticleArchive>();
        services.AddSingleton<IPieceIndex, StoredPieces>();
        services.AddSingleton<PieceRulings>();
        services.AddSingleton<PieceReader>();
        services.AddSingleton<CleaningTable>();
        services.AddSingleton<SourceCleanings>();
        services.AddSingleton<CleaningRulings>();
        services.AddSingleton<ArticleVersions>();
        services.AddSingleton<OverrideTable>();
        services.AddSingleton<PageOverrides>();
        services.AddSingleton<CpuBound>();
        services.AddSingleton<IGauges>(provider => provider.GetRequiredService<CpuBound>());
    }

    /// <summary>The actors, whatever hosts them.</summary>
    private static void AddActors(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ActorFactory(
            (id, actors) => ActivatorUtilities.CreateInstance<Source>(
                provider, id, actors, ActivatorUtilities.CreateInstance<SourceDrain>(provider, id, actors)),
            host => ActivatorUtilities.CreateInstance<Site>(provider, host),
            _ => ActivatorUtilities.CreateInstance<Article>(provider),
            id => ActivatorUtilities.CreateInstance<Topic>(provider, id)));
    }
}
