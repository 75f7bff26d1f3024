using Microsoft.AspNetCore.Diagnostics;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Makes a problem of what should not happen: an outage of the database says so, a bug says nothing of itself.</summary>
internal sealed partial class UnexpectedFailure(ILogger<UnexpectedFailure> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            await Problems.BadRequest(bad).ExecuteAsync(httpContext);
            return true;
        }

        if (exception is UnknownTopicException gone) // between two looks at it
        {
            await Problems.UnknownTopic(gone.Topic).ExecuteAsync(httpContext);
            return true;
        }

        Log.Failed(logger, httpContext.Request.Method, httpContext.Request.Path, exception);
        await (exception is StorageException ? Problems.Storage(exception.Message) : Problems.Unexpected()).ExecuteAsync(httpContext);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Error, "{Method} {Path} failed")]
        public static partial void Failed(ILogger logger, string method, string path, Exception failure);
    }
}
