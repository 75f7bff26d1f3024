using System.Net;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Orleans;

/// <summary>
/// Actors as grains. Silos that share a PostgreSQL database are one cluster; with a file as database the cluster is this process
/// alone, for a trial.
/// </summary>
public sealed class OrleansEngine : IEngine
{
    private const string Invariant = "Npgsql";
    private const int MostConnections = 10;

    public bool HasRoles => true;

    public void Add(WebApplicationBuilder builder, string database, Role role)
    {
        var section = builder.Configuration.GetSection(OrleansOptions.Section);
        builder.Services.AddOptions<OrleansOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var options = section.Get<OrleansOptions>() ?? new();
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        // While a silo is gone these tell of every single call to it; whoever made the call tells so too.
        builder.Logging.AddFilter("Orleans.Messaging", LogLevel.Critical);
        builder.Logging.AddFilter("Orleans.Grain", LogLevel.Critical);
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error); // it would have a larger heap, which this service does without on purpose
        // Health answers while the process is still joining, so that whoever started it can see why it is not ready.
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        if (PostgreSqlAddress.Is(database))
            AddToCluster(builder, options, Connection(database), role);
        else if (role == Role.All)
            builder.UseOrleans(silo => AddActors(silo.UseLocalhostClustering(options.SiloPort, options.GatewayPort), options));
        else
            throw new StorageException("Processes that share the work need one database that all of them reach. Name a PostgreSQL database with --db postgres://user@host/name.");
    }

    /// <summary>What every silo has, however its cluster is formed.</summary>
    internal static void AddActors(ISiloBuilder silo, OrleansOptions options)
    {
        AddShared(silo.Services, options);
        silo.Services.AddSingleton<IMembership, SiloMembership>();
        silo.Services.AddSingleton<SiloGauges>();
        silo.Services.AddSingleton<IGauges>(provider => provider.GetRequiredService<SiloGauges>());
        silo.AddActivityPropagation();
        silo.Configure<SiloMessagingOptions>(messaging => Set(messaging, options));
        // Looks for idle actors often enough that an article, which goes after ten seconds, does not stay for a minute.
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionQuantum = TimeSpan.FromSeconds(5));
        // What a machine that went away leaves in the table no longer counts after a quarter of a minute, so that others can start without it.
        silo.Configure<ClusterMembershipOptions>(cluster => cluster.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5));
        silo.AddOutgoingGrainCallFilter<CallFailures>();
    }

    private static void AddToCluster(WebApplicationBuilder builder, OrleansOptions options, NpgsqlConnectionStringBuilder address, Role role)
    {
        var connection = address.ConnectionString;
        OrleansTables.Make(address);
        if (role == Role.Api)
        {
            builder.UseOrleansClient(client => AddClient(client.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Invariant, connection)), options));
            return;
        }

        builder.UseOrleans(silo =>
        {
            AddActors(silo, options);
            silo.UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (Invariant, connection));
            silo.AddAdoNetGrainStorage(GrainActorState.Storage, (AdoNetGrainStorageOptions storage) =>
                (storage.Invariant, storage.ConnectionString, storage.GrainStorageSerializer) = (Invariant, connection, new StateJson()));
            silo.Services.AddSingleton(typeof(IActorState<>), typeof(GrainActorState<>));
            Listen(silo, options);
        });
    }

    /// <summary>What every process has that only calls actors.</summary>
    internal static void AddClient(IClientBuilder client, OrleansOptions options)
    {
        AddShared(client.Services, options);
        client.Services.AddSingleton<ClientMembership>();
        client.Services.AddSingleton<IMembership>(provider => provider.GetRequiredService<ClientMembership>());
        client.Configure<ClientMessagingOptions>(messaging => Set(messaging, options));
        client.AddOutgoingGrainCallFilter<CallFailures>();
        client.AddActivityPropagation();
        client.AddGatewayCountChangedHandler(provider => provider.GetRequiredService<ClientMembership>().GatewaysChanged);
        client.UseConnectionRetryFilter<ClientMembership.Patience>();
    }

    private static void AddShared(IServiceCollection services, OrleansOptions options)
    {
        services.AddSingleton<IActors, OrleansActors>();
        services.AddMessages();
        services.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
    }

    /// <summary>Whoever cancels a call learns when it has ended, as on the in-process engine; a call that is given up is cancelled too.</summary>
    private static void Set(MessagingOptions messaging, OrleansOptions options)
    {
        messaging.ResponseTimeout = TimeSpan.FromSeconds(options.ResponseTimeoutSeconds);
        messaging.WaitForCancellationAcknowledgement = true;
        messaging.CancelRequestOnTimeout = true;
    }

    /// <summary>A silo that others know by a loopback address listens there alone.</summary>
    private static void Listen(ISiloBuilder silo, OrleansOptions options)
    {
        if (options.AdvertisedAddress is not { } name)
            silo.ConfigureEndpoints(options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
        else if (IPAddress.TryParse(name, out var address))
            silo.ConfigureEndpoints(address, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        else
            silo.ConfigureEndpoints(name, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: true);
    }

    private static NpgsqlConnectionStringBuilder Connection(string database)
    {
        var address = PostgreSqlAddress.Parse(database);
        address.ApplicationName ??= "PakRussiaMonitor on Orleans";
        if (!address.ShouldSerialize("Maximum Pool Size"))
            address.MaxPoolSize = MostConnections;
        return address;
    }
}
