using System.Net.Http.Headers;
using AmiPipeline.Cli.SimulatorConsole;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>No page on the Internet reads or drives the console, also not if its name has been made to lead here.</summary>
public sealed class OriginTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private ConsoleLab _lab = null!;

    public async ValueTask InitializeAsync() => _lab = await ConsoleLab.StartAsync(_real);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Theory]
    [InlineData(403, "Origin", null)]
    [InlineData(403, "Origin", "null")]
    [InlineData(403, "Origin", "http://evil.example")]
    [InlineData(403, "Origin", "http://127.0.0.1:1")]
    [InlineData(403, "Origin", "https://{host}")]
    [InlineData(403, "Host", "evil.example")]
    [InlineData(403, "Host and Origin", "evil.example")]
    [InlineData(403, "Sec-Fetch-Site", "cross-site")]
    [InlineData(403, "Sec-Fetch-Site", "same-site")]
    [InlineData(415, "Content-Type", "text/plain")]
    [InlineData(415, "Content-Type", "application/json")]
    public async Task Form_OfAnotherOrigin_IsRefusedAndDoesNothing(int status, string header, string? value)
    {
        using var request = _lab.Form(("what", "advance"), ("seconds", "3600"));
        value = value?.Replace("{host}", _lab.Endpoint.Authority, StringComparison.Ordinal);
        if (header == "Content-Type")
        {
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value!);
        }
        else if (header.StartsWith("Host", StringComparison.Ordinal))
        {
            request.Headers.Host = value;
        }

        if (header.EndsWith("Origin", StringComparison.Ordinal))
        {
            request.Headers.Remove("Origin");
            request.Headers.TryAddWithoutValidation("Origin", value is null ? [] : [header == "Origin" ? value : $"http://{value}"]);
        }
        else if (header == "Sec-Fetch-Site")
        {
            request.Headers.Add(header, value);
        }

        using var response = await _lab.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(_real.GetUtcNow(), _lab.Clock.GetUtcNow());
        Assert.DoesNotContain(response.Headers, one => one.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Form_OfTheConsoleItself_IsDone()
    {
        var (status, text) = await _lab.SendAsync(("what", "advance"), ("seconds", "3600"));

        Assert.Equal((200, "Skipped 1 h 0 min.\n"), (status, text));
        Assert.Equal(_real.GetUtcNow().AddHours(1), _lab.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "evil.example:80")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Page_ForAnotherOrigin_IsRefused(string header, string value)
    {
        foreach (var path in new[] { ConsolePaths.Root, ConsolePaths.Calls, ConsolePaths.Live + "?path=" + ConsolePaths.Root, ConsolePaths.Script })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_lab.Endpoint, path));
            request.Headers.TryAddWithoutValidation(header, value);

            using var response = await _lab.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            Assert.Equal((path, 403), (path, (int)response.StatusCode));
        }
    }

    [Fact]
    public async Task Page_ByALink_IsShownAndCannotBeFramed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _lab.Console);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Dest", "document");

        using var response = await _lab.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith($"default-src 'none'; script-src {_lab.Endpoint}_simulator/console/console.js; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("GET", "/_simulator/console/do?what=advance&seconds=3600")]
    [InlineData("PUT", "/_simulator/console/do?what=advance&seconds=3600")]
    [InlineData("POST", "/_simulator/console")]
    [InlineData("OPTIONS", "/_simulator/console/do")]
    public async Task Method_ThatChangesNothingOrIsNoForm_IsRefused(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_lab.Endpoint, path));
        request.Headers.Add("Origin", _lab.Endpoint.AbsoluteUri.TrimEnd('/'));

        using var response = await _lab.SendAsync(request);

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal(_real.GetUtcNow(), _lab.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Form_ThatIsTooLarge_IsRefused()
    {
        var (status, _) = await _lab.SendAsync(("what", "advance"), ("seconds", new string('1', 9_000)));

        Assert.Equal(415, status);
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml", "", 303)]
    [InlineData("text/html", "?Action=DescribeRegions&Version=2016-11-15", 200)]
    [InlineData("*/*", "?Action=DescribeRegions&Version=2016-11-15", 200)]
    public async Task Root_LeadsPeopleToTheConsole_AndCallsToTheServices(string accept, string query, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_lab.Endpoint, "/" + query));
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await _lab.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 303 ? ConsolePaths.Root : null, response.Headers.Location?.ToString());
        Assert.Equal(status == 303 ? 0 : 1, _lab.Cloud.Calls.Count);
    }
}
