using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>EC2's Query protocol over GET, and what else a URL can carry.</summary>
public sealed class SimulatorServerQueryTests : IAsyncLifetime
{
    private const string Existing = "Action=DescribeImages&Version=2016-11-15&ImageId.1=ami-03000000000000001";

    private Port _port = null!;

    public async ValueTask InitializeAsync() => _port = await Port.OpenAsync();

    public ValueTask DisposeAsync() => _port.DisposeAsync();

    [Fact]
    public async Task Get_IsAnsweredLikePost()
    {
        var (status, body) = await SendAsync(HttpMethod.Get, Existing, Port.Scope());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<imageId>ami-03000000000000001</imageId>", body);
        Assert.Equal("DescribeImages", Assert.Single(_port.Lab.Cloud.Calls.All).Action);
    }

    [Fact]
    public async Task Get_ThatChangesSomething_DoesSo()
    {
        var (status, _) = await SendAsync(HttpMethod.Get, "Action=CreateTags&ResourceId.1=ami-03000000000000001&Tag.1.Key=a%20b&Tag.1.Value=c%2Bd", Port.Scope());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("c+d", _port.Lab.View.Image("ami-03000000000000001").Tags["a b"]);
    }

    /// <summary>A page anywhere can have a browser send such requests: by an image's address, a form, or a script, also to a name of its own that leads here.</summary>
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Accept-Language", "en")]
    [InlineData("Referer", "http://evil.example/")]
    [InlineData("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)")]
    public async Task Get_OfAWebPage_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?Action=DeregisterImage&ImageId=ami-03000000000000001");
        request.Headers.Add(header, value);
        if (header is not ("Sec-Fetch-Site" or "Origin"))
        {
            request.Headers.Host = "evil.example";
        }

        using var response = await _port.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("A browser sent this for a web page", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(_port.Lab.Cloud.Calls.All);
    }

    [Fact]
    public async Task Get_OfAPersonWhoTypedItsAddress_IsAnswered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?" + Existing);
        request.Headers.Add("Sec-Fetch-Site", "none");
        request.Headers.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)");
        request.Headers.Add("Accept-Language", "en");

        using var response = await _port.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task PresignedUrl_IsTakenForItsCredential()
    {
        var signature = $"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA{Lab.OtherAccount}%2F20261123%2F{Lab.Europe}%2Fec2%2Faws4_request" +
            "&X-Amz-Date=20261123T120000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0";

        await SendAsync(HttpMethod.Get, $"Action=DescribeTags&{signature}");

        var call = Assert.Single(_port.Lab.Cloud.Calls.All);
        Assert.Equal((Lab.OtherAccount, Lab.Europe, null), (call.AccountId, call.Region, call.ErrorCode));
    }

    [Fact]
    public async Task ParameterInAUrl_ThatIsNotModelled_IsRefusedByName()
    {
        var (status, body) = await SendAsync(HttpMethod.Get, "Action=DescribeTags&Colour=blue", Port.Scope());

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("<Code>UnknownParameter</Code><Message>The simulator does not model the parameter Colour of DescribeTags.", body);
    }

    [Fact]
    public async Task Post_WithParametersInItsUrlToo_HearsBoth()
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "Action=DescribeImages", Port.Scope(), "ImageId.1=ami-03000000000000001");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<imageId>ami-03000000000000001</imageId>", body);
    }

    [Fact]
    public async Task JsonRequest_WithParametersInItsUrl_IsRefused()
    {
        var (status, body) = await SendAsync(HttpMethod.Post, "KeyId=alias/golden", Port.Scope("kms"), "{}", "TrentService.DescribeKey");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("X-Amz-Target", body);
    }

    [Fact]
    public async Task Url_ThatIsTooLong_IsRefused()
    {
        var (status, body) = await SendAsync(HttpMethod.Get, $"Action={new string('x', 10_000)}");

        Assert.Equal(HttpStatusCode.RequestUriTooLong, status);
        Assert.Contains("<Code>InvalidRequest</Code>", body);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method, string query, string? scope = null, string? content = null, string? target = null)
    {
        using var request = new HttpRequestMessage(method, "/?" + query);
        request.Headers.Authorization = scope is null ? null : new AuthenticationHeaderValue("AWS4-HMAC-SHA256", scope);
        request.Content = content is null ? null : new StringContent(content, Encoding.UTF8);
        if (target is not null)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        using var response = await _port.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
