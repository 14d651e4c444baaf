using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Malformed, slow and oversized requests: refused in AWS's form where there is a request to answer, and no harm to others.</summary>
public sealed class SimulatorServerLimitTests
{
    private const string Head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    [Fact]
    public async Task Body_ThatSaysItIsTooLarge_IsRefusedUnread()
    {
        await using var port = await Port.OpenAsync(options => options with { MaxBodyBytes = 100 });
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, $"{Head}Content-Length: 101\r\n\r\n");

        AssertRefused(answer, "413", "RequestTooLarge");
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Body_ThatTurnsOutTooLarge_IsRefused()
    {
        await using var port = await Port.OpenAsync(options => options with { MaxBodyBytes = 100 });
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, $"{Head}Transfer-Encoding: chunked\r\n\r\n80\r\n{new string('x', 128)}\r\n");

        AssertRefused(answer, "413", "RequestTooLarge");
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Body_OfTheLargestSize_IsRead()
    {
        const string Form = "Action=DescribeTags&DryRun=";
        await using var port = await Port.OpenAsync(options => options with { MaxBodyBytes = Form.Length });

        Assert.Equal(400, (await port.PostAsync(Form)).Status);
        Assert.Equal(413, (await port.PostAsync(Form + "x")).Status);
    }

    [Fact]
    public async Task Body_ThatDoesNotCome_IsRefused_AndKeepsNobodyWaiting()
    {
        var time = new FakeTimeProvider();
        await using var port = await Port.OpenAsync(options => options with { RealTime = time, BodyTimeout = TimeSpan.FromSeconds(10) });
        using var connection = await port.ConnectAsync();
        await SendAsync(connection, $"{Head}Expect: 100-continue\r\nContent-Length: 20\r\n\r\n");
        using var reader = new StreamReader(connection, leaveOpen: true);
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());
        await SendAsync(connection, "Action=");
        await AssertServesAsync(port);

        time.Advance(TimeSpan.FromSeconds(10));

        AssertRefused(await ReadAnswerAsync(connection), "408", "RequestTimeout");
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Headers_ThatDoNotCome_EndTheConnection()
    {
        await using var port = await Port.OpenAsync(options => options with { HeadersTimeout = TimeSpan.FromMilliseconds(1) });
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, "POST / HTTP/1.1\r\nHost:");

        AssertRefused(answer, "408", "InvalidRequest");
        await AssertServesAsync(port);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("\0\u0001\u0002\r\n\r\n", "400")]
    [InlineData("POST / HTTP/9.9\r\n\r\n", "505")]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nno colon\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: nine\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400")]
    public async Task WhatIsNoHttp_IsRefused(string request, string status)
    {
        await using var port = await Port.OpenAsync();
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, request);

        AssertRefused(answer, status, "InvalidRequest");
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Headers_ThatAreTooLarge_AreRefused()
    {
        await using var port = await Port.OpenAsync();
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, $"{Head}X-Long: {new string('x', 40_000)}\r\n\r\n");

        AssertRefused(answer, "431", "InvalidRequest");
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Chunks_ThatAreMalformed_AreRefused()
    {
        await using var port = await Port.OpenAsync();
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, $"{Head}Transfer-Encoding: chunked\r\n\r\nnot hexadecimal\r\n");

        AssertRefused(answer, "400", "InvalidRequest");
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Body_ThatIsCompressed_IsRefused()
    {
        await using var port = await Port.OpenAsync();
        using var connection = await port.ConnectAsync();

        var answer = await ExchangeAsync(connection, $"{Head}Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx");

        AssertRefused(answer, "415", "InvalidRequest");
    }

    [Fact]
    public async Task Client_ThatLeavesInTheMiddle_HarmsNobody()
    {
        await using var port = await Port.OpenAsync();
        using (var connection = await port.ConnectAsync())
        {
            await SendAsync(connection, $"{Head}Content-Length: 20\r\n\r\nAction=");
        }

        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Requests_BeyondTheLimit_AreAskedToTryAgain()
    {
        await using var port = await Port.OpenAsync(options => options with { ConcurrentRequests = 1 });
        using var connection = await port.ConnectAsync();
        await SendAsync(connection, $"{Head}Expect: 100-continue\r\nContent-Length: 19\r\n\r\n");
        using var reader = new StreamReader(connection, leaveOpen: true);
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync());

        var (status, body) = await port.PostAsync("Action=DescribeTags");
        Assert.Equal(503, status);
        Assert.Contains("<Code>ServiceUnavailable</Code>", body);

        await SendAsync(connection, "Action=DescribeTags");
        Assert.Contains("HTTP/1.1 200", await reader.ReadToEndAsync());
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Connections_BeyondTheLimit_AreClosed()
    {
        await using var port = await Port.OpenAsync(options => options with { ConcurrentConnections = 1 });
        await AssertServesAsync(port);
        using var connection = await port.ConnectAsync();

        Assert.Equal("", await ReadAnswerAsync(connection));
        await AssertServesAsync(port);
    }

    [Fact]
    public async Task Fault_OfTheSimulatorsOwn_IsItsCallersAlone()
    {
        await using var port = await Port.OpenAsync();
        port.Lab.Cloud.Faults.When(call => call.Action == "DescribeTags" ? throw new InvalidOperationException("broken") : false).Throttle();

        var (status, body) = await port.PostAsync("Action=DescribeTags");

        Assert.Equal(500, status);
        Assert.Contains("<Code>InternalError</Code>", body);
        Assert.Equal(200, (await port.PostAsync("Action=DescribeImages")).Status);
    }

    [Fact]
    public async Task Form_WithTooManyParameters_IsRefused()
    {
        await using var port = await Port.OpenAsync();
        var form = "Action=DescribeTags" + string.Concat(Enumerable.Range(1, 4_000).Select(index => $"&Filter.{index}.Name=key"));

        var (status, body) = await port.PostAsync(form);

        Assert.Equal(400, status);
        Assert.Contains("4000 parameters", body);
    }

    private static async Task AssertServesAsync(Port port) => Assert.Equal(200, (await port.PostAsync("Action=DescribeTags")).Status);

    private static void AssertRefused(string answer, string status, string code)
    {
        Assert.StartsWith($"HTTP/1.1 {status}", answer.TrimStart());
        Assert.Contains($"<Response><Errors><Error><Code>{code}</Code>", answer);
    }

    private static Task SendAsync(NetworkStream connection, string text) => connection.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    private static async Task<string> ExchangeAsync(NetworkStream connection, string text)
    {
        await SendAsync(connection, text);
        return await ReadAnswerAsync(connection);
    }

    // Kestrel keeps a refused connection for some seconds, for the rest of the body; then it may end with a reset.
    private static async Task<string> ReadAnswerAsync(NetworkStream connection)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (!text.ToString().EndsWith("</Response>", StringComparison.Ordinal) && await connection.ReadAsync(buffer) is > 0 and var read)
            {
                text.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
        catch (IOException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
        }

        return text.ToString();
    }
}
