using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>How much a caller may ask, and how long it takes at most.</summary>
public sealed class RequestLimitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task This_machine_may_ask_without_end_unless_an_operator_says_otherwise()
    {
        await using (var open = await TestService.Start(folder.File("open.db")))
            Assert.Equal((200, null, null), await Ask(open));
        await using var service = await TestService.Start(folder.File("monitor.db"), null, true, "Requests:LocalPerMinute=2");

        Assert.Equal((200, null, "\"minute\";r=1"), await Ask(service));
        Assert.Equal((200, null, "\"minute\";r=0"), await Ask(service));
        using var refused = await service.Client.GetAsync("/api/v1/topics");
        var wait = Assert.Single(refused.Headers.GetValues("Retry-After"));
        Assert.InRange(int.Parse(wait, null), 1, 60);
        Assert.Equal("\"minute\";q=2;w=60", Assert.Single(refused.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal($"\"minute\";r=0;t={wait}", Assert.Single(refused.Headers.GetValues("RateLimit")));
        Assert.Equal((429, "/problems/too-many-requests"), ((int)refused.StatusCode, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()));
        foreach (var path in (string[])["/health/ready", "/", "/metrics"])
            Assert.Equal(200, (int)(await service.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Each_key_has_its_own_number()
    {
        await using var service = await TestService.Start(folder.File("monitor.db"), null, true, "Requests:PerMinute=1");
        var keys = service.Services.GetRequiredService<KeyTable>();
        var (_, one) = await keys.Create("one", KeyScope.Read, null, default);
        var (_, two) = await keys.Create("two", KeyScope.Read, null, default);

        Assert.Equal(200, (await Ask(service, one)).Status);
        Assert.Equal((429, "too-many-requests"), await Ask(service, one) is var again ? (again.Status, again.Type) : default);
        Assert.Equal(200, (await Ask(service, two)).Status);
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up_with_a_problem_of_its_own()
    {
        var released = new TaskCompletionSource();
        await using var server = await FeedServer.Start(_ => released.Task);
        await using var service = await TestService.Start(folder.File("monitor.db"), null, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}", "Requests:Timeout=00:00:01");
        await service.Services.GetRequiredService<SourceTable>().Add("feed", new Uri($"http://{server.Endpoint}/rss"), "The feed", TimeSpan.Zero, default);

        var (status, problem) = await service.Post("/api/v1/sources/feed/fetch");
        released.SetResult();

        Assert.Equal((504, "/problems/request-timeout"), (status, problem.GetProperty("type").GetString()));
    }

    private static async Task<(int Status, string? Type, string? Limit)> Ask(TestService service, string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/topics");
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var response = await service.Client.SendAsync(request);
        var type = response.IsSuccessStatusCode ? null : (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.Split('/')[^1];
        return ((int)response.StatusCode, type, response.Headers.TryGetValues("RateLimit", out var limits) ? limits.Single() : null);
    }
}
