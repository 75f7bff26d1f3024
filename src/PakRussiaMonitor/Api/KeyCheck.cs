using System.Net;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Lets requests in by their key: whoever reads needs scope read, whoever does more needs operate. The page's files, which stand
/// before it, and health are for everyone, metrics for whoever is on this machine.
/// </summary>
internal sealed class KeyCheck(RequestDelegate next, KeyRing ring, IOptions<KeyOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsForEveryone(context))
        {
            await next(context);
            return;
        }

        var (refused, key) = await Judge(context);
        if (refused is { } refusal)
        {
            context.Response.Headers.WWWAuthenticate = refusal switch
            {
                KeyRefusal.MissingKey => "Bearer",
                KeyRefusal.WrongScope => "Bearer error=\"insufficient_scope\", scope=\"operate\"",
                _ => "Bearer error=\"invalid_token\"",
            };
            await Problems.Refused(refusal).ExecuteAsync(context);
            return;
        }

        context.Features.Set(new Caller(key?.Id));
        Audit.By(key is null ? Audit.ThisMachine : $"{key.Name} ({key.Id})"); // names are not unique, and may be anything
        await next(context);
    }

    private Task<(KeyRefusal? Refusal, ApiKey? Key)> Judge(HttpContext context)
    {
        var needed = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? KeyScope.Read : KeyScope.Operate;
        return ring.Judge(context.Request.Headers.Authorization, needed, IsLocal(context), context.RequestAborted);
    }

    private bool IsForEveryone(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health") || (context.Request.Path.StartsWithSegments("/metrics") && (options.Value.OpenMetrics || IsLocal(context)));

    private static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
