using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Api;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Who is let in by which key, over HTTP.</summary>
public sealed class KeyTests : IAsyncLifetime
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(3);

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private TestService service = null!;

    private KeyTable Keys => service.Services.GetRequiredService<KeyTable>();

    public async Task InitializeAsync() => service = await TestService.Start(folder.File("monitor.db"), time);

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Before_the_first_key_this_machine_may_do_everything_and_no_other_anything()
    {
        Assert.Equal((200, null), await Ask("GET", "/api/v1/topics"));
        Assert.Equal(400, (await Ask("POST", "/api/v1/sources")).Status);
        var ring = service.Services.GetRequiredService<KeyRing>();
        Assert.Equal((KeyRefusal.MissingKey, null), await ring.Judge(null, KeyScope.Read, isLocal: false, default));
    }

    [Fact]
    public async Task Each_reason_to_refuse_has_a_type_of_its_own()
    {
        var read = await Make(KeyScope.Read);
        var operate = await Make(KeyScope.Operate);
        var short_ = await Make(KeyScope.Operate, TimeSpan.FromDays(1));
        var revoked = await Make(KeyScope.Operate);
        await Keys.Revoke((await Keys.All(default)).Single(key => key.Hash.SequenceEqual(KeySecret.Hash(revoked))).Id, default);

        Assert.Equal((401, "missing-key"), await Ask("GET", "/api/v1/topics"));
        Assert.Equal((401, "malformed-key"), await Ask("GET", "/api/v1/topics", "Bearer hello"));
        Assert.Equal((401, "malformed-key"), await Ask("GET", "/api/v1/topics", "Basic " + read));
        Assert.Equal((401, "unknown-key"), await Ask("GET", "/api/v1/topics", "Bearer " + KeySecret.New()));
        Assert.Equal((401, "revoked-key"), await Ask("GET", "/api/v1/topics", "Bearer " + revoked));
        Assert.Equal((200, null), await Ask("GET", "/api/v1/topics", "Bearer " + short_));
        Assert.Equal((200, null), await Ask("GET", "/api/v1/topics", "bearer " + read));
        Assert.Equal((403, "wrong-scope"), await Ask("POST", "/api/v1/sources", "Bearer " + read));
        Assert.Equal((403, "wrong-scope"), await Ask("POST", "/api/v1/sources/preview", "Bearer " + read));
        Assert.Equal((403, "wrong-scope"), await Ask("POST", "/api/v1/sources/import", "Bearer " + read));
        Assert.Equal((400, "invalid-url"), await Ask("POST", "/api/v1/sources", "Bearer " + operate));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((401, "expired-key"), await Ask("GET", "/api/v1/topics", "Bearer " + short_));
        Assert.Equal((401, "unknown-key"), await Ask("GET", "/api/v1/topics", "Bearer " + short_[..^1] + (short_[^1] == 'A' ? 'B' : 'A')));
    }

    [Fact]
    public async Task With_keys_in_use_health_and_the_pages_files_are_for_everyone_and_nothing_else_is()
    {
        await Make(KeyScope.Read);

        foreach (var path in (string[])["/health/live", "/health/ready", "/", "/app.js", "/views/key.js", "/metrics"])
            Assert.Equal(200, (await Ask("GET", path)).Status);
        foreach (var path in (string[])["/openapi/v1.json", "/api/v1/sources", "/nothing", "/healthy", "/api/v1/../v1/topics", "/API/v1/topics"])
            Assert.Equal((401, "missing-key"), await Ask("GET", path));
        foreach (var method in (string[])["HEAD", "OPTIONS", "DELETE"])
            Assert.Equal(401, (await Ask(method, "/api/v1/topics")).Status);
    }

    [Fact]
    public async Task A_key_that_is_revoked_elsewhere_is_refused_within_seconds_and_the_door_stays_shut()
    {
        var secret = await Make(KeyScope.Read);
        Assert.Equal(200, (await Ask("GET", "/api/v1/topics", "Bearer " + secret)).Status);
        await Keys.Revoke((await Keys.All(default)).Single().Id, default);
        time.Advance(Seconds);

        Assert.Equal((401, "revoked-key"), await Ask("GET", "/api/v1/topics", "Bearer " + secret));
        Assert.Equal((401, "missing-key"), await Ask("GET", "/api/v1/topics"));
    }

    [Fact]
    public async Task Where_keys_are_required_nobody_is_let_in_before_there_is_one_and_any_host_name_is_answered()
    {
        await using var required = await TestService.Start(folder.File("other.db"), time, true, "Keys:Required=true");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/topics") { Headers = { Host = "monitor.example" } };
        using var response = await required.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().ToString());
    }

    [Fact]
    public async Task What_carries_a_key_is_no_other_sites_page_though_a_proxy_changed_the_address()
    {
        var secret = await Make(KeyScope.Operate);
        Assert.Equal((403, "foreign-site"), await Ask("POST", "/api/v1/sources", origin: "https://monitor.example"));
        Assert.Equal((400, "invalid-url"), await Ask("POST", "/api/v1/sources", "Bearer " + secret, "https://monitor.example"));
    }

    [Fact]
    public async Task No_secret_is_stored()
    {
        var secret = await Make(KeyScope.Read);
        await service.DisposeAsync();
        foreach (var file in Directory.GetFiles(folder.Path))
            Assert.DoesNotContain(secret[4..], System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    private async Task<string> Make(KeyScope scope, TimeSpan? lifetime = null)
    {
        var (_, secret) = await Keys.Create("test", scope, lifetime, default);
        time.Advance(Seconds);
        return secret;
    }

    /// <summary>The status and, of a problem, the type.</summary>
    private async Task<(int Status, string? Type)> Ask(string method, string path, string? authorization = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (authorization is not null)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (method == "POST")
            request.Content = JsonContent.Create(new { url = "file:///x" });
        using var response = await service.Client.SendAsync(request);
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json" || method == "HEAD")
            return ((int)response.StatusCode, null);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString()!.Split('/')[^1]);
    }
}
